// Numbers that break arithmetic, put to every place of a file.
#pragma once

#include "faults/trials.hpp"

namespace shelf::test {

// Each `stride`-th of all pairs of place and number.
inline void try_patterns(Trials& trials, std::size_t stride) {
  std::size_t count = 0;
  const auto put = [&](std::size_t at, unsigned size, std::uint64_t value) {
    if (count++ % stride == 0) trials.try_edit({at, size, value});
  };
  const std::uint64_t all = trials.size();
  for (std::size_t at = 0; at < all; ++at) {
    const std::uint8_t byte = trials.file_byte(at);
    for (const std::uint64_t value : {0x00u, 0xffu, 0x7fu, 0x80u, byte + 1u, byte - 1u}) put(at, 1, value & 0xff);
  }
  constexpr std::uint64_t one = 1;
  for (std::size_t at = 0; at + 4 <= all; at += 4)
    for (const std::uint64_t value : {std::uint64_t{0}, one, all - 1, all, one << 31, (one << 32) - 1})
      put(at, 4, value);
  for (std::size_t at = 0; at + 8 <= all; at += 8)
    for (const std::uint64_t value :
         {std::uint64_t{0}, one, all - 1, all, one << 31, (one << 32) - 1, one << 63, ~std::uint64_t{0}})
      put(at, 8, value);
}

}  // namespace shelf::test
