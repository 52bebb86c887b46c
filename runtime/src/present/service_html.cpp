#include "present/service_html.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_depth = 64;
constexpr auto elements = std::to_array<std::string_view>(
    {"a",    "abbr",  "b",    "blockquote", "br",  "caption", "cite",   "code",  "dd",    "del", "details",
     "div",  "dl",    "dt",   "em",         "h1",  "h2",      "h3",     "h4",    "h5",    "h6",  "hr",
     "i",    "img",   "ins",  "kbd",        "li",  "mark",    "ol",     "p",     "pre",   "q",   "s",
     "samp", "small", "span", "sub",        "sup", "summary", "strong", "table", "tbody", "td",  "tfoot",
     "th",   "thead", "tr",   "u",          "ul",  "var",     "wbr"});
constexpr auto attributes =
    std::to_array<std::string_view>({"href", "src", "title", "alt", "target", "rel", "start", "type", "align",
                                     "colspan", "rowspan", "scope", "open", "width", "height"});

template <class List>
bool holds(const List& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}
bool is_void(std::string_view name) noexcept { return name == "br" || name == "hr" || name == "img" || name == "wbr"; }
bool is_heading(std::string_view name) noexcept {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_safe_address(std::string_view value, bool image) noexcept {
  const auto starts = [&](std::string_view scheme) {
    return value.size() > scheme.size() && format::equal_folded(value.substr(0, scheme.size()), scheme);
  };
  return starts("https://") || (!image && starts("mailto:"));
}

struct Tag {
  std::string_view name;
  bool end = false;
  std::size_t size = 0;  // from `<` to `>`; 0: no tag of ours
};

std::string_view take_name(std::string_view html, std::size_t& at) noexcept {
  const std::size_t begin = at;
  while (at < html.size() && ((html[at] >= 'a' && html[at] <= 'z') || (html[at] >= '0' && html[at] <= '9'))) ++at;
  return html.substr(begin, at - begin);
}

// ` name="value"`; false when it is none of the list.
bool take_attribute(std::string_view html, std::size_t& at) noexcept {
  ++at;
  const std::string_view name = take_name(html, at);
  if (!holds(attributes, name)) return false;
  if (html.substr(at, 2) != "=\"") return name == "open";
  at += 2;
  const auto end = html.find('"', at);
  if (end == std::string_view::npos) return false;
  const std::string_view value = html.substr(at, end - at);
  at = end + 1;
  if (value.find_first_of("<>`") != std::string_view::npos) return false;
  return (name != "href" && name != "src") || is_safe_address(value, name == "src");
}

Tag read_tag(std::string_view html, std::size_t begin) noexcept {
  Tag tag;
  std::size_t at = begin + 1;
  tag.end = at < html.size() && html[at] == '/';
  if (tag.end) ++at;
  tag.name = take_name(html, at);
  if (!holds(elements, tag.name) || (tag.end && is_void(tag.name))) return {};
  while (!tag.end && at < html.size() && html[at] == ' ')
    if (!take_attribute(html, at)) return {};
  if (at >= html.size() || html[at] != '>') return {};
  tag.size = at + 1 - begin;
  return tag;
}

bool is_clean_text(std::string_view text) noexcept {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f || c == '>';
  });
}

}  // namespace

bool is_clean_html(std::string_view html) noexcept {
  std::array<std::string_view, max_depth + 1> open;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t tag_at = std::min(html.find('<', at), html.size());
    if (!is_clean_text(html.substr(at, tag_at - at))) return false;
    at = tag_at;
    if (at == html.size()) break;
    const Tag tag = read_tag(html, at);
    if (tag.size == 0 || !std::all_of(&html[at], &html[at] + tag.size,
                                      [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; }))
      return false;
    at += tag.size;
    if (is_void(tag.name)) continue;
    if (tag.end) {
      if (depth == 0 || open[--depth] != tag.name) return false;
    } else {
      if (depth == max_depth) return false;
      open[depth++] = tag.name;
    }
  }
  return depth == 0;
}

void put_clean_html(Output& out, std::string_view html, unsigned first_level) {
  std::size_t begin = 0;
  for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at + 1)) {
    const Tag tag = read_tag(html, at);
    if (!is_heading(tag.name)) continue;
    const std::size_t digit = at + (tag.end ? 3 : 2);
    const unsigned level = std::max(static_cast<unsigned>(html[digit] - '0'), 2u) - 2 + first_level;
    out.put(html.substr(begin, digit - begin));
    out.put(static_cast<char>('0' + std::min(level, 6u)));
    begin = digit + 1;
  }
  out.put(html.substr(begin));
}

}  // namespace shelf::detail
