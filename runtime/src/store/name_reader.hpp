// Reads an articleId byte by byte from its coded name, so that ids are compared without memory for them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "store/phrases.hpp"

namespace shelf::detail {

class NameReader {
 public:
  NameReader(const Phrases& phrases, Bytes coded) noexcept : phrases_(&phrases), coded_(coded) {}
  NameReader(const NameReader&) = delete;  // the piece may stand in here
  NameReader& operator=(const NameReader&) = delete;
  // The next byte of the id; -1 at its end or where it is damaged.
  [[nodiscard]] int next() noexcept;

 private:
  const Phrases* phrases_;
  Bytes coded_;
  std::string_view piece_;  // what is left of the code that was read last
  std::array<char, 36> guid_{};
};

// Folded and without braces, as ids are compared.
[[nodiscard]] bool id_is(NameReader& stored, std::string_view id) noexcept;
[[nodiscard]] bool same_id(NameReader& a, NameReader& b) noexcept;

}  // namespace shelf::detail
