#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "shelf/request.hpp"

namespace shelf::detail {

// Names requests by a hash of the host's nonce, the slot, the generation, the action and `n`, which tells requests of
// one slot and action apart. Not a secret. 64 bits; the second half, made of the first, gives services the length of a
// GUID.
class RequestIds {
 public:
  explicit RequestIds(std::string_view nonce) noexcept;
  // 32 hexadecimal digits.
  [[nodiscard]] std::array<char, 32> make(const SlotKey& slot, std::uint32_t generation, Action action,
                                          std::uint32_t n) const noexcept;

 private:
  std::uint64_t seed_;
};

}  // namespace shelf::detail
