// The hash of tables of tokens in memory: a few bytes each, millions of them. Of no meaning outside the process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace shelf::compiler {

namespace detail {
template <class T>
std::uint64_t load(const char* at) noexcept {
  T word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}
}  // namespace detail

// What is left over at the end is read together with bytes that were read already: no loop over single ones.
[[nodiscard]] inline std::uint64_t token_hash(std::string_view text) noexcept {
  using detail::load;
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;
  const char* const begin = text.data();
  const std::size_t size = text.size();
  std::uint64_t hash = size * factor, last = 0;
  const auto mix = [&](std::uint64_t word) { hash = ((hash ^ word) * factor) ^ (hash >> 29); };
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) mix(load<std::uint64_t>(begin + at));
    last = load<std::uint64_t>(begin + size - 8);
  } else if (size >= 4) {
    last = load<std::uint32_t>(begin) << 32 | load<std::uint32_t>(begin + size - 4);
  } else if (size > 0) {
    last = load<std::uint8_t>(begin) << 16 | load<std::uint8_t>(begin + size / 2) << 8 |
           load<std::uint8_t>(begin + size - 1);
  }
  mix(last);
  return hash ^ (hash >> 32);
}

}  // namespace shelf::compiler
