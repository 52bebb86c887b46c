// The frames of a bundle: always with a checksum and the size of what they hold.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "bundle/zstd_handles.hpp"

namespace shelf::compiler {

// zstd fails only when it is out of memory or misused; both end the process, as allocation does.
std::size_t checked(std::size_t result);
[[nodiscard]] CompressContext make_context();
// Literals are stored as they are instead of by their frequency: they need no tables to be read.
void keep_literals(ZSTD_CCtx* context);
// Appends one frame; returns its size.
std::size_t compress_to(ZSTD_CCtx* context, std::string_view from, std::string& to);
// One frame of its own, whatever it holds within max_unit_ratio.
[[nodiscard]] std::string compress_alone(std::string_view from, int level);
// The same for what compresses too well otherwise: blocks of 1 KiB, each of at least 4 bytes, stay within the ratio.
std::size_t compress_with_small_blocks(std::string_view from, std::string_view dictionary, std::string& to);
// The block of a frame that has only one: its type in zstd's numbers, and where in the frame its content begins. A
// frame of several has `several_blocks`.
struct FrameBlock {
  unsigned type = 0;
  std::size_t begin = 0;
};
inline constexpr unsigned several_blocks = 3;
[[nodiscard]] FrameBlock only_block(std::string_view frame);
// 7 bits a byte, low ones first.
void put_leb(std::size_t value, std::string& to);

}  // namespace shelf::compiler
