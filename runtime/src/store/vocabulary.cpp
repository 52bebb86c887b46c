#include "shelf/vocabulary.hpp"

#include "shelf/widget.hpp"
#include "shelf_format/names.hpp"

namespace shelf {

std::string_view name(ArticleType type) noexcept {
  const auto i = static_cast<std::size_t>(type);
  return format::type_names[i < format::type_names.size() ? i : 0];
}

std::string_view name(Cloud cloud) noexcept {
  const auto i = static_cast<std::size_t>(cloud);
  return i < format::cloud_names.size() ? format::cloud_names[i] : "unknown";
}

std::optional<ArticleType> parse_article_type(std::string_view name) noexcept {
  const auto found = format::find_name(format::type_names, name);
  if (!found) return std::nullopt;
  return static_cast<ArticleType>(*found);
}

std::optional<Cloud> parse_cloud(std::string_view name) noexcept {
  const auto found = format::find_name(format::cloud_names, name);
  if (!found) return std::nullopt;
  return static_cast<Cloud>(*found);
}

std::string_view name(WidgetKind kind) noexcept {
  switch (kind) {
    case WidgetKind::BladeAction:
      return "bladeAction";
    case WidgetKind::UrlButton:
      return "urlButton";
    case WidgetKind::ScopingForm:
      return "scopingForm";
    case WidgetKind::Troubleshooter:
      return "troubleshooter";
    default:
      break;
  }
  const auto i = static_cast<std::size_t>(kind);
  return format::widget_names[i < format::widget_names.size() ? i : 0];
}

}  // namespace shelf
