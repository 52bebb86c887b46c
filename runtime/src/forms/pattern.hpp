// Patterns that forms carry, run without backtracking: time grows with the text times the pattern.
//
// What scripts call a regular expression: literals, `.`, classes, \d \w \s and their opposites, groups, `|`, `* + ?`
// and {n,m} with or without a lazy `?`, `^ $ \b \B`. No references back, nothing that looks around: those are not read.
// Text is taken as code points; `.` is anything but a line's end; case counts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace shelf::detail {

class Pattern {
 public:
  static constexpr std::size_t max_source = 4096;        // bytes
  static constexpr std::size_t max_instructions = 1000;  // repetition included
  static constexpr std::size_t max_text = 16 * 1024;     // bytes; longer texts have no match

  // Nothing for what cannot be read or is too large.
  [[nodiscard]] static std::optional<Pattern> compile(std::string_view source);
  // The leftmost match, as greedy as written.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view text) const;

  enum class Op : std::uint8_t { One, Any, Class, Fork, Jump, Begin, End, Edge, NoEdge, Match };
  struct Instruction {
    Op op = Op::Match;
    // One: code point. Class: index. Jump: distance to the next. Fork: distances, the preferred first.
    std::int32_t x = 0, y = 0;
  };
  struct Class {
    std::vector<std::pair<char32_t, char32_t>> ranges;  // both ends included; in order, apart
    bool negated = false;
    [[nodiscard]] bool contains(char32_t c) const noexcept;
  };

 private:
  std::vector<Instruction> code_;
  std::vector<Class> classes_;
};

}  // namespace shelf::detail
