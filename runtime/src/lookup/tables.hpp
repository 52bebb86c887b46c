// Probing the hash tables of the catalogue. Inline and without optionals, which may go through memory: a look-up is
// only a few of these steps.
#pragma once

#include <bit>
#include <cstdint>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

// A number that is likely to be read next, while something else is waited for.
inline void fetch_ahead(const Column& column, std::uint32_t i) noexcept {
#if defined(__GNUC__)
  __builtin_prefetch(column.place(i));
#else
  (void)column;
  (void)i;
#endif
}

#if defined(__SSE2__)
// Eight keys at once: which of them are this one, bit i for the i-th.
inline unsigned equal_keys(const std::uint8_t* keys, std::uint32_t key) noexcept {
  const __m128i wanted = _mm_set1_epi32(static_cast<int>(key));
  const auto* at = reinterpret_cast<const __m128i*>(keys);
  const __m128i low = _mm_cmpeq_epi32(_mm_loadu_si128(at), wanted);
  const __m128i high = _mm_cmpeq_epi32(_mm_loadu_si128(at + 1), wanted);
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(low, high), _mm_setzero_si128())));
}
#endif

// Slot of a stored key in its table, or no_slot: also for no_key.
inline std::uint32_t find_key_slot(const Numbers& keys, std::uint32_t key) noexcept {
  if (key == format::no_key) return no_slot;
  const std::uint32_t first = format::first_slot(format::hash_key(key), keys.size());
#if defined(__SSE2__)
  if (keys.size() - first >= 8) {
    const unsigned free = equal_keys(keys.place(first), format::no_key);
    const unsigned found = equal_keys(keys.place(first), key) & ((free & (0u - free)) - 1);
    if (found != 0) return first + static_cast<std::uint32_t>(std::countr_zero(found));
    if (free != 0) return no_slot;
  }
#endif
  const auto slot = probe(format::hash_key(key), keys.size(),
                          [&](std::uint32_t at) { return keys[at] == key || keys[at] == format::no_key; });
  return slot != no_slot && keys[slot] == key ? slot : no_slot;
}

}  // namespace shelf::detail
