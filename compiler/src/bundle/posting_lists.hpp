// Lists of article ordinals in one vector: the last of each list carries posting_last, equal lists are stored once.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace shelf::compiler {

class PostingLists {
 public:
  // Where the list starts. `ordinals` ascend; an empty list is no_postings.
  [[nodiscard]] std::uint32_t add(std::span<const std::uint32_t> ordinals);
  [[nodiscard]] const std::vector<std::uint32_t>& all() const noexcept { return all_; }

 private:
  [[nodiscard]] bool stands_at(std::uint32_t start, std::span<const std::uint32_t> ordinals) const;

  std::vector<std::uint32_t> all_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> starts_;  // by hash of the list
};

}  // namespace shelf::compiler
