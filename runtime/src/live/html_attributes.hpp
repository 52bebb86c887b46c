// Opening tags of cleaned HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "live/html_tokens.hpp"

namespace shelf::detail {

// The reference that `c` is written as, in text and in double quotes; empty: as it is.
[[nodiscard]] std::string_view escape(char c) noexcept;

// The tag with the attributes that its element may have, checked and in a fixed order. Nothing: the element makes no
// sense without one that is missing or refused (the address of a link or an image).
[[nodiscard]] std::optional<std::string> open_tag(const HtmlToken& token);

}  // namespace shelf::detail
