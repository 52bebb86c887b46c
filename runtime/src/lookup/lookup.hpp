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
// Does [low, high) of numbers that ascend hold this one?
[[nodiscard]] bool holds_key(const Numbers& keys, std::uint32_t low, std::uint32_t high, std::uint32_t key) noexcept;
// Does the article name the product of this key?
[[nodiscard]] inline bool names_product(const CatalogueView& view, std::uint32_t ordinal,
                                        std::uint32_t product) noexcept {
  const std::uint64_t set = view.product_sets[ordinal];
  if (set + 1 >= view.product_set_begins.size()) return false;
  const auto i = static_cast<std::uint32_t>(set);
  const std::uint32_t begin = view.product_set_begins[i], end = view.product_set_begins[i + 1];
  if (begin >= end || end > view.product_set_keys.size()) return false;
  if (end - begin == 1) return view.product_set_keys[begin] == product;  // most articles have one
  return holds_key(view.product_set_keys, begin, end, product);
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
