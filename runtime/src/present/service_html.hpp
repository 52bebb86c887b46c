// Cleaned HTML of the service, as a state carries it. A host may have filled the state itself, so nothing is emitted on
// trust.
#pragma once

#include <string_view>

#include "render/output.hpp"

namespace shelf::detail {

// Balanced, only elements and attributes of the allow-list, addresses https or mailto: what clean_html writes.
[[nodiscard]] bool is_clean_html(std::string_view html) noexcept;
// Such HTML; its headings become levels from `first_level` (at most 6) on.
void put_clean_html(Output& out, std::string_view html, unsigned first_level);

}  // namespace shelf::detail
