// A small subset of JSONPath.
#pragma once

#include <string_view>
#include <vector>

#include "live/json_value.hpp"

namespace shelf::detail {

// `$`, `.name`, `['name']`, `[n]`, `[*]`, `..name`; the first name may stand without its dot. Names compare folded.
// In document order; nothing when the path is not understood. Looks at 100,000 values at most.
[[nodiscard]] std::vector<const Json*> select(const Json& root, std::string_view path);

}  // namespace shelf::detail
