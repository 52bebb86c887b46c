#include "parallel_for.hpp"

#include <atomic>

#include "support/catch.hpp"

using shelf::compiler::parallel_for;

TEST_CASE("parallel_for: every index once, for any number of threads") {
  for (const unsigned threads : {0u, 1u, 2u, 7u}) {
    std::vector<std::atomic<int>> met(1000);
    parallel_for(met.size(), threads, [&](std::size_t i) { ++met[i]; });
    int wrong = 0;
    for (const std::atomic<int>& count : met) wrong += count != 1;
    CHECK(wrong == 0);
  }
}

TEST_CASE("parallel_for: nothing to do is no call") {
  std::atomic<int> calls{0};
  parallel_for(0, 4, [&](std::size_t) { ++calls; });
  CHECK(calls == 0);
}
