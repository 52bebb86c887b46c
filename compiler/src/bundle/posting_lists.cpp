#include "bundle/posting_lists.hpp"

#include <algorithm>
#include <cstdint>

#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

bool PostingLists::stands_at(std::uint32_t start, std::span<const std::uint32_t> ordinals) const {
  if (all_.size() - start < ordinals.size()) return false;
  const auto stored = std::span(all_).subspan(start, ordinals.size());
  return std::ranges::equal(stored.first(stored.size() - 1), ordinals.first(ordinals.size() - 1)) &&
         stored.back() == (ordinals.back() | format::posting_last);
}

std::uint32_t PostingLists::add(std::span<const std::uint32_t> ordinals) {
  if (ordinals.empty()) return format::no_postings;
  const std::uint64_t hash = format::xxh64(ordinals.data(), ordinals.size_bytes());
  const auto [first, last] = starts_.equal_range(hash);
  for (auto it = first; it != last; ++it)
    if (stands_at(it->second, ordinals)) return it->second;
  const auto start = static_cast<std::uint32_t>(all_.size());
  all_.insert(all_.end(), ordinals.begin(), ordinals.end());
  all_.back() |= format::posting_last;
  starts_.emplace(hash, start);
  return start;
}

}  // namespace shelf::compiler
