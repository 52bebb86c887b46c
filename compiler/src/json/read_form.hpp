// Step of check_form: the elements of `formElements`, ready to be looked up.
#pragma once

#include "model/form.hpp"

namespace shelf::compiler {

// `root` must outlive the form. Reports JSN14 for items that are no objects and for ids given twice. Positions count
// every item of `formElements`.
[[nodiscard]] Form read_form(JsonValue& root, DiagnosticSink& sink);

}  // namespace shelf::compiler
