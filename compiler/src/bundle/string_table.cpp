#include "bundle/string_table.hpp"

#include <algorithm>
#include <cstdint>

namespace shelf::compiler {

void StringTable::finish() {
  std::ranges::sort(texts_);
  texts_.erase(std::unique(texts_.begin(), texts_.end()), texts_.end());
}

std::uint32_t StringTable::find(std::string_view text) const {
  const auto at = std::ranges::lower_bound(texts_, text);
  return static_cast<std::uint32_t>(at - texts_.begin());
}

}  // namespace shelf::compiler
