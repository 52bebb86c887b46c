// An HTML fragment as a list of its blocks, so that two renderings can be compared by what a reader sees: kind and
// text of each block, where lists, items and quotes begin and end, and the addresses of links and images.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shelf::test {

// Runs of white space are one blank; text directly in an item counts as a paragraph; what is empty is left out.
[[nodiscard]] std::vector<std::string> html_outline(std::string_view html);

// Markdown to HTML by the Markdown library (tables, strikethrough), note boxes as the runtime's HTML writes them.
[[nodiscard]] std::string markdown_to_html(std::string markdown);

// Empty: the Markdown shows what the HTML shows; else the first difference.
[[nodiscard]] std::string outline_difference(std::string_view html, const std::string& markdown);

}  // namespace shelf::test
