// What becomes of each element in service HTML.
#pragma once

#include <cstdint>
#include <string_view>

namespace shelf::detail {

enum class Flow : std::uint8_t {
  unknown,    // no element of HTML: prose in angle brackets, shown as text
  dropped,    // the tag goes, its content stays
  removed,    // script, style: goes with its content
  phrase,     // inside a line
  paragraph,  // holds phrases only; a block closes it
  block,
  item,  // needs one of its parents around it
  leaf,  // br, img, wbr
  rule   // hr: a leaf between blocks
};

struct HtmlRule {
  std::string_view name;  // folded; headings as they are written: h3 to h6
  Flow flow = Flow::unknown;
};

// `name` is folded. Headings of the first two levels become h3: a finding's text stands below the article's headings.
[[nodiscard]] HtmlRule html_rule(std::string_view name) noexcept;

// Whether `item` (li, td ...) may stand directly inside `parent`.
[[nodiscard]] bool is_item_parent(std::string_view item, std::string_view parent) noexcept;
// Elements that end the search for the parent of `item`.
[[nodiscard]] bool is_item_wall(std::string_view item, std::string_view around) noexcept;

}  // namespace shelf::detail
