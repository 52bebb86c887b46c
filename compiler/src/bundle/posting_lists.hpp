// Lists of numbers, one behind the other; equal lists are stored once.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace shelf::compiler {

class PostingLists {
 public:
  // The position of the first of `numbers`, which are not none.
  [[nodiscard]] std::uint32_t add(std::span<const std::uint64_t> numbers);
  // The reference of a list of `ordinals`, which ascend: a list of one stands in it; no_list for an empty one.
  [[nodiscard]] std::uint32_t refer(std::span<const std::uint32_t> ordinals);
  // Numbers times two, plus one at the end of a list.
  [[nodiscard]] const std::vector<std::uint64_t>& all() const noexcept { return all_; }

 private:
  [[nodiscard]] bool stands_at(std::uint32_t start, std::span<const std::uint64_t> numbers) const;

  std::vector<std::uint64_t> all_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> starts_;  // by hash of the list
};

}  // namespace shelf::compiler
