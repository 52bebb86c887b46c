// Texts as characters.
#pragma once

#include <string_view>

#include "shelf_format/safe_text.hpp"

namespace shelf::detail {

inline constexpr char32_t broken_byte = 0x110000;  // plus the byte
inline constexpr char32_t last_character = broken_byte + 0xff;

// Takes the first code point off `text`, which is not empty. A byte that is not UTF-8 stands for itself, above all code
// points.
[[nodiscard]] inline char32_t read_character(std::string_view& text) noexcept {
  const format::CodePoint point = format::decode_utf8(text, 0);
  text.remove_prefix(point.size);
  return point.valid ? point.value : broken_byte + point.value;
}

}  // namespace shelf::detail
