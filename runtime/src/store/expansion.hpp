// Coded text to plain text, fast: what every code stands for is one table, made when the first article is read, and
// whole blocks of codes are looked at together.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "store/phrases.hpp"
#include "store/settle_once.hpp"

namespace shelf::detail {

// Threads: ready() may be called at once from any number.
class Expansion {
 public:
  // False: no memory.
  [[nodiscard]] bool ready(const Phrases& phrases) const noexcept;

  // After ready() with the same phrases: writes what `coded` stands for, at most `out`, which may be written beyond its
  // end by Phrases::slack bytes; its size. Nothing when the text is damaged or longer than that.
  [[nodiscard]] std::optional<std::size_t> expand(const Phrases& phrases, Bytes coded,
                                                  std::span<char> out) const noexcept;

 private:
  struct Run;
  Result<void> make(const Phrases& phrases) const noexcept;
  bool expand_block(const Phrases& phrases, Run& run) const noexcept;

  SettleOnce made_;
  // What a code stands for: one look at one place tells its text and its size, which nearly all have room for.
  struct alignas(16) Entry {
    std::array<char, 15> text{};
    std::uint8_t size = 0;  // 0: see Phrases
  };
  mutable std::unique_ptr<Entry[]> entries_;
};

}  // namespace shelf::detail
