#include "present/plain_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "present/decimal.hpp"
#include "shelf_format/names.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::detail {

namespace {

constexpr std::string_view https = "https://";

bool is_space(char32_t c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || c == 0x2028 || c == 0x2029;
}
bool is_line_end(char32_t c) noexcept { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; }

std::string clean(std::string_view text, bool keep_lines) {
  std::string out;
  bool blank = false;
  unsigned lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const format::CodePoint point = format::decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, point.size);
    at += point.size;
    if (point.valid && is_space(point.value)) {
      blank = true;
      const bool first_half = point.value == '\r' && at < text.size() && text[at] == '\n';
      if (keep_lines && is_line_end(point.value) && !first_half) ++lines;
      continue;
    }
    if (point.valid && format::is_unprintable(point.value)) continue;
    if (!out.empty() && lines > 0)
      out.append(std::min(lines, 2u), '\n');
    else if (!out.empty() && blank)
      out += ' ';
    blank = false;
    lines = 0;
    out += point.valid ? bytes : std::string_view("\xef\xbf\xbd");
  }
  return out;
}

}  // namespace

std::string clean_line(std::string_view text) { return clean(text, false); }
std::string clean_text(std::string_view text) { return clean(text, true); }

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const format::CodePoint point = format::decode_utf8(text, at);
    const bool kept = point.value == '\n' || point.value == '\t' || !format::is_unprintable(point.value);
    if (!point.valid)
      out += "\xef\xbf\xbd";
    else if (kept)
      out += text.substr(at, point.size);
    at += point.size;
  }
  return out;
}

std::string format_number(double value) {
  if (!std::isfinite(value)) return {};
  constexpr double most_fixed = 1e15;
  const bool fixed = std::abs(value) < most_fixed;
  std::string text = fixed ? fixed_decimal(value, 3) : scientific_decimal(value, 6);
  if (fixed) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::string fill(Message message, const Messages* messages, std::string_view value) {
  std::string out(text(message, messages));
  const auto mark = out.find('%');
  if (mark == std::string::npos) return out.append(" ").append(value);
  return out.replace(mark, 1, value);
}

bool is_https(std::string_view url) noexcept {
  if (url.size() <= https.size() || !format::equal_folded(url.substr(0, https.size()), https)) return false;
  const bool clean = std::none_of(url.begin(), url.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte >= 0x7f || c == '"' || c == '\'' || c == '<' || c == '>' || c == '\\' || c == '`';
  });
  const std::string_view authority = url.substr(https.size(), url.find_first_of("/?#", https.size()) - https.size());
  return clean && !authority.empty() && authority.find('@') == std::string_view::npos;
}

std::string_view host_of(std::string_view url) noexcept {
  if (!is_https(url)) return {};
  const std::string_view rest = url.substr(https.size());
  return rest.substr(0, rest.find_first_of("/?#"));
}

}  // namespace shelf::detail
