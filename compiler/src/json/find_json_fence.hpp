// Step of parse_json_body: the container `# title`, `---`, JSON, `---`.
#pragma once

#include <optional>
#include <string>

#include "model/header.hpp"
#include "model/source.hpp"

namespace shelf::compiler {

struct JsonFence {
  std::string title;  // of the H1 before the fence, else of the heading above the header; may be empty
  Span json;          // between the fence lines
};

// Reports JSN10 (text outside the block) and JSN13 (a fence line is missing). Empty after an error.
[[nodiscard]] std::optional<JsonFence> find_json_fence(const SourceFile& source, const RawHeader& raw,
                                                       DiagnosticSink& sink);

}  // namespace shelf::compiler
