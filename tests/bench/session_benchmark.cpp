// How long a transition of a widget takes, and that it allocates nothing.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <new>

#include "live/transition.hpp"

namespace {

std::uint64_t allocations = 0;

// A life of a check: asked for, sent, polled, found, asked for again.
void one_transition(benchmark::State& bench) {
  using enum shelf::detail::Event;
  static constexpr auto life = std::to_array({LackContext, LackInput, Queue, Send, Send, Find, Retry, Send, TimeOut,
                                              Retry, Send, Fail, Cancel, Retry, GoOffline, Reset});
  shelf::State state = shelf::State::Idle;
  std::size_t i = 0;
  const std::uint64_t before = allocations;
  for (auto _ : bench) {
    auto event = life[i++ % life.size()];
    benchmark::DoNotOptimize(event);
    state = shelf::detail::next(state, event);
    benchmark::DoNotOptimize(state);
  }
  bench.counters["allocations"] = static_cast<double>(allocations - before);
}
BENCHMARK(one_transition);

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

BENCHMARK_MAIN();
