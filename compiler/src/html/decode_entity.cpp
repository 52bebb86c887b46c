#include "html/decode_entity.hpp"

#include <md4c-html.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/utf8.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t max_reference_size = 64;  // the longest name of HTML has 33 bytes
constexpr std::uint32_t max_code_point = 0x10ffff;
constexpr char32_t replacement = 0xfffd;

constexpr bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

// `digits` is what stands between `&#` and `;`. Returns false when it is no number.
bool decode_number(std::string_view digits, std::string& out) {
  std::uint32_t base = 10;
  if (!digits.empty() && (digits.front() == 'x' || digits.front() == 'X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  if (digits.empty() || digits.size() > 8) return false;
  std::uint32_t value = 0;
  for (const char c : digits) {
    const auto digit = static_cast<std::uint32_t>(digit_value(c));
    if (digit >= base) return false;
    value = std::min(value * base + digit, max_code_point + 1);
  }
  // C0 controls never enter a text (they would look like marks).
  const bool control = value < 0x20 && value != '\t' && value != '\n';
  const bool scalar = value <= max_code_point && (value < 0xd800 || value > 0xdfff);
  append_utf8(out, control || !scalar ? replacement : char32_t{value});
  return true;
}

// The table of names is md4c's own: its HTML writer decodes the one reference and escapes what it must.
std::string decode_name(std::string_view reference) {
  std::string padded(reference);
  padded += "\n";
  std::string html;
  const auto collect = [](const MD_CHAR* text, MD_SIZE size, void* out) {
    static_cast<std::string*>(out)->append(text, size);
  };
  if (md_html(padded.c_str(), static_cast<MD_SIZE>(padded.size()), collect, &html, 0, 0) != 0)
    return std::string(reference);
  constexpr std::string_view open = "<p>", close = "</p>\n";
  if (!html.starts_with(open) || !html.ends_with(close)) return std::string(reference);
  html = html.substr(open.size(), html.size() - open.size() - close.size());
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> escapes = {
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}}};
  for (const auto& [escape, plain] : escapes)
    if (html == escape) return std::string(plain);
  return html.starts_with('&') ? std::string(reference) : html;
}

}  // namespace

std::string decode_entity(std::string_view reference) {
  if (reference.size() < 3 || reference.size() > max_reference_size || reference.front() != '&' ||
      reference.back() != ';')
    return std::string(reference);
  const std::string_view inner = reference.substr(1, reference.size() - 2);
  if (inner.front() == '#') {
    std::string out;
    return decode_number(inner.substr(1), out) ? out : std::string(reference);
  }
  if (!std::all_of(inner.begin(), inner.end(), is_alnum)) return std::string(reference);
  if (inner == "nbsp") return "\xc2\xa0";  // most of all that occur
  if (inner == "amp") return "&";
  return decode_name(reference);
}

std::string decode_entities(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, begin - at));
    if (begin == text.size()) break;
    const std::size_t size = text.substr(begin, max_reference_size).find(';');
    if (size == std::string_view::npos) {
      out += '&';
      at = begin + 1;
      continue;
    }
    const std::string_view reference = text.substr(begin, size + 1);
    const std::string decoded = decode_entity(reference);
    if (decoded == reference) {
      out += '&';
      at = begin + 1;
    } else {
      out += decoded;
      at = begin + reference.size();
    }
  }
  return out;
}

}  // namespace shelf::compiler
