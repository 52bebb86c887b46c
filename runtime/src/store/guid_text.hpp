// The 16 bytes of a GUID as text.
#pragma once

#include <cstddef>

namespace shelf::detail {

inline constexpr std::size_t guid_bytes = 16, guid_text_bytes = 36;

// The bytes in order, with dashes.
constexpr void print_guid(const unsigned char* bytes, bool upper, char* out) noexcept {
  const char* const digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  for (std::size_t i = 0; i < guid_bytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *out++ = '-';
    *out++ = digits[bytes[i] >> 4];
    *out++ = digits[bytes[i] & 15];
  }
}

}  // namespace shelf::detail
