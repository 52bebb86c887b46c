// Reads a pattern into steps.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "live/pattern.hpp"

namespace shelf::detail {

struct PatternProgram {
  std::vector<PatternStep> steps;
  std::vector<CharacterSet> sets;
};

[[nodiscard]] std::optional<PatternProgram> parse_pattern(std::string_view pattern);

}  // namespace shelf::detail
