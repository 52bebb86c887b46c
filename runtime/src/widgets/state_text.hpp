// The words for a state of a widget.
#pragma once

#include <string_view>

#include "shelf/messages.hpp"
#include "shelf/widget.hpp"
#include "shelf/widget_state.hpp"

namespace shelf::detail {

// The library's own; never "none".
[[nodiscard]] Message default_message(State state, Cause cause) noexcept;
// The author's; empty: none. Only checks have texts for their states.
[[nodiscard]] std::string_view authored_text(const Widget& widget, State state) noexcept;

}  // namespace shelf::detail
