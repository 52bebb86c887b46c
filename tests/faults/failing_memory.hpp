// Every allocation of a call fails once, and what is allocated is counted. Those of this program, whoever makes them:
// glibc's malloc stands behind ours.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shelf/result.hpp"
#include "shelf_format/xxh64.hpp"
#include "support/catch.hpp"

namespace shelf::test {

inline std::atomic<long> until_failure = -1;  // negative: none fails
inline std::atomic<bool> no_aligned_memory = false;

inline std::atomic<std::size_t> bytes_held = 0, most_bytes_held = 0;

// The most bytes that `call` held at once beside what was held before.
template <class Call>
std::size_t peak_of(const Call& call) {
  const std::size_t before = bytes_held;
  most_bytes_held = before;
  call();
  return most_bytes_held - before;
}

// What a call came to: a number for its answer, or why there is none. The tests must not allocate themselves meanwhile.
struct Outcome {
  std::uint64_t answer = 0;
  std::optional<Error> error;
};

// Room for whatever is rendered, made before anything fails.
inline std::string& page() {
  static std::string room = [] {
    std::string text;
    text.reserve(std::size_t{8} << 20);
    return text;
  }();
  room.clear();
  return room;
}

inline std::uint64_t number_of(std::string_view text) { return format::xxh64(text.data(), text.size()); }

// Fails the first, the second … allocation of `call` until it makes fewer. Returns how many it makes.
template <class Call>
long fail_each(const Call& call) {
  const Outcome good = call();
  REQUIRE_FALSE(good.error);
  for (long number = 0;; ++number) {
    if (number > 100'000) FAIL("a call without an end");
    until_failure = number;
    Outcome outcome = call();
    const bool failed = until_failure.exchange(-1) < 0;
    if (!failed) return number;
    CAPTURE(number);
    if (outcome.error) {
      REQUIRE(outcome.error->code == Errc::no_memory);
      outcome = call();  // nothing is remembered
    }
    REQUIRE_FALSE(outcome.error);
    REQUIRE(outcome.answer == good.answer);
  }
}

}  // namespace shelf::test
