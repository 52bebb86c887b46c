// What stands between the start of a file and its header.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct Prologue {
  std::optional<std::string> heading;  // text of the first `# …` line
  Span heading_span;
};

// `text` is everything before `<properties`. White space and comments say nothing; a heading is kept, everything else
// is dropped. Reports HDR5.
[[nodiscard]] Prologue read_prologue(std::string_view text, DiagnosticSink& sink);

}  // namespace shelf::compiler
