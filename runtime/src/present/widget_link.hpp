// Where a widget leads without being shown.
#pragma once

#include <cstdint>
#include <string>

#include "shelf/context.hpp"
#include "shelf/widget.hpp"

namespace shelf::detail {

struct WidgetLink {
  std::string url, command;  // either may be empty; the address is https
  std::uint8_t missing = 0;  // mask of Variable: without a value, so there is no link
};
// Without a context: what the article itself says.
[[nodiscard]] WidgetLink link_of(const Widget& widget, const Context* context);

}  // namespace shelf::detail
