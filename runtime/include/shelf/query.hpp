// What to look for, and what was found.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

#include "shelf/export.hpp"
#include "shelf/key.hpp"
#include "shelf/vocabulary.hpp"

namespace shelf {

class Bundle;

// A request. What is not given filters nothing. Ids, tags and names compare folded; GUIDs with or without braces.
// The views need only live for the call to find().
struct Query {
  std::string_view article_id = {};
  Key topic = {};
  Key product = {};
  TypeSet types = {};
  std::optional<Cloud> cloud = {};
  std::string_view service = {};
  std::string_view resource = {};  // type path, with or without the provider
  // At most max_tags. An article with resourceTags needs one of these; an article without always applies.
  std::span<const std::string_view> tags = {};
  std::string_view client = {};           // an article with clientIds needs this one
  std::string_view article_tag = {};      // an articleTags annotation
  std::optional<bool> has_resource = {};  // ranks (does not drop): articles that state the opposite come last

  static constexpr std::size_t max_tags = 16;
};

// An article of one bundle: its ordinal (rank order of the bundle).
struct ArticleRef {
  std::uint32_t ordinal = 0;
  friend bool operator==(const ArticleRef&, const ArticleRef&) = default;
};

// The catalogue's entry of an article. Views live as long as the bundle.
struct ArticleSummary {
  std::string_view id;  // articleId as authored
  std::string_view title;
  ArticleType type = ArticleType::Unknown;
  std::uint8_t clouds = 0;  // bit i = Cloud i
  std::optional<std::uint32_t> display_order;
  std::optional<bool> resource_required;
  bool shadowed = false;  // another article with the same id and type is the one found by id
};

namespace detail {
struct CatalogueView;  // the runtime's own

// A resolved query: numbers only.
struct Filter {
  std::uint32_t types = 0xffff'ffffu;
  std::uint8_t clouds = 0xff;
  bool by_service = false, by_resource = false, by_tags = false, by_client = false, by_postings = false;
  bool by_id = false, by_topic = false, by_product = false;
  bool topic_alone = false;  // nothing is asked for but a topic, and perhaps a product
  std::optional<bool> has_resource;
  std::uint32_t service = 0, resource = 0, client = 0, product = 0;
  std::uint32_t topic_slot = 0;
  std::uint32_t tag_count = 0;
  std::array<std::uint32_t, Query::max_tags> tags{};
  // References of further lists that must hold the article, when more than one key was asked for.
  static constexpr std::uint32_t max_also = 4;
  std::uint32_t also_count = 0;
  std::array<std::uint32_t, max_also> also{};
};
}  // namespace detail

// Matching articles, best first. A lazy range: find() looks for the first, iterating walks on from there; nothing is
// allocated. Lives as long as the bundle. Copyable; safe to iterate from several threads. A damaged index ends the
// range early (verify() tells).
class SHELF_EXPORT Hits {
 public:
  class SHELF_EXPORT Iterator {
   public:
    using value_type = ArticleRef;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;
    using reference = ArticleRef;
    using pointer = const ArticleRef*;

    Iterator() = default;
    ArticleRef operator*() const noexcept { return current_; }
    Iterator& operator++() noexcept;
    Iterator operator++(int) noexcept {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) noexcept {
      return a.done_ == b.done_ && (a.done_ || (a.position_ == b.position_ && a.pass_ == b.pass_));
    }

   private:
    friend class Hits;
    // Moves to the next match of these hits at or after position_.
    void settle_in_topic(const Hits& hits) noexcept;
    void settle_in_all(const Hits& hits) noexcept;
    const Hits* hits_ = nullptr;
    ArticleRef current_;
    std::uint32_t position_ = 0;
    std::array<std::uint32_t, detail::Filter::max_also> also_{};  // where the walk stands in Filter::also
    std::uint32_t topic_position_ = 0;                            // and in the topic, when it is not what is walked
    std::uint8_t pass_ = 0;
    bool done_ = true;
  };

  // Not defaulted: making one would first clear all of it, for nothing.
  Hits() noexcept {}  // NOLINT(modernize-use-equals-default)
  [[nodiscard]] Iterator begin() const noexcept {
    Iterator it = first_hit_;
    it.hits_ = this;
    return it;
  }
  [[nodiscard]] Iterator end() const noexcept { return {}; }
  [[nodiscard]] bool empty() const noexcept { return first_hit_.done_; }
  [[nodiscard]] ArticleRef front() const noexcept { return first_hit_.current_; }  // undefined when empty
  [[nodiscard]] std::size_t size() const noexcept;                                 // O(candidates)

 private:
  friend class Bundle;
  void resolve(const detail::CatalogueView& view, const Query& query) noexcept;
  [[nodiscard]] bool resolve_all(const detail::CatalogueView& view, const Query& query) noexcept;
  struct Candidate;
  [[nodiscard]] Candidate candidate(std::uint32_t position) const noexcept;
  [[nodiscard]] bool matches(const Candidate& found, Iterator& at) const noexcept;

  const detail::CatalogueView* catalogue_ = nullptr;
  detail::Filter filter_;
  std::uint32_t first_ = 0;  // reference of a list, or first id slot
  Iterator first_hit_;       // without hits_, so that these can be copied
};

}  // namespace shelf
