// Step of complete_widget: what one widget by itself says wrongly.
#pragma once

#include "model/widget.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Reports WID4 (missing children), WID5 (values outside the vocabulary), WID6 (reserved), WID7, WID8, WID10, LNK3.
void lint_widget(const Widget& widget, DiagnosticSink& sink);

}  // namespace shelf::compiler
