#include "html/scan_html_tag.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "html/decode_entity.hpp"
#include "text/ascii.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t max_tag_bytes = 4096;  // keeps hostile attribute lists linear; the longest real line is 4,224

// `script` and `style` are known only to be removed.
constexpr auto known_tags = std::to_array<std::string_view>(
    {"a",       "abbr", "b",      "blockquote", "br",    "button", "caption", "cite", "code",    "dd",  "del",
     "details", "div",  "dl",     "dt",         "em",    "h1",     "h2",      "h3",   "h4",      "h5",  "h6",
     "hr",      "i",    "img",    "ins",        "kbd",   "li",     "mark",    "ol",   "p",       "pre", "q",
     "s",       "samp", "script", "small",      "span",  "strong", "style",   "sub",  "summary", "sup", "table",
     "tbody",   "td",   "tfoot",  "th",         "thead", "tr",     "u",       "ul",   "var",     "wbr"});

bool is_name_char(char c) noexcept { return is_alnum(c) || c == '-' || c == '_' || c == ':'; }

std::string_view take_name(std::string_view& rest) noexcept {
  std::size_t length = 0;
  while (length < rest.size() && is_name_char(rest[length])) ++length;
  const std::string_view name = rest.substr(0, length);
  rest.remove_prefix(length);
  return name;
}

bool skip_blanks(std::string_view& rest) noexcept {
  const std::size_t length = std::min(rest.find_first_not_of(" \t"), rest.size());
  rest.remove_prefix(length);
  return length != 0;
}

std::optional<std::string_view> take_value(std::string_view& rest) noexcept {
  if (rest.empty()) return std::nullopt;
  const char quote = rest.front();
  const bool quoted = quote == '"' || quote == '\'';
  if (quoted) rest.remove_prefix(1);
  const std::size_t length = quoted ? rest.find(quote) : std::min(rest.find_first_of(" \t\"'<>`"), rest.size());
  if (length == none || (!quoted && length == 0)) return std::nullopt;
  const std::string_view value = rest.substr(0, length);
  rest.remove_prefix(length + (quoted ? 1 : 0));
  return value;
}

void keep_attribute(AngleText& tag, std::string_view name, std::string_view value) {
  const std::string key = folded(name);
  const bool image = tag.name == "img";
  if (key == (image ? "src" : "href") && !tag.href)
    tag.href = decode_entities(trim(value));
  else if (key == "title" && !tag.title)
    tag.title = decode_entities(trim(value));
  else if (image && key == "alt" && !tag.text)
    tag.text = decode_entities(trim(value));
  else if (tag.name == "ol" && key == "start" && !value.empty() && value.size() <= 4 &&
           std::all_of(value.begin(), value.end(), is_digit))
    tag.start = static_cast<std::uint32_t>(std::stoul(std::string(value)));
  else if (tag.name != "a" || (key != "target" && key != "name"))  // these change nothing the reader sees
    tag.dropped_attributes = true;
}

// `rest` begins behind the tag name. Empty unless nothing but `name=value` pairs and a `/` stands before the `>`.
std::optional<std::size_t> take_attributes(std::string_view& rest, AngleText& tag) {
  const std::size_t size = rest.size();
  for (;;) {
    const bool blank = skip_blanks(rest);
    if (rest.starts_with("/>")) return size - rest.size() + 2;
    if (rest.starts_with('>')) return size - rest.size() + 1;
    const std::string_view name = take_name(rest);
    if (!blank || name.empty()) return std::nullopt;
    skip_blanks(rest);
    if (!rest.starts_with('=')) return std::nullopt;
    rest.remove_prefix(1);
    skip_blanks(rest);
    const auto value = take_value(rest);
    if (!value) return std::nullopt;
    keep_attribute(tag, name, *value);
  }
}

std::optional<AngleText> scan_tag(std::string_view line) {
  AngleText tag;
  const bool closes = line.starts_with("</");
  std::string_view rest = line.substr(closes ? 2 : 1);
  tag.name = folded(take_name(rest).substr(0, 16));
  if (!is_html_name(tag.name)) return std::nullopt;
  tag.kind = closes ? AngleText::Kind::close_tag : AngleText::Kind::open_tag;
  const std::size_t head = line.size() - rest.size();
  const auto length = take_attributes(rest, tag);
  if (!length) return std::nullopt;
  tag.end = head + *length;
  return tag;
}

// `content` is what stands between `<` and `>`.
bool is_uri(std::string_view content) noexcept {
  std::size_t scheme = 0;
  while (scheme < content.size() &&
         (is_alnum(content[scheme]) || std::string_view("+.-").find(content[scheme]) != none))
    ++scheme;
  if (scheme < 2 || scheme > 32 || scheme == content.size() || content[scheme] != ':') return false;
  return content.find_first_of(" \t") == none;
}

bool is_email(std::string_view content) noexcept {
  const std::size_t at = content.find('@');
  if (at == none || at == 0 || at + 1 == content.size()) return false;
  const auto local = [](char c) { return is_alnum(c) || std::string_view(".!#$%&'*+/=?^_`{|}~-").find(c) != none; };
  const auto host = [](char c) { return is_alnum(c) || c == '-' || c == '.'; };
  return std::all_of(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(at), local) &&
         std::all_of(content.begin() + static_cast<std::ptrdiff_t>(at) + 1, content.end(), host) &&
         is_alnum(content[at + 1]) && is_alnum(content.back());
}

}  // namespace

bool is_html_name(std::string_view name) noexcept { return format::find_name(known_tags, name).has_value(); }

std::optional<AngleText> scan_angle_text(std::string_view text, std::size_t begin, std::size_t limit) {
  limit = std::min({limit, begin + max_tag_bytes, text.size()});
  if (begin + 1 >= limit || std::string_view("< \t\n>-").find(text[begin + 1]) != none) return std::nullopt;
  std::string_view line = text.substr(begin, limit - begin);
  line = line.substr(0, line.find('\n'));
  const std::size_t first = line.starts_with("</") ? 2 : 1;
  if (first >= line.size()) return std::nullopt;
  AngleText found;
  const std::size_t close = line.find_first_of("<>", 1);
  const bool bracketed = close != none && line[close] == '>';
  const std::string_view content = bracketed ? line.substr(1, close - 1) : std::string_view();
  if (bracketed && (is_uri(content) || is_email(content))) {
    found.kind = AngleText::Kind::autolink;
    found.end = begin + close + 1;
    return found;
  }
  if (!is_alpha(line[first])) return std::nullopt;
  if (auto tag = scan_tag(line)) {
    tag->end += begin;
    return tag;
  }
  if (!bracketed) return std::nullopt;
  found.end = begin + close + 1;
  return found;
}

std::size_t find_end_tag(std::string_view text, std::size_t from, std::string_view name) noexcept {
  for (std::size_t at = text.find("</", from); at != none; at = text.find("</", at + 2)) {
    const std::size_t after = at + 2 + name.size();
    if (after >= text.size() || !format::equal_folded(text.substr(at + 2, name.size()), name)) continue;
    if (text[after] == '>' || is_space(text[after])) return at;
  }
  return none;
}

}  // namespace shelf::compiler
