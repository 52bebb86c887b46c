// Results of an earlier run under keys of their own making, and those of this run, for the next one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cache/cache_folder.hpp"

namespace shelf::compiler {

class ResultCache {
 public:
  ResultCache() = default;  // finds nothing and keeps nothing
  ResultCache(std::string folder, std::string kind, const CacheKey& identity);

  [[nodiscard]] bool is_on() const noexcept { return !folder_.empty(); }
  // Valid as long as the cache. What is found stays kept.
  [[nodiscard]] std::optional<std::string_view> find(const CacheKey& key);
  // In place of what was found, if it was.
  void keep(const CacheKey& key, std::string bytes);
  // Writes the pack, unless it is there as it has to be. What was neither found nor kept in this run drops out.
  [[nodiscard]] std::optional<WriteError> save() const;

 private:
  std::string folder_, kind_;
  CacheKey identity_;
  Pack pack_;
  std::map<CacheKey, std::string_view> found_;
  std::map<CacheKey, std::string> made_;
};

}  // namespace shelf::compiler
