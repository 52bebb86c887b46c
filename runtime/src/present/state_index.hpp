// The states of a rendering by their slots.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "shelf/widget_state.hpp"

namespace shelf::detail {

// Keeps a reference to the states.
class StateIndex {
 public:
  explicit StateIndex(std::span<const SlotState> states);

  // Of several states of one slot the first; null: none.
  [[nodiscard]] const SlotState* find(const SlotKey& slot) const noexcept;

 private:
  std::span<const SlotState> states_;
  std::vector<std::uint32_t> by_slot_;
};

}  // namespace shelf::detail
