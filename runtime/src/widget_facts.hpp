// What the renderers show of a widget: read ahead from the operations behind it.
#pragma once

#include <string_view>

#include "op_reader.hpp"

namespace shelf::detail {

struct WidgetFacts {
  std::string_view title, fallback, source;
  bool has_items = false;
};

// `reader` stands behind the widget operation and is not moved.
[[nodiscard]] WidgetFacts read_widget_facts(OpReader reader) noexcept;

}  // namespace shelf::detail
