// Tells HTML from placeholders such as `<your-server>`, which authors write in the same brackets and mean as text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shelf::compiler {

struct AngleText {
  enum class Kind : std::uint8_t { autolink, placeholder, open_tag, close_tag } kind = Kind::placeholder;
  std::size_t end = 0;  // after the `>`
  // Tags only.
  std::string name;                              // folded
  std::optional<std::string> href, title, text;  // of img: src is href, alt is text; references decoded
  std::uint32_t start = 1;                       // of ol
  bool dropped_attributes = false;
};

// `text[begin]` is `<`; looks no further than `limit` and the end of the line. Empty: a `<` that starts nothing.
[[nodiscard]] std::optional<AngleText> scan_angle_text(std::string_view text, std::size_t begin, std::size_t limit);

// Whether `name` (any case) is an element of HTML that articles may use, or one that is removed.
[[nodiscard]] bool is_html_name(std::string_view name) noexcept;

// Offset of the next `</name` (folded, an ending or blank behind it) from `from` on; npos: none.
[[nodiscard]] std::size_t find_end_tag(std::string_view text, std::size_t from, std::string_view name) noexcept;

}  // namespace shelf::compiler
