#include "present/state_index.hpp"

#include <algorithm>

#include "article/sort_few.hpp"

namespace shelf::detail {

StateIndex::StateIndex(std::span<const SlotState> states) : states_(states) {
  for (std::uint32_t i = 0; i < states_.size(); ++i) by_slot_.push_back(i);
  sort_few(by_slot_, [&](std::uint32_t a, std::uint32_t b) {
    const SlotKey &left = states_[a].slot, &right = states_[b].slot;
    return left != right ? left < right : a < b;
  });
}

const SlotState* StateIndex::find(const SlotKey& slot) const noexcept {
  const auto found = std::lower_bound(by_slot_.begin(), by_slot_.end(), slot,
                                      [&](std::uint32_t i, const SlotKey& key) { return states_[i].slot < key; });
  return found != by_slot_.end() && states_[*found].slot == slot ? &states_[*found] : nullptr;
}

}  // namespace shelf::detail
