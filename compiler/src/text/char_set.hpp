// A set of bytes, asked once for every byte of a text: std::string_view::find_first_of calls a function for each.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace shelf::compiler {

class CharSet {
 public:
  consteval explicit CharSet(std::string_view chars) {
    for (const char c : chars) in_[static_cast<unsigned char>(c)] = true;
  }
  [[nodiscard]] constexpr bool has(char c) const noexcept { return in_[static_cast<unsigned char>(c)]; }
  // The first byte of the set at or behind `at`; the size of the text when there is none.
  [[nodiscard]] constexpr std::size_t find(std::string_view text, std::size_t at = 0) const noexcept {
    while (at < text.size() && !has(text[at])) ++at;
    return at;
  }

 private:
  std::array<bool, 256> in_{};
};

}  // namespace shelf::compiler
