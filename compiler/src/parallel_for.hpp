// Independent jobs on several threads. Results belong into a vector by index, so that order never depends on timing.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace shelf::compiler {

// Calls job(0) … job(count - 1), each once, on at most `threads` threads (0: one per core). `job` must not throw.
// Returns when all are done. Fewer threads are used when the system refuses more.
template <class Job>
void parallel_for(std::size_t count, unsigned threads, const Job& job) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  std::atomic<std::size_t> next{0};
  const auto work = [&]() noexcept {
    for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) job(i);
  };
  std::vector<std::thread> helpers;
  const std::size_t wanted = std::min<std::size_t>(threads, count);
  try {
    for (std::size_t i = 1; i < wanted; ++i) helpers.emplace_back(work);
  } catch (const std::system_error&) {
    // as many as there are
  }
  work();
  for (std::thread& helper : helpers) helper.join();
}

}  // namespace shelf::compiler
