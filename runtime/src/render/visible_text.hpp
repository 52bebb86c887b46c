// Control characters have no business in a text that a terminal may show.
#pragma once

#include <string>
#include <string_view>

namespace shelf::detail {

// The text as it stands; control characters but the tab and the line feed as U+FFFD.
void append_visible(std::string& out, std::string_view text);

}  // namespace shelf::detail
