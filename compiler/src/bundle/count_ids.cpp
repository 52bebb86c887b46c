#include "bundle/count_ids.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

#include "bundle/fold_text.hpp"
#include "shelf_format/key.hpp"

namespace shelf::compiler {

std::uint64_t count_ids(std::span<const Record> records) {
  struct Named {
    std::uint64_t hash = 0;
    format::ArticleType type = format::ArticleType::unknown;
    std::string_view id;
  };
  std::vector<Named> ids;
  for (const Record& record : records) {
    const std::string_view id = format::strip_braces(record.article_id);
    ids.push_back({format::hash_folded(id), record.type, id});
  }
  const auto less = [](const Named& a, const Named& b) {
    if (a.hash != b.hash || a.type != b.type) return std::tie(a.hash, a.type) < std::tie(b.hash, b.type);
    return fold_text(a.id) < fold_text(b.id);
  };
  std::ranges::sort(ids, less);
  std::uint64_t count = ids.empty() ? 0 : 1;
  for (std::size_t i = 1; i < ids.size(); ++i) count += less(ids[i - 1], ids[i]) ? 1 : 0;
  return count;
}

}  // namespace shelf::compiler
