// A flag for each of many things.
#pragma once

#include <cstdint>
#include <vector>

namespace shelf::detail {

// 0 or 1. Code for the bits of std::vector<bool> takes 3 KB of the small library.
using Flags = std::vector<std::uint8_t>;

}  // namespace shelf::detail
