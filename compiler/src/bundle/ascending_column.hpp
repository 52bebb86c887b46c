// Numbers that ascend, in hardly more bits than their mean distance takes.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace shelf::compiler {

// Every number is below 2^40.
[[nodiscard]] std::string pack_ascending(std::span<const std::uint64_t> numbers);

}  // namespace shelf::compiler
