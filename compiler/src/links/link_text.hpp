// Small readers of text that the link steps share.
#pragma once

#include <string>
#include <string_view>

namespace shelf::compiler {

constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_word(char c) noexcept { return is_letter(c) || is_digit(c) || c == '_'; }
constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }
constexpr bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

[[nodiscard]] bool starts_folded(std::string_view text, std::string_view prefix) noexcept;  // ASCII case ignored

// Bytes of the white space character `text` starts with or ends in: ASCII, U+00A0, U+200B, U+202F, U+FEFF. 0: none.
[[nodiscard]] std::size_t space_at_front(std::string_view text) noexcept;
[[nodiscard]] std::size_t space_at_back(std::string_view text) noexcept;
[[nodiscard]] std::string_view trim_spaces(std::string_view text) noexcept;

// Text before the first `:` when that comes before `/`, `?` and `#`; empty when there is none.
[[nodiscard]] std::string_view scheme_of(std::string_view destination) noexcept;

// Source text for a message: in backticks, at most about 80 bytes.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace shelf::compiler
