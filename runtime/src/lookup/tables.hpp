// Probing the hash tables of the catalogue. Inline and without optionals, which may go through memory: a look-up is
// only a few of these steps.
#pragma once

#include <cstdint>

#include "shelf_format/format.hpp"
#include "shelf_format/key.hpp"
#include "store/catalogue_view.hpp"

namespace shelf::detail {

inline constexpr std::uint32_t no_slot = 0xffff'ffff;

// Walks an open-addressing table from where a hash begins. `stop(slot)` ends the walk.
template <class Stop>
std::uint32_t probe(std::uint64_t hash, std::uint32_t size, const Stop& stop) noexcept {
  std::uint32_t slot = format::first_slot(hash, size);
  for (std::uint32_t step = 0; step < size; ++step) {
    if (stop(slot)) return slot;
    if (++slot == size) slot = 0;
  }
  return no_slot;
}

// Slot of a stored key in its table, or no_slot.
inline std::uint32_t find_key_slot(const Numbers& keys, std::uint32_t key) noexcept {
  const auto slot = probe(format::hash_key(key), keys.size(),
                          [&](std::uint32_t at) { return keys[at] == key || keys[at] == format::no_key; });
  return slot != no_slot && keys[slot] == key ? slot : no_slot;
}

}  // namespace shelf::detail
