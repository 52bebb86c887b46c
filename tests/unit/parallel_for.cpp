#include "parallel_for.hpp"

#include <atomic>
#include <new>
#include <stdexcept>

#include "support/catch.hpp"

using namespace shelf::compiler;

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

TEST_CASE("parallel_for: what a job throws comes to the caller when all threads have ended") {
  for (const unsigned threads : {1u, 2u, 8u}) {
    CAPTURE(threads);
    std::atomic<int> running{0};
    const auto job = [&](std::size_t i) {
      ++running;
      const bool fails = i == 5;
      --running;
      if (fails) throw std::runtime_error("job 5");
    };
    CHECK_THROWS_WITH(parallel_for(10'000, threads, job), "job 5");
    CHECK(running == 0);
  }
}

TEST_CASE("parallel_for: so does what the making of a worker throws") {
  const auto make = [] {
    throw std::bad_alloc();
    return [](std::size_t) {};
  };
  CHECK_THROWS_AS(parallel_for_with(3, 2, make), std::bad_alloc);
}

TEST_CASE("run_all: a job that throws does not end the others unheard") {
  const auto fails = [] { throw std::runtime_error("first"); };
  CHECK_THROWS_WITH(run_all(2, fails, [] {}), "first");
}
