// Step of parse_json_body: JSON text to values with places.
#pragma once

#include <optional>
#include <string_view>

#include "model/json.hpp"

namespace shelf::compiler {

struct JsonReading {
  JsonValue root;      // keys as authored, repeated keys still there
  bool strict = true;  // a conforming JSON parser accepts the text as it stands
};

// Reads the one value that stands in `block` of `text`. Accepts, besides JSON: line breaks and tabs in strings (JSN1),
// a comma before a closing bracket (JSN2), identifiers as keys (JSN3). Escapes of lone surrogates become U+FFFD, those
// of control characters are dropped (BYT4; tab, line feed and carriage return stay).
// Reports JSN13 for anything else, LIM1 for nesting. Empty after an error. Linear, not recursive.
[[nodiscard]] std::optional<JsonReading> read_json(std::string_view text, Span block, DiagnosticSink& sink);

}  // namespace shelf::compiler
