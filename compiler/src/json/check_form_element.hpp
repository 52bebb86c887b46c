// Step of check_form: one element by itself.
#pragma once

#include "model/form.hpp"

namespace shelf::compiler {

// Reports JSN14, JSN16.
void check_form_element(const FormElement& element, const Form& form, DiagnosticSink& sink);

}  // namespace shelf::compiler
