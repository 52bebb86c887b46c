// What a kept result is found by: 128 bits that change with everything it was made from.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

// Two chains of XXH64. Not cryptographic: a folder of kept results is trusted as the program that wrote it is.
struct CacheKey {
  std::uint64_t high = 0x7368656c66'01u, low = 0;

  void add(std::string_view text) noexcept {
    high = format::xxh64(text, high);
    low = format::xxh64(text, low);
  }
  void add(std::uint64_t number) noexcept {
    char bytes[sizeof number];
    for (std::size_t i = 0; i < sizeof number; ++i) bytes[i] = static_cast<char>(number >> (8 * i) & 0xff);
    add(std::string_view(bytes, sizeof bytes));
  }
  friend auto operator<=>(const CacheKey&, const CacheKey&) = default;
};

}  // namespace shelf::compiler
