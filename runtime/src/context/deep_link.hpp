// Addresses that stand for what a widget does, for hosts that can do nothing but open an address.
#pragma once

#include <cstdint>
#include <string>

#include "context/resolve.hpp"
#include "shelf/widget.hpp"

namespace shelf::detail {

struct ActionLink {
  std::string url;           // checked; empty: there is none
  std::uint8_t missing = 0;  // mask of the variables it lacks; only when there is no url
};

// Of a blade: its authored address when that is a valid one, else the portal's address of the blade. Of a button, video
// or metric: its target. Others: the widget's fallback address, if any.
[[nodiscard]] ActionLink action_link(const Widget& widget, const ResolvedContext& context);

// Are extension, blade and parameters names that a portal can have?
[[nodiscard]] bool has_valid_names(const BladeAction& action) noexcept;

// The same for a blade, appended to `out`; `has_names`: what has_valid_names() says. Returns the missing variables;
// `out` is then as it was.
std::uint8_t append_blade_link(const BladeAction& action, bool has_names, const ResolvedContext& context,
                               std::string& out);

}  // namespace shelf::detail
