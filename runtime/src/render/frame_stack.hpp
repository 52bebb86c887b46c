// The frames of what is open in a rendering: raw memory, each written when it is opened. To clear room for the deepest
// nesting a unit may have cost more than writing a short article.
#pragma once

#include <array>
#include <cstddef>
#include <new>
#include <type_traits>

#include "shelf_format/format.hpp"

namespace shelf::detail {

template <class Frame>
class FrameStack {
  static_assert(std::is_trivially_copyable_v<Frame> && std::is_trivially_destructible_v<Frame>);

 public:
  explicit FrameStack(const Frame& outermost) noexcept { open(0, outermost); }

  Frame& open(std::size_t depth, const Frame& frame) noexcept {
    return *::new (static_cast<void*>(&memory_[depth * sizeof(Frame)])) Frame(frame);
  }
  // What of it has no default is anything: a frame put together elsewhere and copied is waited for.
  Frame& open(std::size_t depth) noexcept { return *::new (static_cast<void*>(&memory_[depth * sizeof(Frame)])) Frame; }
  // Only of one that was opened.
  Frame& operator[](std::size_t depth) noexcept {
    return *std::launder(reinterpret_cast<Frame*>(&memory_[depth * sizeof(Frame)]));
  }
  const Frame& operator[](std::size_t depth) const noexcept {
    return *std::launder(reinterpret_cast<const Frame*>(&memory_[depth * sizeof(Frame)]));
  }

 private:
  alignas(Frame) std::array<std::byte, sizeof(Frame) * (format::max_nesting + 1)> memory_;
};

}  // namespace shelf::detail
