#include "bundle/slot_table.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>

namespace shelf::compiler {

std::vector<std::uint32_t> build_slots(std::span<const std::uint64_t> hashes) {
  const std::size_t size = std::bit_ceil(hashes.size() * 5 / 3 + 1);  // never full: every probe ends at a free slot
  std::vector<std::uint32_t> slots(size, 0);
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    std::size_t at = hashes[i] & (size - 1);
    while (slots[at] != 0) at = (at + 1) & (size - 1);
    slots[at] = static_cast<std::uint32_t>(i + 1);
  }
  return slots;
}

}  // namespace shelf::compiler
