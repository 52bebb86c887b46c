// Random choices that are the same on every machine and compiler (those of <random> are not).
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>

namespace shelf::bench {

class Random {  // splitmix64
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t x = state_ += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
  }
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>((next() >> 32) * bound >> 32); }
  std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
  bool chance(unsigned percent) { return below(100) < percent; }
  // More often the first ones: what authors link to and write about is not spread evenly.
  std::size_t skewed(std::size_t bound) { return below(below(bound) + 1); }

  template <class Range>
  const auto& pick(const Range& range) {
    return std::data(range)[below(std::size(range))];
  }

 private:
  std::uint64_t state_;
};

// The pieces in order. Choices made within the braces are made from left to right; within a sum of strings every
// compiler would choose an order of its own.
inline std::string join(std::initializer_list<std::string_view> pieces) {
  std::string out;
  for (const std::string_view piece : pieces) out += piece;
  return out;
}

}  // namespace shelf::bench
