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

inline constexpr std::uint32_t keys_at_once = 8;

// So many keys compared at once: bit i tells of the i-th behind `keys`. One look instead of a guess for each.
inline unsigned equal_keys(const std::uint8_t* keys, std::uint32_t key) noexcept {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi32(static_cast<int>(key));
  const auto* at = reinterpret_cast<const __m128i*>(keys);
  const __m128i low = _mm_cmpeq_epi32(_mm_loadu_si128(at), wanted);
  const __m128i high = _mm_cmpeq_epi32(_mm_loadu_si128(at + 1), wanted);
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(low, high), _mm_setzero_si128())));
#else
  unsigned equal = 0;
  for (std::uint32_t i = 0; i < keys_at_once; ++i)
    equal |= static_cast<unsigned>(format::detail::load_le<std::uint32_t>(keys + std::size_t{4} * i) == key) << i;
  return equal;
#endif
}

// Slot of a stored key in its table, or no_slot: also for no_key.
inline std::uint32_t find_key_slot(const Numbers& keys, std::uint32_t key) noexcept {
  if (key == format::no_key) return no_slot;
  const std::uint32_t first = format::first_slot(format::hash_key(key), keys.size());
  if (keys.size() - first >= keys_at_once) {  // nearly always all there is to look at
    const unsigned free = equal_keys(keys.place(first), format::no_key);
    const unsigned found =
        equal_keys(keys.place(first), key) & ((free & (0u - free)) - 1);  // before the first free slot
    if (found != 0) return first + static_cast<std::uint32_t>(std::countr_zero(found));
    if (free != 0) return no_slot;
  }
  const auto slot = probe(format::hash_key(key), keys.size(),
                          [&](std::uint32_t at) { return keys[at] == key || keys[at] == format::no_key; });
  return slot != no_slot && keys[slot] == key ? slot : no_slot;
}

}  // namespace shelf::detail
