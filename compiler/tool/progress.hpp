// A bar on stderr while articles are compiled.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>

namespace shelf::compiler::tool {

// Threads: update() from any number at once. Redraws at most ten times a second.
class ProgressBar {
 public:
  explicit ProgressBar(bool shown) : shown_(shown) {}
  void update(std::size_t done, std::size_t total);
  void clear();  // call after the last update

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_, drawn_ = false;
  std::mutex mutex_;
  Clock::time_point next_ = Clock::now();
};

}  // namespace shelf::compiler::tool
