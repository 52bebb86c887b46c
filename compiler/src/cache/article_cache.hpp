// Compiled files of an earlier run, found by their bytes; and those of this run, for the next one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cache/cache_folder.hpp"
#include "model/compiled_file.hpp"

namespace shelf::compiler {

class ArticleCache {
 public:
  ArticleCache() = default;  // finds nothing and keeps nothing
  ArticleCache(std::string folder, const CacheKey& identity);
  // Before anything is looked for. `lists`: what the articles are compared with.
  void expect(std::size_t files, const CacheKey& lists);

  [[nodiscard]] bool is_on() const noexcept { return !folder_.empty(); }
  // Refers into the cache. Threads: each file by one at a time.
  [[nodiscard]] std::optional<CompiledFile> find(FileId id, std::string_view path, std::string_view bytes);
  // After find, when there was nothing.
  void keep(FileId id, const CompiledFile& file);
  // Writes what is not there yet. What no file of this run asked for drops out, sooner or later.
  [[nodiscard]] std::optional<WriteError> save() const;

 private:
  struct Entry {
    CacheKey key;
    std::string made;        // in this run
    std::string_view found;  // in a pack
    bool is_recent = false;  // which one
  };

  [[nodiscard]] std::vector<PackEntry> entries_of_all() const;
  [[nodiscard]] std::vector<PackEntry> entries_of_recent() const;
  [[nodiscard]] std::optional<WriteError> rewrite() const;

  std::string folder_;
  CacheKey identity_, lists_;
  // Nearly all articles are as they were: what has changed since the pack was written stands in a small one beside it.
  Pack pack_, recent_;
  std::vector<Entry> entries_;  // by file
};

}  // namespace shelf::compiler
