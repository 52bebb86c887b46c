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
  // Threads: each file by one at a time.
  [[nodiscard]] std::optional<CompiledFile> find(FileId id, std::string_view path, std::string_view bytes);
  // After find, when there was nothing.
  void keep(FileId id, const CompiledFile& file);
  // Writes the pack, unless it is there as it has to be. What no file of this run asked for drops out.
  [[nodiscard]] std::optional<WriteError> save() const;

 private:
  struct Entry {
    CacheKey key;
    bool is_current = true;  // nothing to write for it: found in the pack, or never asked for
    std::string made;        // in this run
    std::string_view found;  // in the pack
  };

  std::string folder_;
  CacheKey identity_, lists_;
  Pack pack_;
  std::vector<Entry> entries_;  // by file
};

}  // namespace shelf::compiler
