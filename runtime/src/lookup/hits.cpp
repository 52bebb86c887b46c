// The lazy range: walks one list of candidates in rank order and tests each.
#include <cstdint>

#include "lookup/lookup.hpp"
#include "shelf/query.hpp"
#include "shelf_format/format.hpp"
#include "store/name_reader.hpp"

namespace shelf {

namespace {

using detail::CatalogueView;

bool states_opposite(const CatalogueView& view, std::uint32_t ordinal, bool has_resource) noexcept {
  const auto flag = has_resource ? format::flag_resource_unneeded : format::flag_resource_required;
  const auto* entry = view.article_class(ordinal);
  return entry != nullptr && (entry->flags() & flag) != 0;
}

bool same_article_id(const CatalogueView& view, std::uint32_t a, std::uint32_t b) noexcept {
  const auto left = view.coded_name(a), right = view.coded_name(b);
  const detail::RuleTable* rules = view.name_rules->table();
  if (!left || !right || rules == nullptr) return false;
  detail::NameReader first(*rules, *left), second(*rules, *right);
  return detail::same_id(first, second);
}

// The reference of a list of one article holds its ordinal.
bool is_one(std::uint32_t list) noexcept { return (list & 1) != 0; }

// `cursor` is the reference of a list, or of the rest of one. Lists ascend, so the cursor only moves forward. False
// when the list does not hold the article.
bool advance_to(const CatalogueView& view, std::uint32_t& cursor, std::uint32_t ordinal) noexcept {
  if (is_one(cursor)) return cursor / 2 == ordinal;
  while (cursor / 2 < view.postings.size()) {
    const std::uint64_t posting = view.postings[cursor / 2];
    if (posting / 2 >= ordinal) return posting / 2 == ordinal;
    if ((posting & 1) != 0) return false;
    cursor += 2;
  }
  return false;
}

// The same in a topic: the products of the article, too.
bool advance_topic(const CatalogueView& view, std::uint32_t slot, std::uint32_t ordinal, std::uint32_t& position,
                   std::uint64_t& products) noexcept {
  for (;; ++position) {
    const detail::TopicEntry entry = detail::topic_entry(view, slot, position);
    if (entry.ordinal < ordinal) continue;
    products = entry.products;
    return entry.ordinal == ordinal;
  }
}

}  // namespace

Hits::Iterator& Hits::Iterator::operator++() noexcept {
  if (done_) return *this;
  ++position_;
  if (hits_->filter_.topic_alone)
    settle_in_topic(*hits_);
  else
    settle_in_all(*hits_);
  return *this;
}

// What the walk meets next.
struct Hits::Candidate {
  std::uint32_t ordinal = 0;
  bool there = false;          // false: the walk is over
  std::uint64_t products = 0;  // of an article of the topic that is walked
};

inline Hits::Candidate Hits::candidate(std::uint32_t position) const noexcept {
  const CatalogueView& view = *catalogue_;
  if (filter_.by_id) {
    if (position >= view.article_slots.size()) return {};
    const std::uint64_t slot = std::uint64_t{first_} + position;
    const auto size = view.article_slots.size();
    const std::uint64_t stored = view.article_slots[static_cast<std::uint32_t>(slot < size ? slot : slot - size)];
    if (stored == 0 || stored > view.articles) return {};
    return {static_cast<std::uint32_t>(stored - 1), true, 0};
  }
  if (filter_.by_topic) {
    const auto entry = detail::topic_entry(view, filter_.topic_slot, position);
    return {entry.ordinal, entry.ordinal < view.articles, entry.products};
  }
  if (!filter_.by_postings) return {position, position < view.articles, 0};
  std::uint64_t ordinal = first_ / 2;
  if (is_one(first_)) {
    if (position > 0) return {};
  } else {
    const std::uint64_t at = std::uint64_t{first_ / 2} + position;
    if (at >= view.postings.size()) return {};
    const auto index = static_cast<std::uint32_t>(at);
    if (position > 0 && (view.postings[index - 1] & 1) != 0) return {};
    ordinal = view.postings[index] / 2;
  }
  return {static_cast<std::uint32_t>(ordinal), ordinal < view.articles, 0};
}

inline bool Hits::matches(const Candidate& found, Iterator& at) const noexcept {
  const CatalogueView& view = *catalogue_;
  std::uint64_t products = found.products;
  if (filter_.by_id && filter_.by_topic &&
      !advance_topic(view, filter_.topic_slot, found.ordinal, at.topic_position_, products))
    return false;
  if (filter_.by_product && !detail::names_product(view, products, filter_.product)) return false;
  if (filter_.has_resource && states_opposite(view, found.ordinal, *filter_.has_resource) != (at.pass_ == 1))
    return false;
  if (filter_.by_id) {
    const auto* entry = view.article_class(found.ordinal);
    if (entry == nullptr || (entry->flags() & format::flag_shadowed) != 0) return false;
    const std::uint32_t head = view.article_slots.at32(first_);
    if (head == 0 || !same_article_id(view, head - 1, found.ordinal)) return false;
  }
  for (std::uint32_t i = 0; i < filter_.also_count; ++i)
    if (!advance_to(view, at.also_[i], found.ordinal)) return false;
  return detail::passes(view, filter_, found.ordinal);
}

void Hits::Iterator::settle_in_all(const Hits& hits) noexcept {
  for (;;) {
    const Candidate found = hits.candidate(position_);
    if (!found.there) {
      if (!hits.filter_.has_resource || pass_ == 1) break;
      pass_ = 1;
      position_ = 0;
      also_ = hits.filter_.also;
      topic_position_ = 0;
      continue;
    }
    if (hits.matches(found, *this)) {
      current_ = ArticleRef{found.ordinal};
      return;
    }
    ++position_;
  }
  done_ = true;
}

std::size_t Hits::size() const noexcept {
  std::size_t count = 0;
  for (auto it = begin(); it != end(); ++it) ++count;
  return count;
}

}  // namespace shelf
