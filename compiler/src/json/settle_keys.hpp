// Step of parse_json_body: keys as the format spells them, no key twice.
#pragma once

#include "model/json.hpp"

namespace shelf::compiler {

// Canonical case for known keys, misspellings mapped (JSN6), the last of a repeated key kept (JSN4).
// Below `metadata` and `requestBody` the schema is open: keys stay as authored and only exact repeats count.
void settle_keys(JsonValue& root, DiagnosticSink& sink);

}  // namespace shelf::compiler
