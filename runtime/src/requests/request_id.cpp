#include "requests/request_id.hpp"

#include <cstring>

#include "shelf_format/xxh64.hpp"

namespace shelf::detail {

namespace {

using Pairs = std::array<char, 512>;

constexpr Pairs make_pairs() {
  constexpr std::string_view digits = "0123456789abcdef";
  Pairs pairs{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    pairs[2 * byte] = digits[byte >> 4];
    pairs[2 * byte + 1] = digits[byte & 15];
  }
  return pairs;
}
constexpr Pairs pairs = make_pairs();

// 16 digits at `to`.
void write_hex(char* to, std::uint64_t value) noexcept {
  for (std::size_t i = 0; i < 8; ++i) std::memcpy(to + 2 * i, &pairs[2 * ((value >> (56 - 8 * i)) & 255)], 2);
}

void write_number(char* to, std::uint32_t number) noexcept {
  for (unsigned i = 0; i < 4; ++i) to[i] = static_cast<char>(number >> (8 * i));
}

}  // namespace

RequestIds::RequestIds(std::string_view nonce) noexcept : seed_(format::xxh64(nonce)) {}

std::array<char, 32> RequestIds::make(const SlotKey& slot, std::uint32_t generation, Action action,
                                      std::uint32_t n) const noexcept {
  std::array<char, 48> hashed{};
  static_assert(sizeof(SlotKey) == 36);
  std::memcpy(hashed.data(), slot.data(), slot.size());
  write_number(&hashed[36], generation);
  write_number(&hashed[40], n);
  hashed[44] = static_cast<char>(action);
  const std::uint64_t hash = format::xxh64(hashed.data(), hashed.size(), seed_);
  std::array<char, 32> id;
  write_hex(id.data(), hash);
  write_hex(id.data() + 16, format::xxh64(id.data(), 16, seed_));
  return id;
}

}  // namespace shelf::detail
