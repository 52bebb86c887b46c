// The catalogue, read in place. Shape is checked at open; every offset, ordinal and string again when it is used,
// because checking all of them at open would cost O(catalogue).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shelf/query.hpp"
#include "shelf/result.hpp"
#include "shelf_format/bundle_generated.h"
#include "shelf_format/key.hpp"
#include "store/container.hpp"

namespace shelf::detail {

namespace fb = shelf::format::fb;

// A vector of u32 of a FlatBuffer.
class Numbers {
 public:
  Numbers() = default;
  explicit Numbers(const flatbuffers::Vector<std::uint32_t>* v) noexcept : data_(v->Data()), size_(v->size()) {}
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  std::uint32_t operator[](std::uint32_t i) const noexcept {
    return format::detail::load_le<std::uint32_t>(data_ + std::size_t{i} * 4);
  }

 private:
  const std::uint8_t* data_ = nullptr;
  std::uint32_t size_ = 0;
};

struct CatalogueView {
  std::span<const fb::ArticleEntry> articles;  // sentinel included, as in topics, strings, facets
  Numbers article_slots, topic_slots, product_slots;
  std::span<const fb::TopicEntry> topics;
  std::span<const fb::ProductEntry> products;
  std::span<const fb::PairEntry> pairs;
  Numbers postings;
  std::span<const fb::Guid> guids;
  std::span<const fb::ScopeEntry> scopes;
  std::span<const fb::TagEntry> tags;
  std::span<const fb::Facet> facets;
  Numbers scope_lists, tag_lists, client_lists;
  std::span<const fb::StringEntry> strings;
  std::string_view heap;
  std::uint64_t units_size = 0;  // of section `units`

  [[nodiscard]] std::uint32_t article_count() const noexcept { return static_cast<std::uint32_t>(articles.size() - 1); }
  [[nodiscard]] std::uint32_t topic_count() const noexcept { return static_cast<std::uint32_t>(topics.size() - 1); }
  [[nodiscard]] std::uint32_t string_count() const noexcept { return static_cast<std::uint32_t>(strings.size() - 1); }

  // Empty optional: damaged. `ordinal` and `i` may be anything.
  [[nodiscard]] std::optional<std::string_view> article_id(std::uint32_t ordinal) const noexcept;
  [[nodiscard]] std::optional<std::string_view> title(std::uint32_t ordinal) const noexcept;
  [[nodiscard]] std::optional<std::string_view> string(std::uint32_t i) const noexcept;
  [[nodiscard]] std::optional<ArticleSummary> summary(std::uint32_t ordinal) const noexcept;

  // Position of a folded text in `strings`; nothing when there is none (or the index is damaged).
  [[nodiscard]] std::optional<std::uint32_t> find_string(std::string_view text) const noexcept;
  // Is a stored key (topic or product) the one looked for?
  [[nodiscard]] bool key_is(std::uint64_t stored, const format::ParsedKey& key, std::string_view text) const noexcept;

 private:
  [[nodiscard]] std::optional<std::string_view> heap_range(std::uint32_t begin, std::uint32_t end) const noexcept;
};

// Verifier, then counts, sentinels and table sizes. O(1). Errors: bad_structure, limit_exceeded.
[[nodiscard]] Result<CatalogueView> read_catalogue(Bytes section, std::uint64_t units_size,
                                                   std::uint32_t max_articles) noexcept;

}  // namespace shelf::detail
