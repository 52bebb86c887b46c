#pragma once

#include <cstdint>
#include <string_view>

#include "requests/request_pools.hpp"

namespace shelf::detail {

// 32 hexadecimal digits: two hashes of the nonce, the slot, the generation, the action and `n`, which tells requests of
// one slot and action apart. Not a secret.
[[nodiscard]] std::string_view make_request_id(RequestBuilder& builder, std::string_view nonce, const SlotKey& slot,
                                               std::uint32_t generation, Action action, std::uint32_t n);

}  // namespace shelf::detail
