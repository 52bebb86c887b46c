// Sets of characters that a pattern names: [...] and \d and its like.
#pragma once

#include <utility>
#include <vector>

namespace shelf::detail {

struct CharacterClass {
  std::vector<std::pair<char32_t, char32_t>> ranges;  // both ends included; in order and apart once settled
  bool negated = false;

  [[nodiscard]] bool contains(char32_t c) const noexcept;
  // Adds what \d, \D, \w, \W, \s or \S stands for; false for other letters.
  bool add_named(char letter);
  void settle();
};

[[nodiscard]] bool is_word_character(char32_t c) noexcept;

}  // namespace shelf::detail
