#include "bundle/slot_table.hpp"

#include <cstddef>
#include <cstdint>

#include "shelf_format/key.hpp"

namespace shelf::compiler {

SlotTable build_slots(std::span<const std::uint64_t> hashes) {
  SlotTable table;
  table.size = static_cast<std::uint32_t>(hashes.size() * 4 / 3 + 1);
  std::vector<bool> taken(table.size, false);
  for (const std::uint64_t hash : hashes) {
    std::uint32_t at = format::first_slot(hash, table.size);
    while (taken[at]) at = at + 1 == table.size ? 0 : at + 1;
    taken[at] = true;
    table.slots.push_back(at);
  }
  return table;
}

}  // namespace shelf::compiler
