// Finds what repeats in texts: two symbols that often stand side by side become one, again and again.
#pragma once

#include <cstdint>
#include <vector>

namespace shelf::compiler {

using Symbol = std::uint16_t;                // below 256 a byte, else rule number 256 less
inline constexpr Symbol no_symbol = 0xffff;  // between texts: nothing is joined across it

struct PairRule {
  Symbol left = 0, right = 0;  // of bytes and earlier rules
};

// Joins pairs in `symbols`, which holds bytes and no_symbol; at most format::max_name_rules rules.
[[nodiscard]] std::vector<PairRule> join_pairs(std::vector<Symbol>& symbols);

}  // namespace shelf::compiler
