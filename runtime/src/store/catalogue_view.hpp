// The catalogue, read in place. Shape is checked at open; every offset, ordinal and string again when it is used,
// because checking all of them at open would cost O(catalogue).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shelf/query.hpp"
#include "shelf/result.hpp"
#include "shelf_format/key.hpp"
#include "store/ascending.hpp"
#include "store/catalogue_vectors.hpp"
#include "store/column.hpp"
#include "store/container.hpp"
#include "store/name_rules.hpp"
#include "store/phrases.hpp"

namespace shelf::detail {

// A vector of u32.
class Numbers {
 public:
  Numbers() = default;
  explicit Numbers(Bytes bytes) noexcept : data_(bytes.data()), size_(static_cast<std::uint32_t>(bytes.size() / 4)) {}
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] const std::uint8_t* place(std::uint32_t i) const noexcept { return data_ + std::size_t{i} * 4; }
  std::uint32_t operator[](std::uint32_t i) const noexcept {
    return format::detail::load_le<std::uint32_t>(data_ + std::size_t{i} * 4);
  }

 private:
  const std::uint8_t* data_ = nullptr;
  std::uint32_t size_ = 0;
};

// An article of a topic.
struct TopicEntry {
  std::uint32_t ordinal = 0;
  std::uint64_t products = 0;  // reference to what the article names
};

struct CatalogueView {
  std::uint32_t articles = 0;              // how many
  Ascending unit_begins, name_begins;      // one more than articles
  Column attribute_rows, article_classes;  // of each article
  std::span<const fb::ArticleClass> classes;
  Bytes names, name_rule_lefts;
  Column name_rule_rights;
  const NameRules* name_rules = nullptr;  // made of both; set when the bundle has its place in memory
  Phrases phrases;
  Column article_slots;
  Numbers topic_keys, product_keys;
  Column topic_entries, topic_rests, topic_postings;
  unsigned ordinal_bits = 0;  // of an entry
  Column product_lists;
  Numbers product_set_begins, product_set_keys;  // sentinel included
  Column postings;
  std::span<const fb::Guid> guids;
  std::span<const fb::ScopeEntry> scopes;
  std::span<const fb::TagEntry> tags;
  std::span<const fb::Facet> facets;  // sentinel included, as in strings and attribute_blocks
  Numbers scope_lists, tag_lists, client_lists;
  std::span<const fb::StringEntry> strings;
  std::string_view heap;
  std::span<const fb::AttributeBlock> attribute_blocks;

  [[nodiscard]] TopicEntry split_entry(std::uint64_t entry) const noexcept {
    return {static_cast<std::uint32_t>(entry & ((std::uint64_t{1} << ordinal_bits) - 1)), entry >> ordinal_bits};
  }
  [[nodiscard]] std::uint32_t string_count() const noexcept { return static_cast<std::uint32_t>(strings.size() - 1); }

  // Empty optional: damaged. Arguments may be anything.
  [[nodiscard]] std::optional<Bytes> coded_name(std::uint32_t ordinal) const noexcept;
  [[nodiscard]] const fb::ArticleClass* article_class(std::uint32_t ordinal) const noexcept;  // nullptr: damaged
  [[nodiscard]] std::optional<std::string_view> string(std::uint32_t i) const noexcept;
  // Everything but id and title.
  [[nodiscard]] std::optional<ArticleSummary> facts(std::uint32_t ordinal) const noexcept;

  // Position of a folded text in `strings`; nothing when there is none (or the index is damaged).
  [[nodiscard]] std::optional<std::uint32_t> find_string(std::string_view text) const noexcept;
  // A topic or product id as it would be stored; format::no_key when the bundle has no such key.
  [[nodiscard]] std::uint32_t find_key(const Key& key) const noexcept {
    if (key.kind_ != Key::Kind::number) return find_other_key(key);
    return format::stored_key(format::KeyKind::number, static_cast<std::uint32_t>(key.low_));
  }

 private:
  [[nodiscard]] std::uint32_t find_other_key(const Key& key) const noexcept;
  [[nodiscard]] std::optional<std::uint32_t> find_guid(std::uint64_t high, std::uint64_t low) const noexcept;
};

// The table, where vectors stand, counts and sizes. O(1), and reads no vector. Errors: bad_structure,
// too_many_articles.
[[nodiscard]] Result<CatalogueView> read_catalogue(Bytes section, std::uint32_t max_articles) noexcept;
// Does the last entry of each vector that says where things begin say where they end? Whoever uses one looks at the end
// of what it uses, so this is for verify(). Errors: bad_structure.
[[nodiscard]] Result<void> check_ends(const CatalogueView& view, std::uint64_t units_size,
                                      std::uint64_t attributes_size) noexcept;

}  // namespace shelf::detail
