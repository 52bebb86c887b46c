// Step of check_form: compiles the `visibility` of an element and binds it to the elements it names.
#pragma once

#include "model/form.hpp"

namespace shelf::compiler {

// Sets `visibility.visibility` unless the string holds no expression (`null`, `true`, `false`, nothing) or cannot be
// read (JSN15). Reports JSN8 for ids and literals that lead nowhere, JSN17 for comparisons that contradict each
// other. True when it holds an expression.
bool bind_visibility(JsonValue& visibility, const Form& form, DiagnosticSink& sink);

}  // namespace shelf::compiler
