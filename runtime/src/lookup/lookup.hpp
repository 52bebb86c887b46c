// Steps of find() that verify() and the tools' explanations share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/catalogue_view.hpp"

namespace shelf::detail {

[[nodiscard]] std::string_view trim_blanks(std::string_view text) noexcept;
// Position in `topics` or `products`. `text` is trimmed.
[[nodiscard]] std::optional<std::uint32_t> find_topic(const CatalogueView& view, std::string_view text) noexcept;
[[nodiscard]] std::optional<std::uint32_t> find_product(const CatalogueView& view, std::string_view text) noexcept;
// Position in `pairs` of a pair of a topic.
[[nodiscard]] std::optional<std::uint32_t> find_pair(const CatalogueView& view, std::uint32_t topic,
                                                     std::uint32_t product) noexcept;
// Start of the posting list of an articleTag.
[[nodiscard]] std::optional<std::uint32_t> find_tag(const CatalogueView& view, std::string_view text) noexcept;
// First slot of article_slots that holds an article of this id, as a number of steps from the hash's slot.
[[nodiscard]] std::optional<std::uint32_t> find_id_slot(const CatalogueView& view, std::string_view id) noexcept;
// Does the article pass everything but posting lists, id and has_resource?
[[nodiscard]] bool passes(const CatalogueView& view, const Filter& filter, std::uint32_t ordinal) noexcept;

}  // namespace shelf::detail
