#include "bundle/string_table.hpp"

#include <algorithm>
#include <cstdint>

namespace shelf::compiler {

void StringTable::finish() {
  texts_.assign(seen_.begin(), seen_.end());
  seen_.clear();
  std::ranges::sort(texts_);
}

std::uint32_t StringTable::find(std::string_view text) const {
  const auto at = std::ranges::lower_bound(texts_, text);
  return static_cast<std::uint32_t>(at - texts_.begin());
}

}  // namespace shelf::compiler
