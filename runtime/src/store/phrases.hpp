// Coded text: phrases of the catalogue and literal bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "store/container.hpp"

namespace shelf::detail {

class Phrases {
 public:
  Phrases() = default;
  // `begins` are numbers of 16 bits, one more than there are phrases; `texts` ends with padding. Invalid when they
  // cannot be those. Reads none of them.
  Phrases(Bytes begins, Bytes texts) noexcept;
  [[nodiscard]] bool valid() const noexcept { return texts_ != nullptr; }

  // Writes what `coded` stands for to `out`, which may be written beyond its end by up to `slack` bytes. False when the
  // text is damaged or not exactly as long as `out`.
  static constexpr std::size_t slack = 1088;  // Expansion looks at the end of `out` once for 64 codes
  [[nodiscard]] bool expand(Bytes coded, std::span<char> out) const noexcept;

  // One code: moves `at` and `to` behind what was read and written. False: damaged, or no room before `limit`.
  [[nodiscard]] bool expand_code(const unsigned char*& at, const unsigned char* end, char*& to,
                                 char* limit) const noexcept;

  // The phrase of a number; empty: no such phrase.
  [[nodiscard]] std::string_view phrase(std::uint32_t number) const noexcept;
  [[nodiscard]] std::uint32_t count() const noexcept { return count_; }
  [[nodiscard]] std::uint32_t text_size() const noexcept { return size_; }  // of all texts, without padding
  [[nodiscard]] std::uint32_t end() const noexcept;                         // where the last phrase ends

 private:
  const unsigned char* begins_ = nullptr;
  const char* texts_ = nullptr;
  std::uint32_t count_ = 0;
  std::uint32_t size_ = 0;  // of the texts without padding
};

}  // namespace shelf::detail
