// Columns that text takes on a terminal, and text that is safe there. Own tables: no locale is asked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shelf::detail {

// 0 for combining marks and joiners, 2 for wide East Asian characters and emoji, else 1.
[[nodiscard]] unsigned display_width(char32_t c) noexcept;
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

// Bytes of `text` that fit `columns`: whole characters with their combining marks, but at least one character.
[[nodiscard]] std::size_t fitting_prefix(std::string_view text, std::size_t columns) noexcept;

// C0, C1, DEL, bidirectional controls, separators and bytes that are not UTF-8 become U+FFFD; tabs and line feeds
// become blanks.
void append_printable(std::string& out, std::string_view text);

}  // namespace shelf::detail
