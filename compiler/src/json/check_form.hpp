// Step of parse_json_body: what problemScopingQuestions and TSG_Questions promise.
#pragma once

#include "model/figures.hpp"
#include "model/json.hpp"

namespace shelf::compiler {

// Compiles the visibility of the elements. Reports JSN6 (misplaced keys), JSN8, JSN9, JSN14 to JSN19.
// `scoping`: problemScopingQuestions; its elements and expressions are counted, and one of them holds the details.
void check_form(JsonValue& root, bool scoping, Figures& figures, DiagnosticSink& sink);

}  // namespace shelf::compiler
