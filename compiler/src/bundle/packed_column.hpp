// Numbers as a packed column: as many bits for each as the widest takes.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace shelf::compiler {

// Every number is below 2^56. With `width` 0 the widest decides.
[[nodiscard]] std::string pack_column(std::span<const std::uint64_t> numbers, unsigned width = 0);
[[nodiscard]] std::string pack_column(std::span<const std::uint32_t> numbers);

}  // namespace shelf::compiler
