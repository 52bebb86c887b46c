#include "pattern/character_class.hpp"

#include <algorithm>
#include <initializer_list>

#include "article/sort_few.hpp"
#include "pattern/read_character.hpp"

namespace shelf::detail {

bool CharacterClass::contains(char32_t c) const noexcept {
  const auto behind =
      std::upper_bound(ranges.begin(), ranges.end(), c, [](char32_t x, const auto& range) { return x < range.first; });
  return (behind != ranges.begin() && c <= behind[-1].second) != negated;
}

// The opposites are written out, so that a class can hold them beside others.
bool CharacterClass::add_named(char letter) {
  const auto add = [this](std::initializer_list<std::pair<char32_t, char32_t>> more) {
    ranges.insert(ranges.end(), more);
    return true;
  };
  constexpr char32_t last = last_character;
  switch (letter) {
    case 'd':
      return add({{'0', '9'}});
    case 'D':
      return add({{0, '0' - 1}, {'9' + 1, last}});
    case 'w':
      return add({{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}});
    case 'W':
      return add({{0, '0' - 1}, {'9' + 1, 'A' - 1}, {'Z' + 1, '_' - 1}, {'`', '`'}, {'z' + 1, last}});
    case 's':
      return add({{'\t', '\r'}, {' ', ' '}, {0xa0, 0xa0}, {0x2028, 0x2029}, {0xfeff, 0xfeff}});
    case 'S':
      return add(
          {{0, '\t' - 1}, {'\r' + 1, ' ' - 1}, {' ' + 1, 0x9f}, {0xa1, 0x2027}, {0x202a, 0xfefe}, {0xff00, last}});
    default:
      return false;
  }
}

void CharacterClass::settle() {
  sort_few(ranges);
  std::size_t kept = 0;
  for (const auto& range : ranges)
    if (kept > 0 && range.first <= ranges[kept - 1].second)
      ranges[kept - 1].second = std::max(ranges[kept - 1].second, range.second);
    else
      ranges[kept++] = range;
  ranges.resize(kept);
}

bool is_word_character(char32_t c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

}  // namespace shelf::detail
