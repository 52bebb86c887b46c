#include "bundle/collect_audiences.hpp"

#include <unordered_map>

namespace shelf::compiler {

Audiences collect_audiences(std::span<const Record> records) {
  Audiences audiences;
  audiences.by_article.reserve(records.size());
  std::unordered_map<const Audience*, std::uint32_t> known;
  for (const Record& record : records) {
    const Audience* audience = &record.audience();
    const auto [at, is_new] = known.try_emplace(audience, static_cast<std::uint32_t>(audiences.all.size()));
    if (is_new) audiences.all.push_back(audience);
    audiences.by_article.push_back(at->second);
  }
  return audiences;
}

}  // namespace shelf::compiler
