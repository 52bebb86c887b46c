// The hash tables of the catalogue: open addressing, linear probing, at most three quarters full.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace shelf::compiler {

struct SlotTable {
  std::uint32_t size = 0;            // one slot at least stays free: every probe ends
  std::vector<std::uint32_t> slots;  // of each entry

  // A column of the table: values[i] in the slot of entry i, `free` elsewhere.
  template <class T>
  [[nodiscard]] std::vector<T> column(std::span<const T> values, T free) const {
    std::vector<T> out(size, free);
    for (std::size_t i = 0; i < values.size(); ++i) out[slots[i]] = values[i];
    return out;
  }
};

// hashes[i] belongs to entry i. Entries are placed in order, so those of equal hash stand in order along the probe.
[[nodiscard]] SlotTable build_slots(std::span<const std::uint64_t> hashes);

}  // namespace shelf::compiler
