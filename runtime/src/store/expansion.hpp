// What every code of coded text stands for, as one table: reading a unit then takes hardly a decision that a processor
// could guess wrong (measured: decoding an article takes a tenth less time than with look-ups in the catalogue). Made
// when the first article is read.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>

#include "store/phrases.hpp"

namespace shelf::detail {

// Threads: ready() may be called at once from any number.
class Expansion {
 public:
  // False: no memory.
  [[nodiscard]] bool ready(const Phrases& phrases) const noexcept;
  // As Phrases::expand, after ready() with the same phrases.
  [[nodiscard]] bool expand(const Phrases& phrases, Bytes coded, std::span<char> out) const noexcept;

 private:
  void make(const Phrases& phrases) const noexcept;

  mutable std::once_flag once_;
  mutable std::unique_ptr<std::uint32_t[]> codes_;  // where the text begins in texts_ * 256 + its size; 0: see Phrases
  mutable std::unique_ptr<char[]> texts_;
};

}  // namespace shelf::detail
