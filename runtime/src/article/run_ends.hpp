// Where the runs of a unit end, and what they hold, found in one pass over all of its text.
#pragma once

#include <cstdint>
#include <string_view>

namespace shelf::detail {

// A zero byte, and what stands between it and the one before.
struct RunEnd {
  static constexpr std::uint32_t none = 0xffff'ffffu;  // stands for a place behind the last one
  std::uint32_t at = 0;
  bool markup = false;     // & < > " '
  bool not_ascii = false;  // whether it is UTF-8 is to be checked
};

// Writes one entry for each zero byte of `text`, then one at `none`. `text` is read, and that is ignored, up to 64
// bytes beyond its end.
void find_run_ends(std::string_view text, RunEnd* out) noexcept;

}  // namespace shelf::detail
