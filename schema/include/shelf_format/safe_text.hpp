// Walking UTF-8 that may be damaged, and making text safe for terminals and JSON. Both sides print text of authors.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shelf::format {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;  // bytes
  bool valid = true;     // false: one byte that is no part of a well-formed sequence
};

namespace detail {
inline unsigned char byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

inline std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

inline bool is_well_formed(char32_t value, std::size_t size) {
  if (size == 3) return value >= 0x800 && (value < 0xd800 || value > 0xdfff);
  if (size == 4) return value >= 0x10000 && value <= 0x10ffff;
  return true;
}
}  // namespace detail

// The code point at `at`, which must be below text.size().
[[nodiscard]] inline CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept {
  const unsigned char lead = detail::byte(text, at);
  const std::size_t size = detail::sequence_size(lead);
  if (size == 1) return {lead, 1, true};
  const CodePoint broken{lead, 1, false};
  if (size == 0 || size > text.size() - at) return broken;
  char32_t value = lead & (0xffu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned char next = detail::byte(text, at + i);
    if ((next & 0xc0) != 0x80) return broken;
    value = (value << 6) | (next & 0x3fu);
  }
  if (!detail::is_well_formed(value, size)) return broken;
  return {value, size, true};
}

// The same text with every byte that is not UTF-8 replaced by U+FFFD.
[[nodiscard]] inline std::string to_valid_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    out += point.valid ? text.substr(at, point.size) : std::string_view("\xef\xbf\xbd");
    at += point.size;
  }
  return out;
}

// C0, C1, DEL, bidirectional controls, line and paragraph separators, byte order mark: what must not reach a terminal.
[[nodiscard]] inline bool is_unprintable(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

inline void append_hex(std::string& out, char32_t c, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789abcdef"[(c >> shift) & 0xfu];
}

// Appends `\xNN` (below 0x100) or `\uNNNN`.
inline void append_escaped(std::string& out, char32_t c) {
  if (c < 0x100)
    append_hex(out += "\\x", c, 2);
  else
    append_hex(out += "\\u", c, 4);
}

// Escapes all that is unprintable; bytes that are not UTF-8 become \xNN.
[[nodiscard]] inline std::string escape_controls(std::string_view text) {
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

// Appends a JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD; what is unprintable is escaped.
inline void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid)
      out += "\xef\xbf\xbd";
    else if (point.value == '"' || point.value == '\\')
      out.append("\\") += static_cast<char>(point.value);
    else if (is_unprintable(point.value))
      append_hex(out += "\\u", point.value, 4);
    else
      out += text.substr(at, point.size);
    at += point.size;
  }
  out += '"';
}

}  // namespace shelf::format
