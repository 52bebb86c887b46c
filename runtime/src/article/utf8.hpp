// Is it UTF-8?
#pragma once

#include <string_view>

namespace shelf::detail {

// No overlong forms, no surrogates, nothing above U+10FFFF. Linear.
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

}  // namespace shelf::detail
