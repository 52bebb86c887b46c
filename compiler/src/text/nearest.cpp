#include "text/nearest.hpp"

#include <algorithm>
#include <vector>

namespace shelf::compiler {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t diagonal = row[0], least = row[0] = j;
    for (std::size_t i = 1; i < row.size(); ++i) {
      const std::size_t exchanged = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[i];
      row[i] = std::min({exchanged, row[i] + 1, row[i - 1] + 1});
      least = std::min(least, row[i]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(row.back(), limit + 1);
}

const std::string* find_nearest(std::span<const std::string> names, std::string_view text, std::size_t limit) {
  const std::string* nearest = nullptr;
  for (const std::string& name : names) {
    const std::size_t distance = edit_distance(name, text, limit);
    if (distance > limit) continue;
    nearest = &name;
    if (distance == 0) break;
    limit = distance - 1;  // from here on only a nearer one counts
  }
  return nearest;
}

}  // namespace shelf::compiler
