// The 16 bytes of a slot as text.
#pragma once

#include <string_view>

#include "shelf/widget.hpp"

namespace shelf::detail {

// A GUID in lower case with dashes, the bytes in order. Zeros when there are fewer than 16.
inline SlotKey slot_key(std::string_view bytes) noexcept {
  constexpr std::string_view digits = "0123456789abcdef";
  SlotKey key{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) key[at++] = '-';
    const unsigned byte = i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
    key[at++] = digits[byte >> 4];
    key[at++] = digits[byte & 15];
  }
  return key;
}

}  // namespace shelf::detail
