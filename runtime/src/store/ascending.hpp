// Numbers that ascend, read in place: where units and names begin. Of each number the low bits stand in a column; the
// high ones are told by the place of a set bit among others.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"
#include "store/container.hpp"

namespace shelf::detail {

class Ascending {
 public:
  Ascending() = default;
  // Invalid when the bytes cannot be those of `size` numbers with so many low bits. Reads none of them.
  Ascending(Bytes bytes, unsigned low_bits, std::uint64_t size) noexcept;
  [[nodiscard]] bool valid() const noexcept { return samples_ != nullptr; }

  // Number `i`, which is below the size. Nothing: damaged.
  [[nodiscard]] std::optional<std::uint64_t> operator[](std::uint32_t i) const noexcept {
    const std::uint64_t place = find_place(i);
    return place == nowhere ? std::nullopt : std::optional(number(i, place));
  }
  // From number `i` to the next one. Damaged: `begin` may be after `end`, both may be anything.
  struct Range {
    std::uint64_t begin = 1, end = 0;
  };
  [[nodiscard]] Range range(std::uint32_t i) const noexcept {
    const std::uint64_t place = find_place(i);
    if (place == nowhere) return {};
    const std::uint64_t next = find_set(place + 1, 0);
    return next == nowhere ? Range{} : Range{number(i, place), number(i + 1, next)};
  }

 private:
  static constexpr std::uint64_t nowhere = ~std::uint64_t{0};

  [[nodiscard]] std::uint64_t word(std::uint64_t i) const noexcept {
    return format::detail::load_le<std::uint64_t>(highs_ + i * 8);
  }
  [[nodiscard]] std::uint64_t find_place(std::uint32_t i) const noexcept {
    constexpr std::uint32_t step = format::ascending_sample;
    return find_set(format::detail::load_le<std::uint32_t>(samples_ + std::size_t{4} * (i / step)), i % step);
  }
  // Place of a set bit: `skip` others stand between it and `from`.
  [[nodiscard]] std::uint64_t find_set(std::uint64_t from, std::uint32_t skip) const noexcept {
    std::uint64_t at = from / 64;
    if (at >= words_) return nowhere;
    std::uint64_t bits = word(at) & ~std::uint64_t{0} << from % 64;
    const std::uint64_t last = at + format::ascending_most_words;
    for (auto set = static_cast<std::uint32_t>(std::popcount(bits)); set <= skip;
         set = static_cast<std::uint32_t>(std::popcount(bits))) {
      skip -= set;
      if (++at >= words_ || at > last) return nowhere;
      bits = word(at);
    }
    for (; skip > 0; --skip) bits &= bits - 1;
    return at * 64 + static_cast<std::uint64_t>(std::countr_zero(bits));
  }
  [[nodiscard]] std::uint64_t number(std::uint32_t i, std::uint64_t place) const noexcept {
    const std::uint64_t bit = std::uint64_t{i} * low_bits_;
    const std::uint64_t low = format::detail::load_le<std::uint64_t>(lows_ + bit / 8) >> bit % 8;
    return (place - i) << low_bits_ | (low & ((std::uint64_t{1} << low_bits_) - 1));
  }

  const unsigned char *samples_ = nullptr, *lows_ = nullptr, *highs_ = nullptr;
  std::uint64_t words_ = 0;
  unsigned low_bits_ = 0;
};

inline Ascending::Ascending(Bytes bytes, unsigned low_bits, std::uint64_t size) noexcept {
  if (low_bits > format::ascending_most_low_bits) return;
  const std::uint64_t samples = (size + format::ascending_sample - 1) / format::ascending_sample * 4;
  const std::uint64_t lows = (size * low_bits + 7) / 8, before = format::column_head + samples + lows;
  if (bytes.size() < before + format::column_tail) return;
  samples_ = bytes.data() + format::column_head;
  lows_ = samples_ + samples;
  highs_ = lows_ + lows;
  words_ = (bytes.size() - before) / 8;
  low_bits_ = low_bits;
}

}  // namespace shelf::detail
