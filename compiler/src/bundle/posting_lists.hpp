// Lists of article ordinals. A list of one stands in its reference; equal lists are stored once.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace shelf::compiler {

class PostingLists {
 public:
  // The reference of a list of `ordinals`, which ascend; no_list for an empty one.
  [[nodiscard]] std::uint32_t add(std::span<const std::uint32_t> ordinals);
  // Ordinals times two, plus one at the end of a list.
  [[nodiscard]] const std::vector<std::uint32_t>& all() const noexcept { return all_; }

 private:
  [[nodiscard]] bool stands_at(std::uint32_t start, std::span<const std::uint32_t> ordinals) const;

  std::vector<std::uint32_t> all_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> starts_;  // by hash of the list
};

}  // namespace shelf::compiler
