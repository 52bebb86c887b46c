// Independent jobs on several threads. Results belong into a vector by index, so that order never depends on timing.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace shelf::compiler {

// Each thread makes a worker of its own (for what threads cannot share) and calls worker(i) until every i below `count`
// was met once, on at most `threads` threads (0: one per core). Returns when all are done; what a worker throws ends
// the round and is thrown here. Fewer threads are used when the system refuses more.
template <class MakeWorker>
void parallel_for_with(std::size_t count, unsigned threads, const MakeWorker& make_worker) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::exception_ptr failure;  // the first
  const auto work = [&]() noexcept {
    try {
      auto worker = make_worker();
      for (std::size_t i = next.fetch_add(1); i < count && !failed; i = next.fetch_add(1)) worker(i);
    } catch (...) {
      if (!failed.exchange(true)) failure = std::current_exception();
    }
  };
  std::vector<std::thread> helpers;
  const std::size_t wanted = std::min<std::size_t>(threads, count);
  helpers.reserve(wanted);
  try {
    for (std::size_t i = 1; i < wanted; ++i) helpers.emplace_back(work);
  } catch (const std::exception&) {
    // no more threads, or no memory for one: as many as there are
  }
  work();
  for (std::thread& helper : helpers) helper.join();
  if (failure != nullptr) std::rethrow_exception(failure);
}

// Calls job(0) … job(count - 1), each once; the same promises.
template <class Job>
void parallel_for(std::size_t count, unsigned threads, const Job& job) {
  parallel_for_with(count, threads, [&job] { return [&job](std::size_t i) { job(i); }; });
}

// Jobs that need nothing of each other, begun in their order. Each may use threads of its own.
template <class... Jobs>
void run_all(unsigned threads, const Jobs&... jobs) {
  parallel_for(sizeof...(jobs), threads, [&](std::size_t i) {
    std::size_t at = 0;
    ((at++ == i ? jobs() : void()), ...);
  });
}

}  // namespace shelf::compiler
