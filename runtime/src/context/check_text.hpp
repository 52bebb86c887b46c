// Shapes that values of a context and names of an article must have before anything is made of them.
#pragma once

#include <string_view>

namespace shelf::detail {

// UTF-8 without control characters, bidirectional controls, line separators.
[[nodiscard]] bool is_printable(std::string_view text) noexcept;
// 8-4-4-4-12 hexadecimal digits, no braces.
[[nodiscard]] bool is_guid(std::string_view text) noexcept;
// [A-Za-z][A-Za-z0-9_]{0,127}: an extension, a blade, one of its parameters.
[[nodiscard]] bool is_identifier(std::string_view text) noexcept;
// [A-Za-z0-9_.-]{1,128}: a name that the service knows a check by.
[[nodiscard]] bool is_service_name(std::string_view text) noexcept;
// "https://host[:port]", nothing behind it.
[[nodiscard]] bool is_https_origin(std::string_view text) noexcept;
// An address a person may be sent to: https, a host without user, no character that must be encoded.
[[nodiscard]] bool is_https_address(std::string_view text) noexcept;
// The same, or http or mailto: what an article may link to.
[[nodiscard]] bool is_link_address(std::string_view text) noexcept;
// A tenant: [A-Za-z0-9.-]{1,253}, no `..`.
[[nodiscard]] bool is_directory(std::string_view text) noexcept;

}  // namespace shelf::detail
