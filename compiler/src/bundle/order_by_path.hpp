// Articles of one folder resemble each other: the order in which their texts are compared and their rows are stored.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "model/record.hpp"

namespace shelf::compiler {

// Positions of the records, ascending by path: files are numbered in that order.
[[nodiscard]] inline std::vector<std::size_t> order_by_path(std::span<const Record> records) {
  std::vector<std::size_t> order(records.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {},
                    [&](std::size_t i) { return std::pair(records[i].file, std::string_view(records[i].path)); });
  return order;
}

}  // namespace shelf::compiler
