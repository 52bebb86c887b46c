// The hash of tables of tokens in memory: a few bytes each, millions of them. Of no meaning outside the process.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace shelf::compiler {

[[nodiscard]] inline std::uint64_t token_hash(std::string_view text) noexcept {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = text.size() * factor;
  const char* at = text.data();
  std::size_t left = text.size();
  const auto mix = [&](std::uint64_t word) { hash = ((hash ^ word) * factor) ^ (hash >> 29); };
  for (; left >= sizeof(std::uint64_t); at += sizeof(std::uint64_t), left -= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    mix(word);
  }
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < left; ++i) word = word << 8 | static_cast<unsigned char>(at[i]);
  mix(word);
  return hash ^ (hash >> 32);
}

}  // namespace shelf::compiler
