// Where the runs of a unit may end: all zero bytes of its text, found in one pass.
#pragma once

#include <cstdint>
#include <string_view>

namespace shelf::detail {

inline constexpr std::uint32_t no_run_end = 0xffff'ffffu;  // stands behind the last one

// Writes the position of each zero byte, then no_run_end. `text` is read, and that is ignored, up to 64 bytes beyond
// its end. Returns whether all of it is ASCII.
[[nodiscard]] bool find_run_ends(std::string_view text, std::uint32_t* out) noexcept;

}  // namespace shelf::detail
