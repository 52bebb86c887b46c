// A file of kept results, each under a key. It is made anew and put in place whole, never changed, so that builds that
// run at the same time cannot disturb each other: the last one's file stays.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cache/cache_key.hpp"
#include "cache/read_whole.hpp"
#include "stages/write_bundle.hpp"

namespace shelf::compiler {

struct PackEntry {
  CacheKey key;
  std::string_view bytes;
};

class Pack {
 public:
  Pack() = default;
  // Reads the file whole. What is missing, cut, damaged or of another identity is the same as an empty file.
  Pack(const std::string& path, const CacheKey& identity);

  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  // None: not there, or not what was once written. Valid as long as the pack. Threads: any number.
  [[nodiscard]] std::optional<std::string_view> find(const CacheKey& key) const noexcept;

 private:
  struct Row {  // ascending by key
    CacheKey key;
    std::uint64_t begin = 0, size = 0, checksum = 0;
  };
  friend std::optional<WriteError> write_pack(const std::string&, const CacheKey&, std::vector<PackEntry>);

  HeldBytes bytes_;
  std::vector<Row> rows_;
};

// Not flushed to the disk: a file that a power cut tore is found out by its checksums.
[[nodiscard]] std::optional<WriteError> write_pack(const std::string& path, const CacheKey& identity,
                                                   std::vector<PackEntry> entries);

}  // namespace shelf::compiler
