// Cuts HTML text into tags and text by the rules of the format: a known name and well-formed attributes, else text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "html/html_tree.hpp"

namespace shelf::compiler {

struct HtmlTagMatch {
  HtmlTag tag;
  bool end_tag = false;
  std::size_t end = 0;  // first byte after `>`
};

// `text[begin]` is `<`. Empty when it is text.
[[nodiscard]] std::optional<HtmlTagMatch> read_html_tag(std::string_view text, std::size_t begin);

}  // namespace shelf::compiler
