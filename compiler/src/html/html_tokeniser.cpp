#include "html/html_tokeniser.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "html/decode_entity.hpp"
#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t max_tag_bytes = 8192;  // bounds the search for the end of each `<`

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  char peek() const { return at < text.size() ? text[at] : '\0'; }
  bool skip(char c) {
    if (peek() != c) return false;
    ++at;
    return true;
  }
  bool skip_spaces() {
    const std::size_t before = at;
    while (is_space(peek())) ++at;
    return at != before;
  }
  std::string_view take_name() {
    const std::size_t begin = at;
    while (is_name(peek())) ++at;
    return text.substr(begin, at - begin);
  }
  std::optional<std::string_view> take_value() {
    const char quote = peek();
    if (quote == '"' || quote == '\'') {
      const std::size_t end = text.find(quote, at + 1);
      if (end == std::string_view::npos) return std::nullopt;
      const std::string_view value = text.substr(at + 1, end - at - 1);
      at = end + 1;
      return value;
    }
    const std::size_t begin = at;
    while (at < text.size() && !is_space(peek()) && peek() != '>' && peek() != '<') ++at;
    if (at == begin) return std::nullopt;
    return text.substr(begin, at - begin);
  }
};

std::string fold(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = format::fold(c);
  return out;
}

std::uint32_t read_start(std::string_view value) {
  std::uint32_t number = 0;
  if (value.empty() || value.size() > 4) return 0;
  for (const char c : value) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

void keep_attribute(HtmlTag& tag, const std::string& name, std::string_view value) {
  if (name == "href" && tag.name == "a") {
    tag.href = decode_entities(value);
    tag.has_href = true;
  } else if (name == "title") {
    tag.title = decode_entities(value);
  } else if (name == "start" && tag.name == "ol") {
    tag.start = read_start(value);
  } else if (!(tag.name == "a" && (name == "target" || name == "name"))) {
    tag.dropped_attributes = true;
  }
}

bool read_attributes(Cursor& cursor, HtmlTag& tag) {
  while (true) {
    const bool space = cursor.skip_spaces();
    if (cursor.skip('/')) cursor.skip_spaces();
    if (cursor.skip('>')) return true;
    if (!space) return false;
    const std::string name = fold(cursor.take_name());
    if (name.empty()) return false;
    cursor.skip_spaces();
    if (!cursor.skip('=')) return false;
    cursor.skip_spaces();
    const auto value = cursor.take_value();
    if (!value) return false;
    keep_attribute(tag, name, *value);
  }
}

}  // namespace

std::optional<HtmlTagMatch> read_html_tag(std::string_view text, std::size_t begin) {
  Cursor cursor{text.substr(begin, max_tag_bytes), 1};
  HtmlTagMatch match;
  match.end_tag = cursor.skip('/');
  if (!is_letter(cursor.peek())) return std::nullopt;
  match.tag.name = fold(cursor.take_name());
  if (!is_known_html_tag(match.tag.name) || !read_attributes(cursor, match.tag)) return std::nullopt;
  match.end = begin + cursor.at;
  return match;
}

}  // namespace shelf::compiler
