// Control characters have no business in a text that a terminal may show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shelf::detail {

inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

// Bytes of the control character (C0, DEL, C1) at `at`, which must be below text.size(); 0: it is none.
[[nodiscard]] std::size_t control_size(std::string_view text, std::size_t at) noexcept;

// The text as it stands; control characters but the tab and the line feed as U+FFFD.
void append_visible(std::string& out, std::string_view text);

}  // namespace shelf::detail
