// Coded text: phrases of the catalogue and literal bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "store/container.hpp"

namespace shelf::detail {

class Phrases {
 public:
  Phrases() = default;
  // `begins` has one entry more than there are phrases; `texts` ends with padding. Invalid when they do not fit.
  Phrases(const unsigned char* begins, std::size_t count, Bytes texts) noexcept;
  [[nodiscard]] bool valid() const noexcept { return texts_ != nullptr; }

  // How many bytes `coded` stands for; nothing when it is damaged.
  [[nodiscard]] std::optional<std::size_t> expanded_size(Bytes coded) const noexcept;

  // Writes what `coded` stands for to `out`, which may be written beyond its end by up to `slack` bytes. False when the
  // text is damaged or not exactly as long as `out`.
  static constexpr std::size_t slack = 128;
  [[nodiscard]] bool expand(Bytes coded, std::span<char> out) const noexcept;

  // One code: moves `at` and `to` behind what was read and written. False: damaged, or no room before `limit`.
  [[nodiscard]] bool expand_code(const unsigned char*& at, const unsigned char* end, char*& to,
                                 char* limit) const noexcept;

  // What the first code of `coded`, which is not empty, stands for: at most 36 bytes of GUID are written to `guid`,
  // other text is a view. An empty text: damaged.
  struct Piece {
    std::size_t taken = 0;
    std::string_view text;
  };
  [[nodiscard]] Piece first_piece(Bytes coded, char* guid) const noexcept;

  // The phrase of a number; empty: no such phrase.
  [[nodiscard]] std::string_view phrase(std::uint32_t number) const noexcept;
  [[nodiscard]] std::uint32_t count() const noexcept { return count_; }

 private:
  const unsigned char* begins_ = nullptr;
  const char* texts_ = nullptr;
  std::uint32_t count_ = 0;
  std::uint32_t size_ = 0;  // of the texts without padding
};

}  // namespace shelf::detail
