#include "cache/article_cache.hpp"

#include <algorithm>
#include <utility>

#include "cache/store_file.hpp"

namespace shelf::compiler {

namespace {
constexpr std::string_view kind = "articles", recent_kind = "changed";

std::size_t count_found(const auto& entries, bool recent) {
  const auto is_one = [&](const auto& each) { return !each.found.empty() && each.is_recent == recent; };
  return static_cast<std::size_t>(std::ranges::count_if(entries, is_one));
}
}  // namespace

ArticleCache::ArticleCache(std::string folder, const CacheKey& identity)
    : folder_(std::move(folder)),
      identity_(identity),
      pack_(pack_path(folder_, kind, identity), identity),
      recent_(pack_path(folder_, recent_kind, identity), identity) {}

void ArticleCache::expect(std::size_t files, const CacheKey& lists) {
  entries_.resize(files);
  lists_ = lists;
}

std::optional<CompiledFile> ArticleCache::find(FileId id, std::string_view path, std::string_view bytes) {
  if (!is_on()) return std::nullopt;
  Entry& entry = entries_[id];
  entry.key = lists_;
  entry.key.add(path);
  entry.key.add(bytes);
  auto stored = pack_.find(entry.key);
  if (!stored) stored = recent_.find(entry.key), entry.is_recent = true;
  std::optional<CompiledFile> file = stored ? restore_file(*stored, id) : std::nullopt;
  if (file) entry.found = *stored;
  return file;
}

void ArticleCache::keep(FileId id, const CompiledFile& file) {
  if (!is_on()) return;
  if (std::optional<std::string> stored = store_file(file, id)) entries_[id].made = std::move(*stored);
}

std::vector<PackEntry> ArticleCache::entries_of_all() const {
  std::vector<PackEntry> entries;
  for (const Entry& each : entries_) {
    const std::string_view bytes = each.found.empty() ? std::string_view(each.made) : each.found;
    if (!bytes.empty()) entries.push_back({each.key, bytes});
  }
  return entries;
}

std::vector<PackEntry> ArticleCache::entries_of_recent() const {
  std::vector<PackEntry> entries;
  for (const Entry& each : entries_) {
    if (!each.made.empty()) entries.push_back({each.key, each.made});
    if (!each.found.empty() && each.is_recent) entries.push_back({each.key, each.found});
  }
  return entries;
}

// Everything in one pack again.
std::optional<WriteError> ArticleCache::rewrite() const {
  auto failed = keep_pack(folder_, kind, identity_, entries_of_all());
  if (!failed) drop_pack(folder_, recent_kind, identity_);
  return failed;
}

std::optional<WriteError> ArticleCache::save() const {
  if (!is_on()) return std::nullopt;
  constexpr std::size_t few = 8;  // of so many rows of the pack one may be out of use, and one newer
  std::vector<PackEntry> recent = entries_of_recent();
  const std::size_t used = count_found(entries_, false), used_of_recent = count_found(entries_, true);
  if (recent.size() * few > pack_.size() || (pack_.size() - used) * few > pack_.size()) return rewrite();
  mark_used(folder_, kind, identity_);
  if (recent.size() == used_of_recent && used_of_recent == recent_.size())
    return mark_used(folder_, recent_kind, identity_), std::nullopt;
  return keep_pack(folder_, recent_kind, identity_, std::move(recent));
}

}  // namespace shelf::compiler
