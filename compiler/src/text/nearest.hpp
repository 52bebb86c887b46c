// Did you mean …?
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace shelf::compiler {

// Insertions, deletions and exchanges of single bytes that make `a` of `b`; `limit` + 1 when it takes more than
// `limit`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The first of `names` with the least distance to `text`, when that is at most `limit`; nullptr: none is near.
// Cost: names × length of the text.
[[nodiscard]] const std::string* find_nearest(std::span<const std::string> names, std::string_view text,
                                              std::size_t limit);

}  // namespace shelf::compiler
