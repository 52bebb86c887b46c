// Probing the hash tables of the catalogue. Inline and without optionals: a look-up is a few of these steps, and an
// optional that goes through memory takes as long as one of them.
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

// Slots of stored keys in their tables; no_slot: it is in none.
inline std::uint32_t find_key_slot(const Numbers& keys, std::uint32_t key) noexcept {
  const auto slot = probe(format::hash_key(key), keys.size(),
                          [&](std::uint32_t at) { return keys[at] == key || keys[at] == format::no_key; });
  return slot != no_slot && keys[slot] == key ? slot : no_slot;
}

inline std::uint32_t find_pair_slot(const CatalogueView& view, std::uint32_t topic,
                                    std::uint32_t product_slot) noexcept {
  const auto slot = probe(format::hash_pair(topic, product_slot), view.pair_topics.size(), [&](std::uint32_t at) {
    const std::uint32_t found = view.pair_topics[at];
    return found == format::no_key || (found == topic && view.pair_products[at] == product_slot);
  });
  return slot != no_slot && view.pair_topics[slot] != format::no_key ? slot : no_slot;
}

}  // namespace shelf::detail
