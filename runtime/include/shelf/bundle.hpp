// Opening a bundle and finding articles in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/article.hpp"
#include "shelf/export.hpp"
#include "shelf/query.hpp"
#include "shelf/result.hpp"
#include "shelf/sink.hpp"
#include "shelf/version.hpp"

namespace shelf {

// Limits stop a hostile file from costing more than it should; each has an error of its own.
struct OpenOptions {
  // Map the file instead of copying it. Only for files that nobody but an installer writes, by rename: truncating a
  // mapped file kills the process (SIGBUS), and checksums are not verified at open.
  bool map = false;
  // Verify the checksum of every section at open. Always done for copies; for open_memory and mapped files only when
  // set.
  bool verify_checksums = false;
  std::uint64_t max_bundle_bytes = std::uint64_t{1} << 30;
  std::uint32_t max_articles = 1'000'000;
  std::uint32_t max_dictionary_bytes = 8u << 20;
  std::uint32_t max_article_bytes = 1u << 20;  // of one article, decompressed
};

struct SectionInfo {
  std::uint32_t id = 0;
  std::string_view name;  // "info", "catalogue", "dictionary", "units"; "unknown" for others
  std::uint64_t offset = 0, size = 0, checksum = 0;
};

struct BundleInfo {
  FormatVersion format;
  std::string_view label, locale, compiler;
  std::uint32_t zstd_version = 0;
  std::uint8_t clouds = 0;
  std::uint64_t file_bytes = 0, source_bytes = 0, raw_bytes = 0;
  std::uint64_t articles = 0, topics = 0, products = 0, pairs = 0, postings = 0;
  std::vector<std::pair<ArticleType, std::uint64_t>> types;
  std::vector<SectionInfo> sections;
};

// One JSON object on one line, without the line feed: what `shelf info --json` prints. Errors: stopped, no_memory.
SHELF_EXPORT std::optional<Error> write_json(const BundleInfo& info, Sink sink);

// A byte range of the file and what it holds.
struct ByteRange {
  std::uint64_t offset = 0, size = 0;
  std::string_view section;
  std::string meaning;
};

// A read-only bundle: copied, mapped or borrowed.
// Owns its copy or mapping; move-only. Views, Hits and Articles it hands out die with it.
// Threads: any number may call const members at once; moving or destroying needs exclusion.
// No exception leaves. Want of memory is no_memory where a Result is returned; elsewhere it ends the process.
class SHELF_EXPORT Bundle {
 public:
  // Opens `path` (a regular file; never blocks on a FIFO) and checks header, section table, checksums (copies) and the
  // shape of the catalogue. Cost: O(file) when copied; O(1) when mapped, which reads one page of the catalogue. Errors:
  // io, not_a_regular_file, not_a_bundle, empty_file, format_too_new, format_too_old, other_byte_order,
  // unknown_section, truncated, trailing_data, bad_checksum, bad_offset, bad_structure, file_too_large,
  // too_many_sections, too_many_articles, no_memory.
  [[nodiscard]] static Result<Bundle> open_file(const std::string& path, const OpenOptions& options = {}) noexcept;

  // The same over bytes the caller keeps alive and unchanged (embedded, downloaded). 8-byte alignment is needed for the
  // start of `bytes`; otherwise they are copied once.
  [[nodiscard]] static Result<Bundle> open_memory(std::span<const std::byte> bytes,
                                                  const OpenOptions& options = {}) noexcept;

  Bundle(Bundle&&) noexcept;
  Bundle& operator=(Bundle&&) noexcept;
  ~Bundle();

  // Ranked articles that match all that is given: fits displayOrder, smaller cloud set, id; with has_resource, articles
  // that state the opposite come last. Allocates nothing, touches no article data. Errors: bad_argument (too many
  // tags), bad_offset (damaged index).
  [[nodiscard]] Result<Hits> find(const Query& query) const noexcept;

  [[nodiscard]] std::uint32_t article_count() const noexcept;
  // Errors: bad_argument (no such ordinal), bad_offset, no_memory.
  [[nodiscard]] Result<ArticleSummary> summary(ArticleRef article) const noexcept;

  // Decompresses and checks one article. With a scratch nothing is allocated once it is warm.
  // Errors: bad_argument, bad_offset, bad_unit, bad_dictionary, bad_structure, dictionary_too_large, article_too_large,
  // ratio_too_high, no_memory.
  [[nodiscard]] Result<Article> article(ArticleRef article) const noexcept;
  [[nodiscard]] Result<Article> article(ArticleRef article, Scratch& scratch) const noexcept;

  [[nodiscard]] BundleInfo info() const;

  // Every topic and product id and which articles they lead to are checked, every article decoded, every checksum
  // computed. Returns all damage found (empty: clean); no_memory among it: not all was looked at.
  [[nodiscard]] std::vector<Error> verify() const;

  // Names every byte of the file, in order, without gaps.
  [[nodiscard]] std::vector<ByteRange> inspect() const;

 private:
  struct Impl;
  explicit Bundle(std::unique_ptr<Impl> impl) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace shelf
