// Patterns that articles name for texts of options. A Thompson automaton: time is at most pattern x text, whatever they
// are; there is nothing to back-track into.
// Supported: literals, `.`, `[...]`, `[^...]`, `* + ? {m} {m,} {m,n}` (also lazy), `|`, `(...)`, `(?:...)`,
// `(?<name>...)`, `^`, `$`, `\d \w \s \D \W \S \n \r \t` and escaped marks. Not: look-around, back-references, flags,
// `\b`, Unicode classes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace shelf::detail {

inline constexpr std::size_t max_pattern_bytes = 512;
inline constexpr std::size_t max_pattern_steps = 256;  // instructions, counted repeats written out
inline constexpr std::size_t max_pattern_text = 4096;  // bytes of a text that is searched

struct CharacterSet {
  std::vector<std::pair<char32_t, char32_t>> ranges;  // both ends belong to it; sorted, apart
  bool negated = false;
  [[nodiscard]] bool holds(char32_t c) const noexcept;
};

struct PatternStep {
  enum class Op : std::uint8_t { character, any, set, split, jump, save, at_begin, at_end, match } op = Op::match;
  std::int32_t first = 0, second = 0;  // split, jump: relative; first is preferred. set: index. save: slot
  char32_t character = 0;
};

class Pattern {
 public:
  // Nothing when it is malformed, not supported or too long.
  [[nodiscard]] static std::optional<Pattern> compile(std::string_view pattern);
  // The leftmost match: its first group if the pattern has one and it took part, else all of it. Nothing: no match, or
  // the text is longer than max_pattern_text.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view text) const;

 private:
  std::vector<PatternStep> steps_;
  std::vector<CharacterSet> sets_;
};

}  // namespace shelf::detail
