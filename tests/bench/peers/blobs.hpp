// Pages as zstd frames of level 19 with one trained dictionary of 112 KB, for the stores that compress nothing.
#pragma once

#include <zstd.h>

#include <memory>
#include <string>
#include <string_view>

#include "store.hpp"

namespace shelf::bench {

// Fills `dictionary` and `blobs`.
void pack_pages(Content& content);

class Unpacker {
 public:
  void use(std::string_view dictionary) { dictionary_.reset(ZSTD_createDDict(dictionary.data(), dictionary.size())); }
  std::size_t unpack(const void* frame, std::size_t frame_size, std::string& page) {
    const auto size = ZSTD_getFrameContentSize(frame, frame_size);
    if (size > (std::uint64_t{1} << 30)) fail("a frame without a size");
    if (page.size() < size) page.resize(size);
    const std::size_t got =
        ZSTD_decompress_usingDDict(context_.get(), page.data(), page.size(), frame, frame_size, dictionary_.get());
    if (ZSTD_isError(got) != 0) fail(ZSTD_getErrorName(got));
    return got;
  }

 private:
  struct Free {
    void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_DDict, Free> dictionary_;
  std::unique_ptr<ZSTD_DCtx, Free> context_{ZSTD_createDCtx()};
};

}  // namespace shelf::bench
