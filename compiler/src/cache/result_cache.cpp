#include "cache/result_cache.hpp"

#include <utility>

namespace shelf::compiler {

ResultCache::ResultCache(std::string folder, std::string kind, const CacheKey& identity)
    : folder_(std::move(folder)),
      kind_(std::move(kind)),
      identity_(identity),
      pack_(pack_path(folder_, kind_, identity), identity) {}

std::optional<std::string_view> ResultCache::find(const CacheKey& key) {
  if (!is_on()) return std::nullopt;
  const auto bytes = pack_.find(key);
  if (bytes) found_.emplace(key, *bytes);
  return bytes;
}

void ResultCache::keep(const CacheKey& key, std::string bytes) {
  if (is_on()) made_.insert_or_assign(key, std::move(bytes));
}

std::optional<WriteError> ResultCache::save() const {
  if (!is_on()) return std::nullopt;
  if (made_.empty() && found_.size() == pack_.size()) return mark_used(folder_, kind_, identity_), std::nullopt;
  std::vector<PackEntry> entries;
  for (const auto& [key, bytes] : made_) entries.push_back({key, bytes});
  for (const auto& [key, bytes] : found_)
    if (!made_.contains(key)) entries.push_back({key, bytes});
  return keep_pack(folder_, kind_, identity_, std::move(entries));
}

}  // namespace shelf::compiler
