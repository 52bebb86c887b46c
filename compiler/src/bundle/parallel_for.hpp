// Runs a job for every chunk of 0..count-1 on several threads. What the job writes must depend on its range alone;
// then the result is the same for every number of threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace shelf::compiler {

// `make_worker()` is called once a thread and gives a callable worker(begin, end). `threads` 0: one per core.
template <class MakeWorker>
void parallel_for(std::size_t count, std::size_t chunk, unsigned threads, MakeWorker make_worker) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t chunks = (count + chunk - 1) / chunk;
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    auto worker = make_worker();
    for (std::size_t i = next++; i < chunks; i = next++) worker(i * chunk, std::min(count, (i + 1) * chunk));
  };
  std::vector<std::thread> others;
  try {
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, chunks); ++i) others.emplace_back(run);
  } catch (const std::system_error&) {  // the system gives no more threads: those that run do it all
  }
  run();
  for (std::thread& thread : others) thread.join();
}

}  // namespace shelf::compiler
