#include "diagnostics/utf8.hpp"

#include "shelfc/render.hpp"

namespace shelf::compiler {

namespace {
unsigned char byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

bool is_well_formed(char32_t value, std::size_t size) {
  if (size == 3) return value >= 0x800 && (value < 0xd800 || value > 0xdfff);
  if (size == 4) return value >= 0x10000 && value <= 0x10ffff;
  return true;
}
}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept {
  const unsigned char lead = byte(text, at);
  const std::size_t size = sequence_size(lead);
  if (size == 1) return {lead, 1, true};
  const CodePoint broken{lead, 1, false};
  if (size == 0 || size > text.size() - at) return broken;
  char32_t value = lead & (0xffu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned char next = byte(text, at + i);
    if ((next & 0xc0) != 0x80) return broken;
    value = (value << 6) | (next & 0x3fu);
  }
  if (!is_well_formed(value, size)) return broken;
  return {value, size, true};
}

std::string to_valid_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    out += point.valid ? text.substr(at, point.size) : std::string_view("\xef\xbf\xbd");
    at += point.size;
  }
  return out;
}

bool is_unprintable(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

void append_escaped(std::string& out, char32_t c) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += c < 0x100 ? "\\x" : "\\u";
  for (int shift = c < 0x100 ? 4 : 12; shift >= 0; shift -= 4) out += digits[(c >> shift) & 0xfu];
}

std::string escape_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid || is_unprintable(point.value))
      append_escaped(out, point.value);
    else
      out += text.substr(at, point.size);
    at += point.size;
  }
  return out;
}

}  // namespace shelf::compiler
