#define ZSTD_STATIC_LINKING_ONLY  // for literals as they are
#include "bundle/zstd_frame.hpp"

#include <zstd_errors.h>

#include <cstdlib>
#include <new>

#include "shelf_format/format.hpp"

namespace shelf::compiler {

std::size_t checked(std::size_t result) {
  if (ZSTD_isError(result) == 0) return result;
  if (ZSTD_getErrorCode(result) == ZSTD_error_memory_allocation) throw std::bad_alloc();
  std::abort();
}

CompressContext make_context() {
  CompressContext context(ZSTD_createCCtx());
  if (context == nullptr) throw std::bad_alloc();
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1));
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 1));
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_dictIDFlag, 0));
  return context;
}

void keep_literals(ZSTD_CCtx* context) {
  // A version of zstd that does not know this makes smaller units, which are as good but slower to read.
  (void)ZSTD_CCtx_setParameter(context, ZSTD_c_literalCompressionMode, ZSTD_lcm_uncompressed);
}

std::size_t compress_to(ZSTD_CCtx* context, std::string_view from, std::string& to) {
  const std::size_t begin = to.size();
  to.resize(begin + ZSTD_compressBound(from.size()));
  const std::size_t size =
      checked(ZSTD_compress2(context, to.data() + begin, to.size() - begin, from.data(), from.size()));
  to.resize(begin + size);
  return size;
}

std::string compress_alone(std::string_view from, int level) {
  const CompressContext context = make_context();
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level));
  std::string frame;
  compress_to(context.get(), from, frame);
  if (from.size() <= frame.size() * format::max_unit_ratio) return frame;
  frame.clear();
  compress_with_small_blocks(from, {}, frame);
  return frame;
}

std::size_t compress_with_small_blocks(std::string_view from, std::string_view dictionary, std::string& to) {
  const CompressContext context = make_context();
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, 1));
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, 10));
  if (!dictionary.empty()) checked(ZSTD_CCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size()));
  return compress_to(context.get(), from, to);
}

FrameBlock only_block(std::string_view frame) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(frame[at]); };
  constexpr std::size_t descriptor_at = 4, block_header_bytes = 3;
  const unsigned descriptor = byte(descriptor_at), single_segment = descriptor >> 5 & 1;
  const std::size_t size_bytes = descriptor >> 6 == 0 ? single_segment : std::size_t{1} << (descriptor >> 6);
  const std::size_t block_at = descriptor_at + 1 + (1 - single_segment) + size_bytes;
  const bool is_last = (byte(block_at) & 1) != 0;
  return {is_last ? byte(block_at) >> 1 & 3u : several_blocks, block_at + block_header_bytes};
}

void put_leb(std::size_t value, std::string& to) {
  for (; value >= 0x80; value >>= 7) to += static_cast<char>((value & 0x7f) | 0x80);
  to += static_cast<char>(value);
}

}  // namespace shelf::compiler
