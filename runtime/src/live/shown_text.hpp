// Untrusted text made fit to be shown: in a page, a terminal, a dialogue.
#pragma once

#include <string>
#include <string_view>

namespace shelf::detail {

// The character that is shown for `c`; 0: none. C0 (but tab and line feed), C1, DEL and bidirectional controls become
// U+FFFD, line separators a line feed; invisible joints of words are dropped.
[[nodiscard]] char32_t shown_character(char32_t c) noexcept;

// Valid UTF-8 without controls; line ends become a line feed. Every line and blank stays where it is.
[[nodiscard]] std::string shown_text(std::string_view text);
// The same on one line, white space folded.
[[nodiscard]] std::string shown_line(std::string_view text);

// HTML as one line of plain text.
[[nodiscard]] std::string plain_line(std::string_view html);
// Text that may hold both HTML and the marks of Markdown (emphasis, code, links, headings): neither is left.
[[nodiscard]] std::string plain_markdown(std::string_view text);

}  // namespace shelf::detail
