// How long a transition of a widget takes.
#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>

#include "live/transition.hpp"

namespace {

// A life of a check: asked for, sent, polled, found, asked for again.
void one_transition(benchmark::State& bench) {
  using enum shelf::detail::Event;
  static constexpr auto life = std::to_array({LackContext, LackInput, Queue, Send, Send, Find, Retry, Send, TimeOut,
                                              Retry, Send, Fail, Cancel, Retry, GoOffline, Reset});
  shelf::State state = shelf::State::Idle;
  std::size_t i = 0;
  for (auto _ : bench) {
    auto event = life[i++ % life.size()];
    benchmark::DoNotOptimize(event);
    state = shelf::detail::next(state, event);
    benchmark::DoNotOptimize(state);
  }
}
BENCHMARK(one_transition);

}  // namespace

BENCHMARK_MAIN();
