#include "article/utf8.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace shelf::detail {

namespace {

bool continues(unsigned char c) noexcept { return (c & 0xC0) == 0x80; }

// Size of the character that starts at p; 0: none does.
std::size_t character_size(const unsigned char* p, std::size_t left) noexcept {
  if (*p >= 0xC2 && *p <= 0xDF) return left >= 2 && continues(p[1]) ? 2 : 0;
  if ((*p & 0xF0) == 0xE0) {
    if (left < 3 || !continues(p[1]) || !continues(p[2])) return 0;
    if ((*p == 0xE0 && p[1] < 0xA0) || (*p == 0xED && p[1] > 0x9F)) return 0;
    return 3;
  }
  if (*p >= 0xF0 && *p <= 0xF4) {
    if (left < 4 || !continues(p[1]) || !continues(p[2]) || !continues(p[3])) return 0;
    if ((*p == 0xF0 && p[1] < 0x90) || (*p == 0xF4 && p[1] > 0x8F)) return 0;
    return 4;
  }
  return 0;
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t left = text.size();
  while (left > 0) {
    if (std::uint64_t eight = 0; left >= 8) {
      std::memcpy(&eight, p, 8);
      eight &= 0x8080808080808080u;
      const auto ascii =
          static_cast<std::size_t>(std::endian::native == std::endian::little ? std::countr_zero(eight)
                                                                              : std::countl_zero(eight)) /
          8;
      p += ascii;
      left -= ascii;
      if (eight == 0) continue;
    }
    const std::size_t size = *p < 0x80 ? 1 : character_size(p, left);
    if (size == 0) return false;
    p += size;
    left -= size;
  }
  return true;
}

}  // namespace shelf::detail
