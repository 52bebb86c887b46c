// Work that is done once for all threads, when its result is first wanted. Want of memory is not kept: the next caller
// tries again.
#pragma once

#include <atomic>
#include <mutex>

#include "shelf/result.hpp"

namespace shelf::detail {

class SettleOnce {
 public:
  // `work()` gives a Result<void>. Threads: from any number at once; all but one wait while it is done.
  template <class Work>
  [[nodiscard]] Result<void> get(const Work& work) const noexcept {
    if (settled_.load(std::memory_order_acquire)) return outcome_;
    const std::lock_guard lock(working_);
    if (settled_.load(std::memory_order_relaxed)) return outcome_;
    const Result<void> outcome = work();
    if (!outcome && outcome.error().code == Errc::no_memory) return outcome;
    outcome_ = outcome;
    settled_.store(true, std::memory_order_release);
    return outcome;
  }

 private:
  mutable std::mutex working_;
  mutable std::atomic<bool> settled_ = false;
  mutable Result<void> outcome_;
};

}  // namespace shelf::detail
