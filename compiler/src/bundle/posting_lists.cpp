#include "bundle/posting_lists.hpp"

#include <cstdint>

#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

bool PostingLists::stands_at(std::uint32_t start, std::span<const std::uint64_t> numbers) const {
  if (all_.size() - start < numbers.size()) return false;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (all_[start + i] != numbers[i] * 2 + (i + 1 == numbers.size() ? 1 : 0)) return false;
  return true;
}

std::uint32_t PostingLists::add(std::span<const std::uint64_t> numbers) {
  const std::uint64_t hash = format::xxh64(numbers.data(), numbers.size_bytes());
  const auto [first, last] = starts_.equal_range(hash);
  for (auto it = first; it != last; ++it)
    if (stands_at(it->second, numbers)) return it->second;
  const auto start = static_cast<std::uint32_t>(all_.size());
  for (const std::uint64_t number : numbers) all_.push_back(number * 2);
  ++all_.back();
  starts_.emplace(hash, start);
  return start;
}

std::uint32_t PostingLists::refer(std::span<const std::uint32_t> ordinals) {
  if (ordinals.empty()) return format::no_list;
  if (ordinals.size() == 1) return ordinals[0] * 2 + 1;
  const std::vector<std::uint64_t> numbers(ordinals.begin(), ordinals.end());
  return add(numbers) * 2;
}

}  // namespace shelf::compiler
