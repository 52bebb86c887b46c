// Steps of find() that verify() and the tools' explanations share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/catalogue_view.hpp"

namespace shelf::detail {

[[nodiscard]] std::string_view trim_blanks(std::string_view text) noexcept;
// References of the lists of a topic, a product, and both together; nothing when the bundle has no such id. `text` is
// trimmed.
[[nodiscard]] std::optional<std::uint32_t> find_topic(const CatalogueView& view, std::string_view text) noexcept;
[[nodiscard]] std::optional<std::uint32_t> find_product(const CatalogueView& view, std::string_view text) noexcept;
[[nodiscard]] std::optional<std::uint32_t> find_pair(const CatalogueView& view, std::string_view topic,
                                                     std::string_view product) noexcept;
// Slots of stored keys in their tables.
[[nodiscard]] std::optional<std::uint32_t> find_key_slot(const Numbers& keys, std::uint32_t key) noexcept;
[[nodiscard]] std::optional<std::uint32_t> find_pair_slot(const CatalogueView& view, std::uint32_t topic,
                                                          std::uint32_t product_slot) noexcept;
// Reference of the list of an articleTag.
[[nodiscard]] std::optional<std::uint32_t> find_tag(const CatalogueView& view, std::string_view text) noexcept;
// First slot of article_slots that holds an article of this id.
[[nodiscard]] std::optional<std::uint32_t> find_id_slot(const CatalogueView& view, std::string_view id) noexcept;
// Does the article pass everything but posting lists, id and has_resource?
[[nodiscard]] bool passes(const CatalogueView& view, const Filter& filter, std::uint32_t ordinal) noexcept;

}  // namespace shelf::detail
