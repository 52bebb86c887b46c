// The value of a header attribute, from what stands between its quotes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct DecodedValue {
  std::string text;
  Span where;          // of `raw` without white space at the ends
  bool strict = true;  // a conforming XML parser accepts `raw`
};

// References decoded once, controls they made removed, each line break with the white space around it one space,
// trimmed. `raw` starts at `begin` of the source. Reports HDR1, HDR8.
[[nodiscard]] DecodedValue decode_attribute_value(std::string_view raw, std::uint32_t begin, DiagnosticSink& sink);

}  // namespace shelf::compiler
