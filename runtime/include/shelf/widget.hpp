// The live parts of an article, typed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shelf/export.hpp"

namespace shelf {

enum class WidgetKind : std::uint8_t {
  Unknown,
  Insight,
  Metric,
  KbSearch,
  Video,
  VideoGroup,
  EmbeddedArticle,
  Chart,
  Table,
  BladeAction = 100,
  UrlButton,
  ScopingForm
};
[[nodiscard]] SHELF_EXPORT std::string_view name(WidgetKind kind) noexcept;

enum class ActionStyle : std::uint8_t { Link, Button, Context };

// Stable key of a slot: a GUID in lower case with dashes.
using SlotKey = std::array<char, 36>;

// One widget or action. Views live as long as the Article they came from.
struct Widget {
  WidgetKind kind = WidgetKind::Unknown;
  SlotKey slot{};
  std::uint32_t ordinal = 0;                                          // in document order
  std::string_view title;                                             // may be empty
  std::string_view fallback_text;                                     // never empty for elements of the source
  std::vector<std::pair<std::string_view, std::string_view>> fields;  // authored children, in order; unknown ones too
  std::vector<Widget> items;                                          // videos of a group
  // Actions only:
  ActionStyle style = ActionStyle::Link;
  std::string_view extension, blade, uri_template, url;
  std::vector<std::pair<std::string_view, std::string_view>> parameters;
};

}  // namespace shelf
