// The zstd dictionary of all units, inflated when the first article is read; and spare decompression contexts.
#pragma once

#include <zstd.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

#include "store/container.hpp"
#include "store/file_bytes.hpp"
#include "store/settle_once.hpp"

namespace shelf::detail {

struct ContextFree {
  void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
};
struct DictionaryFree {
  void operator()(ZSTD_DDict* dictionary) const noexcept { ZSTD_freeDDict(dictionary); }
};
using DecompressionContext = std::unique_ptr<ZSTD_DCtx, ContextFree>;

// Threads: ready() may be called at once from any number.
class Dictionary {
 public:
  void set_source(Bytes section, std::uint32_t max_bytes) noexcept {
    section_ = section;
    max_bytes_ = max_bytes;
  }
  // Inflates on first use. get() is nullptr when the bundle has no dictionary.
  [[nodiscard]] Result<void> ready() const noexcept;
  [[nodiscard]] const ZSTD_DDict* get() const noexcept { return dictionary_.get(); }

 private:
  [[nodiscard]] Result<void> inflate() const noexcept;

  Bytes section_;
  std::uint32_t max_bytes_ = 0;
  SettleOnce inflated_;
  mutable FileBytes raw_;  // dictionary_ refers to it
  mutable std::unique_ptr<ZSTD_DDict, DictionaryFree> dictionary_;
};

// Keeps one context between articles so that reading one does not allocate 100 KiB. Lock-free.
class ContextPool {
 public:
  ContextPool() = default;
  ContextPool(const ContextPool&) = delete;
  ContextPool& operator=(const ContextPool&) = delete;
  ~ContextPool() { ZSTD_freeDCtx(spare_.load()); }
  [[nodiscard]] DecompressionContext take() const noexcept;  // nullptr: no memory
  void give_back(DecompressionContext context) const noexcept;

 private:
  mutable std::atomic<ZSTD_DCtx*> spare_ = nullptr;
};

struct FrameHeader {
  std::uint64_t raw_size = 0;
  unsigned dictionary_id = 0;
};
// Exactly one zstd frame with a checksum and a stated size; empty: it is not.
[[nodiscard]] std::optional<FrameHeader> read_frame_header(Bytes frame) noexcept;

}  // namespace shelf::detail
