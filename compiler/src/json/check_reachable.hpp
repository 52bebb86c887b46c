// Step of check_form: questions that no answers ever bring up.
#pragma once

#include <vector>

#include "model/form.hpp"

namespace shelf::compiler {

// Reports JSN17 for elements that are never shown, whatever is answered: a comparison holds once its element is shown
// and has the value among its options; `!=` holds before anything is answered. Elements `on_cycle` have their own
// report. Visibility is bound; what could not be read counts as shown. Linear in the terms.
void check_reachable(const Form& form, const std::vector<bool>& on_cycle, DiagnosticSink& sink);

}  // namespace shelf::compiler
