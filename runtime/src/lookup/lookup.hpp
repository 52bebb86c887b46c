// Steps of find() that verify() and the tools' explanations share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lookup/tables.hpp"

namespace shelf::detail {

[[nodiscard]] std::string_view trim_blanks(std::string_view text) noexcept;
// Reference of the list of an articleTag.
[[nodiscard]] std::optional<std::uint32_t> find_tag(const CatalogueView& view, std::string_view text) noexcept;
// First slot of article_slots that holds an article of this id, or no_slot.
[[nodiscard]] std::uint32_t find_id_slot(const CatalogueView& view, std::string_view id) noexcept;
// Does the article pass everything but posting lists, id and has_resource?
[[nodiscard]] bool passes(const CatalogueView& view, const Filter& filter, std::uint32_t ordinal) noexcept;

}  // namespace shelf::detail
