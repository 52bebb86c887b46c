// XXH64, written from the published specification of the algorithm: the checksum of headers and sections and the hash
// of the look-up tables. Not cryptographic: it finds damage, not forgery.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace shelf::format {

namespace detail {
inline constexpr std::uint64_t prime1 = 0x9E3779B185EBCA87u, prime2 = 0xC2B2AE3D27D4EB4Fu, prime3 = 0x165667B19E3779F9u,
                               prime4 = 0x85EBCA77C2B2AE63u, prime5 = 0x27D4EB2F165667C5u;

template <class T>
inline T load_le(const unsigned char* p) noexcept {
  T value = 0;
  std::memcpy(&value, p, sizeof(T));
  if constexpr (std::endian::native == std::endian::big) {
    T swapped = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) swapped = static_cast<T>((swapped << 8) | ((value >> (8 * i)) & 0xff));
    return swapped;
  }
  return value;
}
constexpr std::uint64_t xxh_round(std::uint64_t lane, std::uint64_t input) noexcept {
  return std::rotl(lane + input * prime2, 31) * prime1;
}
constexpr std::uint64_t xxh_merge(std::uint64_t hash, std::uint64_t lane) noexcept {
  return (hash ^ xxh_round(0, lane)) * prime1 + prime4;
}
}  // namespace detail

inline std::uint64_t xxh64(const void* data, std::size_t size, std::uint64_t seed = 0) noexcept {
  using namespace detail;
  const auto* p = static_cast<const unsigned char*>(data);
  std::size_t left = size;
  std::uint64_t hash = seed + prime5;
  if (left >= 32) {
    std::uint64_t a = seed + prime1 + prime2, b = seed + prime2, c = seed, d = seed - prime1;
    for (; left >= 32; p += 32, left -= 32) {
      a = xxh_round(a, load_le<std::uint64_t>(p));
      b = xxh_round(b, load_le<std::uint64_t>(p + 8));
      c = xxh_round(c, load_le<std::uint64_t>(p + 16));
      d = xxh_round(d, load_le<std::uint64_t>(p + 24));
    }
    hash = std::rotl(a, 1) + std::rotl(b, 7) + std::rotl(c, 12) + std::rotl(d, 18);
    hash = xxh_merge(xxh_merge(xxh_merge(xxh_merge(hash, a), b), c), d);
  }
  hash += size;
  for (; left >= 8; p += 8, left -= 8)
    hash = std::rotl(hash ^ xxh_round(0, load_le<std::uint64_t>(p)), 27) * prime1 + prime4;
  if (left >= 4) {
    hash = std::rotl(hash ^ (load_le<std::uint32_t>(p) * prime1), 23) * prime2 + prime3;
    p += 4;
    left -= 4;
  }
  for (; left > 0; ++p, --left) hash = std::rotl(hash ^ (*p * prime5), 11) * prime1;
  hash = (hash ^ (hash >> 33)) * prime2;
  hash = (hash ^ (hash >> 29)) * prime3;
  return hash ^ (hash >> 32);
}

inline std::uint64_t xxh64(std::string_view text, std::uint64_t seed = 0) noexcept {
  return xxh64(text.data(), text.size(), seed);
}

}  // namespace shelf::format
