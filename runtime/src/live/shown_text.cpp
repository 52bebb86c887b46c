#include "live/shown_text.hpp"

#include "live/answers.hpp"
#include "live/decode_references.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::detail {

namespace {

constexpr char32_t replacement = 0xfffd;

bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n'; }

std::string on_one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (!is_blank(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

char32_t shown_character(char32_t c) noexcept {
  if (c == '\t' || c == '\n' || c == 0x200c || c == 0x200d) return c;  // the latter two belong to words and pictures
  if (c == 0x2028 || c == 0x2029) return '\n';
  if (c == 0x200b || (c >= 0x2060 && c <= 0x2064) || c == 0xfeff) return 0;
  return format::is_unprintable(c) ? replacement : c;
}

std::string shown_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const format::CodePoint point = format::decode_utf8(text, at);
    at += point.size;
    if (point.value == '\r') {
      if (at == text.size() || text[at] != '\n') out += '\n';
      continue;
    }
    const char32_t shown = point.valid ? shown_character(point.value) : replacement;
    if (shown != 0) append_utf8(out, shown);
  }
  return out;
}

std::string shown_line(std::string_view text) { return on_one_line(shown_text(text)); }

std::string plain_line(std::string_view html) { return on_one_line(html_to_text(html)); }

}  // namespace shelf::detail
