// The operations of a unit once they are read and checked: one entry each, so that nobody reads their bytes twice. A
// key of the vocabulary has none: it stands with its value.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>

#include "shelf_format/ops.hpp"

namespace shelf::detail {

// 32 bytes: two of them in a cache line.
struct PackedStep {
  std::uint32_t at = 0;                 // where its first run begins in the text of the unit
  std::array<std::uint32_t, 3> size{};  // of its runs, which stand one after the other, each before a zero byte
  std::array<std::uint32_t, 2>
      number{};           // of a JSON value: [0] is the number of its key, plus 1; 0: none, or key_other
  std::uint32_t end = 0;  // of an operation that opens: the position behind its close
  format::Op op = format::Op::close;
  std::uint8_t slot = 0;  // how many bytes before `at` its slot begins; 0: it has none
  bool title = false;     // its text is the catalogue's title, which is not looked up before somebody asks
  bool lone = false;      // of an operation that opens: holds one text, not the title, and nothing else
};
static_assert(std::is_trivially_copyable_v<PackedStep> && sizeof(PackedStep) == 32);

// Grows, never shrinks: an article read with a scratch allocates nothing once this is warm.
class StepList {
 public:
  void clear() noexcept { size_ = 0; }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  PackedStep& operator[](std::uint32_t i) noexcept { return steps_.get()[i]; }
  const PackedStep& operator[](std::uint32_t i) const noexcept { return steps_.get()[i]; }
  // nullptr: no memory. Moves the steps before it.
  [[nodiscard]] PackedStep* add() noexcept {
    if (size_ == capacity_ && !grow()) return nullptr;
    return &(steps_.get()[size_++] = PackedStep{});
  }

 private:
  bool grow() noexcept {
    const std::uint32_t capacity = std::max<std::uint32_t>(256, capacity_ * 2);  // a unit has 82 on average
    std::unique_ptr<PackedStep[]> steps(new (std::nothrow) PackedStep[capacity]);
    if (steps == nullptr) return false;
    std::copy_n(steps_.get(), size_, steps.get());
    steps_ = std::move(steps);
    capacity_ = capacity;
    return true;
  }

  std::unique_ptr<PackedStep[]> steps_;
  std::uint32_t size_ = 0, capacity_ = 0;
};

}  // namespace shelf::detail
