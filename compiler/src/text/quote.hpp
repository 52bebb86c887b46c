// Source text inside the sentences of diagnostics.
#pragma once

#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace shelf::compiler {

// `text` in backticks, on one line; at most `limit` bytes of it, the cut shown by an ellipsis.
inline std::string quoted(std::string_view text, std::size_t limit = 60) {
  std::string out = "`";
  const bool cut = text.size() > limit;
  if (cut) {
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0u) == 0x80u) --limit;
    text = text.substr(0, limit);
  }
  for (const char c : text) out += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  out += cut ? "…`" : "`";
  return out;
}

// "U+001A"
inline std::string code_point_name(char32_t code_point) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "U+";
  for (unsigned shift = code_point > 0xffff ? 20 : 12;; shift -= 4) {
    out += digits[code_point >> shift & 0xfu];
    if (shift == 0) return out;
  }
}

}  // namespace shelf::compiler
