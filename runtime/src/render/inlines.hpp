// The text of one block as spans of equal style: what writers that must see a whole block before they write it work on.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/op_reader.hpp"

namespace shelf::detail {

using Style = std::uint8_t;  // a set of bits
inline constexpr Style style_emphasis = 1, style_strong = 2, style_strike = 4, style_underline = 8, style_code = 16,
                       style_sample = 32;  // sample: the default text of a token that has no value

enum class SpanKind : std::uint8_t { text, soft_break, hard_break, image };

// Views live as long as the article, its values, or whoever put the text.
struct Span {
  SpanKind kind = SpanKind::text;
  Style style = 0;
  std::uint32_t target = 0;  // position in Inlines::targets + 1; 0: none
  std::uint32_t image = 0;   // the same, for an image
  std::string_view text;     // without line feeds, except in code blocks; of an image: the alternative text
};

struct Target {
  Op op = Op::link;  // link, image, button_link, blade_action
  std::string_view url, title;
};

struct Inlines {
  std::vector<Span> spans;
  std::vector<Target> targets;

  // `position` counts from 1; null for 0 and for one that is not there.
  [[nodiscard]] const Target* target(std::uint32_t position) const noexcept {
    return position == 0 || position > targets.size() ? nullptr : &targets[position - 1];
  }
};

// Text that may hold line feeds.
inline void append_lines(Inlines& out, std::string_view text, Style style = 0, std::uint32_t target = 0) {
  for (;;) {
    const auto end = text.find('\n');
    out.spans.push_back({SpanKind::text, style, target, 0, text.substr(0, end)});
    if (end == std::string_view::npos) return;
    out.spans.push_back({SpanKind::hard_break, style, target, 0, {}});
    text.remove_prefix(end + 1);
  }
}

struct InlineTable {
  std::string_view columns;  // one character a column: l c r or - (none)
  std::vector<std::vector<Inlines>> rows;
  std::size_t head_rows = 0;  // how many of the first rows are the head

  [[nodiscard]] std::size_t width() const noexcept {  // in cells
    std::size_t width = 0;
    for (const auto& row : rows) width = row.size() > width ? row.size() : width;
    return width;
  }
};

}  // namespace shelf::detail
