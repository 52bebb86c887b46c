// Pages as zstd frames of level 19 with one trained dictionary of 112 KB, for the stores that compress nothing.
#pragma once

#include <zdict.h>
#include <zstd.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store.hpp"

namespace shelf::bench {

inline std::string train_dictionary(const std::vector<std::string>& pages) {
  std::string samples, dictionary(112'640, '\0');
  std::vector<std::size_t> sizes;
  for (const auto& page : pages) {
    samples += page;
    sizes.push_back(page.size());
  }
  const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(), sizes.data(),
                                                 static_cast<unsigned>(sizes.size()));
  dictionary.resize(ZDICT_isError(size) != 0 ? 0 : size);  // too few pages: none
  return dictionary;
}

class Packer {
 public:
  explicit Packer(std::string_view dictionary)
      : dictionary_(ZSTD_createCDict(dictionary.data(), dictionary.size(), 19)) {}
  std::string_view pack(std::string_view page) {
    frame_.resize(ZSTD_compressBound(page.size()));
    const std::size_t size = ZSTD_compress_usingCDict(context_.get(), frame_.data(), frame_.size(), page.data(),
                                                      page.size(), dictionary_.get());
    if (ZSTD_isError(size) != 0) fail(ZSTD_getErrorName(size));
    return std::string_view(frame_).substr(0, size);
  }

 private:
  struct Free {
    void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };
  std::unique_ptr<ZSTD_CDict, Free> dictionary_;
  std::unique_ptr<ZSTD_CCtx, Free> context_{ZSTD_createCCtx()};
  std::string frame_;
};

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
