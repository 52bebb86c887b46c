// Steps of find() that verify() and the tools' explanations share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lookup/tables.hpp"

namespace shelf::detail {

[[nodiscard]] std::string_view trim_text(std::string_view text) noexcept;
// Most of a query is empty.
[[nodiscard]] inline std::string_view trim_blanks(std::string_view text) noexcept {
  return text.empty() ? text : trim_text(text);
}
// Does this set of products hold the one of this key?
[[nodiscard]] bool set_holds(const CatalogueView& view, std::uint64_t set, std::uint32_t product) noexcept;
// Does [low, high) of numbers that ascend hold this one?
[[nodiscard]] bool holds_key(const Numbers& keys, std::uint32_t low, std::uint32_t high, std::uint32_t key) noexcept;
// Does what an article names, by its reference, hold the product of this key?
[[nodiscard]] inline bool names_product(const CatalogueView& view, std::uint64_t products,
                                        std::uint32_t product) noexcept {
  const std::uint64_t i = products >> 1;
  if ((products & 1) != 0)  // most articles have one
    return i < view.product_keys.size() && view.product_keys[static_cast<std::uint32_t>(i)] == product;
  return set_holds(view, i, product);
}
// An article of the topic in this slot, counted from 0; behind the last no ordinal that an article could have.
[[nodiscard]] inline TopicEntry topic_entry(const CatalogueView& view, std::uint32_t slot,
                                            std::uint32_t position) noexcept {
  if (position == 0) return view.split_entry(view.topic_entries[slot]);
  constexpr TopicEntry none{no_slot, 0};
  const std::uint64_t rest = view.topic_rests[slot], i = rest + position - 2;  // one more than where the rest begins
  if (rest == 0 || i >= view.topic_postings.size()) return none;
  const auto at = static_cast<std::uint32_t>(i);
  if (position > 1 && (view.topic_postings[at - 1] & 1) != 0) return none;
  return view.split_entry(view.topic_postings[at] >> 1);
}
// Reference of the list of an articleTag.
[[nodiscard]] std::optional<std::uint32_t> find_tag(const CatalogueView& view, std::string_view text) noexcept;
// First slot of article_slots that holds an article of this id, or no_slot. Who asks for many counts the steps: where
// none are left, nothing is found.
[[nodiscard]] std::uint32_t find_id_slot(const CatalogueView& view, std::string_view id,
                                         std::uint64_t* steps_left = nullptr) noexcept;
// Does the article pass everything but posting lists, id and has_resource?
[[nodiscard]] bool passes(const CatalogueView& view, const Filter& filter, std::uint32_t ordinal) noexcept;

}  // namespace shelf::detail

namespace shelf {

// Inline, as find() takes the first step of every walk.
inline void Hits::Iterator::settle_in_topic(const Hits& hits) noexcept {
  const detail::CatalogueView& view = *hits.catalogue_;
  const detail::Filter& filter = hits.filter_;
  for (;; ++position_) {
    const detail::TopicEntry entry = detail::topic_entry(view, filter.topic_slot, position_);
    done_ = entry.ordinal >= view.articles;
    current_ = ArticleRef{entry.ordinal};
    if (done_ || !filter.by_product || detail::names_product(view, entry.products, filter.product)) return;
  }
}

}  // namespace shelf
