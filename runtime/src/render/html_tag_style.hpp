// What an element of HTML means for text.
#pragma once

#include "render/inlines.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

// Whether it starts and ends a line.
[[nodiscard]] constexpr bool stands_apart(format::HtmlTag tag) noexcept {
  using format::HtmlTag;
  switch (tag) {
    case HtmlTag::div:
    case HtmlTag::dl:
    case HtmlTag::dt:
    case HtmlTag::dd:
    case HtmlTag::pre:
    case HtmlTag::blockquote:
    case HtmlTag::details:
    case HtmlTag::summary:
    case HtmlTag::caption:
      return true;
    default:
      return false;
  }
}

[[nodiscard]] constexpr Style style_of(format::HtmlTag tag) noexcept {
  using format::HtmlTag;
  switch (tag) {
    case HtmlTag::b:
      return style_strong;
    case HtmlTag::i:
    case HtmlTag::var:
    case HtmlTag::cite:
      return style_emphasis;
    case HtmlTag::u:
    case HtmlTag::ins:
      return style_underline;
    case HtmlTag::s:
    case HtmlTag::del:
      return style_strike;
    case HtmlTag::code:
    case HtmlTag::kbd:
    case HtmlTag::samp:
      return style_code;
    default:
      return 0;
  }
}

}  // namespace shelf::detail
