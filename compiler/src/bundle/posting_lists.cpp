#include "bundle/posting_lists.hpp"

#include <cstdint>

#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

bool PostingLists::stands_at(std::uint32_t start, std::span<const std::uint32_t> ordinals) const {
  if (all_.size() - start < ordinals.size()) return false;
  for (std::size_t i = 0; i < ordinals.size(); ++i)
    if (all_[start + i] != ordinals[i] * 2 + (i + 1 == ordinals.size() ? 1 : 0)) return false;
  return true;
}

std::uint32_t PostingLists::add(std::span<const std::uint32_t> ordinals) {
  if (ordinals.empty()) return format::no_list;
  if (ordinals.size() == 1) return ordinals[0] * 2 + 1;
  const std::uint64_t hash = format::xxh64(ordinals.data(), ordinals.size_bytes());
  const auto [first, last] = starts_.equal_range(hash);
  for (auto it = first; it != last; ++it)
    if (stands_at(it->second, ordinals)) return it->second * 2;
  const auto start = static_cast<std::uint32_t>(all_.size());
  for (const std::uint32_t ordinal : ordinals) all_.push_back(ordinal * 2);
  ++all_.back();
  starts_.emplace(hash, start);
  return start * 2;
}

}  // namespace shelf::compiler
