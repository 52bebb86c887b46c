// Step of check_form: questions that wait for each other.
#pragma once

#include <vector>

#include "model/form.hpp"

namespace shelf::compiler {

// Reports JSN18 (the visibility of an element depends on itself, perhaps through others) and JSN19 (the same of
// `dependsOn`), one of each group of elements that depend on each other. Visibility is bound.
// Returns by element whether its visibility is part of such a group. Linear.
std::vector<bool> check_form_cycles(const Form& form, DiagnosticSink& sink);

}  // namespace shelf::compiler
