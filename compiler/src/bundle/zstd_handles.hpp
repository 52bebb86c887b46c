// Owners of zstd objects.
#pragma once

#include <zstd.h>

#include <memory>

namespace shelf::compiler {

struct ZstdDelete {
  void operator()(ZSTD_CCtx* context) const noexcept { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const noexcept { ZSTD_freeCDict(dictionary); }
};
using CompressContext = std::unique_ptr<ZSTD_CCtx, ZstdDelete>;
using CompressDictionary = std::unique_ptr<ZSTD_CDict, ZstdDelete>;

}  // namespace shelf::compiler
