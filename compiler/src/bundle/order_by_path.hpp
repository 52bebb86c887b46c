// Articles of one folder resemble each other: the order in which their texts are compared and their rows are stored.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "model/record.hpp"

namespace shelf::compiler {

// Positions of the records, ascending by path: files are numbered in that order.
[[nodiscard]] inline std::vector<std::size_t> order_by_path(std::span<const Record> records) {
  std::vector<std::pair<FileId, std::size_t>> files;
  files.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) files.emplace_back(records[i].file, i);
  std::ranges::sort(files, [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : records[a.second].path < records[b.second].path;
  });
  std::vector<std::size_t> order;
  order.reserve(files.size());
  for (const auto& [file, position] : files) order.push_back(position);
  return order;
}

}  // namespace shelf::compiler
