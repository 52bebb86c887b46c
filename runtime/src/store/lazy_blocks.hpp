// Blocks that are made when first wanted and then stay as long as their owner. Threads: get() from any number at once;
// two may make the same block, one of them is kept.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <new>

namespace shelf::detail {

template <class T>
class LazyBlocks {
 public:
  LazyBlocks() = default;
  LazyBlocks(const LazyBlocks&) = delete;
  LazyBlocks& operator=(const LazyBlocks&) = delete;
  ~LazyBlocks() {
    for (std::size_t i = 0; i < count_; ++i) delete blocks_[i].load(std::memory_order_relaxed);
  }

  // False: no memory. Before any get().
  [[nodiscard]] bool reserve(std::size_t count) noexcept {
    blocks_.reset(new (std::nothrow) std::atomic<T*>[count]());
    count_ = blocks_ == nullptr ? 0 : count;
    return blocks_ != nullptr;
  }

  // `make()` gives a std::unique_ptr<T>, nullptr when that fails; `i` is below the count. nullptr: failed.
  template <class Make>
  [[nodiscard]] const T* get(std::size_t i, const Make& make) const noexcept {
    if (T* const ready = blocks_[i].load(std::memory_order_acquire)) return ready;
    std::unique_ptr<T> made = make();
    if (made == nullptr) return nullptr;
    T* expected = nullptr;
    if (blocks_[i].compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) return made.release();
    return expected;
  }

 private:
  std::unique_ptr<std::atomic<T*>[]> blocks_;
  std::size_t count_ = 0;
};

}  // namespace shelf::detail
