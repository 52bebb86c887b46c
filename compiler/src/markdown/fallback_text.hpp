// Step of complete_widget: the text to show where a widget cannot work.
#pragma once

#include <string>

#include "model/widget.hpp"

namespace shelf::compiler {

// Plain text, never empty.
[[nodiscard]] std::string fallback_text(const Widget& widget);

}  // namespace shelf::compiler
