// Step of parse_json_body: strings that hold HTML get their nodes.
#pragma once

#include "model/json.hpp"

namespace shelf::compiler {

// Looks at the keys of forms and topic descriptions whose strings are shown to people and may hold HTML. Reports what
// parse_html_text reports.
void parse_rich_strings(JsonValue& root, DiagnosticSink& sink);

}  // namespace shelf::compiler
