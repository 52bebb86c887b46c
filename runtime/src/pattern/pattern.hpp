// Regular expressions that articles carry, run without backtracking: time is at most text times pattern.
//
// What scripts call a regular expression: literals, `.`, classes, \d \w \s and their opposites, `(...)`, `(?:...)`,
// `(?<name>...)`, `|`, `* + ?` and {n} {n,} {n,m} with or without a lazy `?`, `^ $ \b \B`, \t \n \r \f \v \xNN \uNNNN.
// Not read: references back, what looks around, flags, classes by Unicode property, empty classes (`[]`, another thing
// in every dialect). Text is taken as code points; `.` is anything but a line's end; `^` and `$` are the ends of the
// text; case counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pattern/character_class.hpp"

namespace shelf::detail {

class Pattern {
 public:
  static constexpr std::size_t max_source = 1024;        // bytes
  static constexpr std::size_t max_depth = 32;           // of groups
  static constexpr std::size_t max_instructions = 1000;  // counted repeats written out
  static constexpr std::size_t max_text = 16u << 10;     // bytes; longer texts have no match

  // Nothing for what cannot be read, is not UTF-8 or is too large.
  [[nodiscard]] static std::optional<Pattern> compile(std::string_view source);
  // The leftmost match, as greedy as written: its first group where the pattern has one that took part, else all of it.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view text) const;
  // Steps that find() takes at most, for users with many texts to bound.
  [[nodiscard]] std::size_t cost(std::string_view text) const noexcept;

  enum class Op : std::uint8_t { One, Any, Class, Fork, Jump, Begin, End, Edge, NoEdge, OpenGroup, CloseGroup, Match };
  struct Instruction {
    Op op = Op::Match;
    // One: code point. Class: index. Jump: distance to the next. Fork: distances, the preferred first.
    std::int32_t x = 0, y = 0;
  };

 private:
  std::vector<Instruction> code_;
  std::vector<CharacterClass> classes_;
};

}  // namespace shelf::detail
