#include "cache/article_cache.hpp"

#include <algorithm>
#include <utility>

#include "cache/store_file.hpp"

namespace shelf::compiler {

namespace {
constexpr std::string_view kind = "articles";
}

ArticleCache::ArticleCache(std::string folder, const CacheKey& identity)
    : folder_(std::move(folder)), identity_(identity), pack_(pack_path(folder_, kind, identity), identity) {}

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
  const auto stored = pack_.find(entry.key);
  std::optional<CompiledFile> file = stored ? restore_file(*stored, id) : std::nullopt;
  entry.is_current = file.has_value();
  if (file) entry.found = *stored;
  return file;
}

void ArticleCache::keep(FileId id, const CompiledFile& file) {
  if (!is_on()) return;
  if (std::optional<std::string> stored = store_file(file, id)) entries_[id].made = std::move(*stored);
}

std::optional<WriteError> ArticleCache::save() const {
  if (!is_on()) return std::nullopt;
  const auto used =
      static_cast<std::size_t>(std::ranges::count_if(entries_, [](const Entry& each) { return !each.found.empty(); }));
  const bool all_current = std::ranges::all_of(entries_, &Entry::is_current);
  if (all_current && used == pack_.size()) return mark_used(folder_, kind, identity_), std::nullopt;
  std::vector<PackEntry> entries;
  for (const Entry& each : entries_) {
    const std::string_view bytes = each.found.empty() ? std::string_view(each.made) : each.found;
    if (!bytes.empty()) entries.push_back({each.key, bytes});
  }
  return keep_pack(folder_, kind, identity_, std::move(entries));
}

}  // namespace shelf::compiler
