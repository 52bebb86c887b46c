// What the renderers show of a widget: read ahead from the operations behind it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/op_reader.hpp"

namespace shelf::detail {

struct WidgetFacts {
  std::string_view title, fallback, source;
  bool has_items = false;
};

// `reader` stands behind the widget operation and is not moved.
[[nodiscard]] WidgetFacts read_widget_facts(OpReader reader) noexcept;

// A widget as a line of text, and where it leads: empty, or an address that is not the text.
struct ShownWidget {
  std::string_view text, address;
};
// The widget, then those of a group. `reader` as above.
[[nodiscard]] std::vector<ShownWidget> shown_widgets(const OpReader& reader, std::uint32_t kind);

}  // namespace shelf::detail
