// The formats that an article is rendered in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shelf/export.hpp"

namespace shelf {

enum class Format : std::uint8_t { html, text, ansi, markdown, json, help, apollo };

[[nodiscard]] SHELF_EXPORT std::string_view name(Format format) noexcept;
// Compared folded.
[[nodiscard]] SHELF_EXPORT std::optional<Format> parse_format(std::string_view name) noexcept;

}  // namespace shelf
