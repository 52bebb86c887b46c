// Variables of templates: `$name`, `{$name}`, `{name}`. One pass; what a variable stands for is never read again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "context/resolve.hpp"

namespace shelf::detail {

enum class Position : std::uint8_t {
  Argument,  // a typed argument: raw
  Address,   // a whole address: every value encoded as one segment, but `{$resourceIdDecoded}` keeps its slashes
  Path,      // a path: every value one segment, but the resource id keeps its slashes
  Segment    // one segment: also what the template itself says is encoded
};

// Appends the template with its variables replaced. Returns the mask of those without a value: they leave nothing
// behind. Names compare folded; any other word after `$` or in braces stays as it is.
std::uint8_t expand(std::string_view text, const ResolvedContext& context, Position position, std::string& out);

// Mask of the variables that a template uses.
[[nodiscard]] std::uint8_t used_variables(std::string_view text) noexcept;

}  // namespace shelf::detail
