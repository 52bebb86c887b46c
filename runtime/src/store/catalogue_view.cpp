#include "store/catalogue_view.hpp"

#include <algorithm>
#include <cstdint>

#include "shelf_format/format.hpp"

namespace shelf::detail {

std::optional<Bytes> CatalogueView::coded_name(std::uint32_t ordinal) const noexcept {
  if (ordinal >= articles) return std::nullopt;
  const auto [begin, end] = name_begins.range(ordinal);
  if (begin > end || end > names.size()) return std::nullopt;
  return names.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

const fb::ArticleClass* CatalogueView::article_class(std::uint32_t ordinal) const noexcept {
  if (ordinal >= articles) return nullptr;
  const std::uint64_t position = article_classes[ordinal];
  return position < classes.size() ? &classes[static_cast<std::size_t>(position)] : nullptr;
}

std::optional<std::string_view> CatalogueView::string(std::uint32_t i) const noexcept {
  if (i >= string_count()) return std::nullopt;
  const std::uint32_t begin = strings[i].begin(), end = strings[i + 1].begin();
  if (begin > end || end > heap.size()) return std::nullopt;
  return heap.substr(begin, end - begin);
}

std::optional<ArticleSummary> CatalogueView::facts(std::uint32_t ordinal) const noexcept {
  const fb::ArticleClass* entry = article_class(ordinal);
  if (entry == nullptr) return std::nullopt;
  ArticleSummary summary;
  if (entry->type() < format::type_names.size()) summary.type = static_cast<ArticleType>(entry->type());
  summary.clouds = entry->clouds();
  if (entry->display_order() != format::no_display_order) summary.display_order = entry->display_order();
  if ((entry->flags() & format::flag_resource_required) != 0) summary.resource_required = true;
  if ((entry->flags() & format::flag_resource_unneeded) != 0) summary.resource_required = false;
  summary.shadowed = (entry->flags() & format::flag_shadowed) != 0;
  return summary;
}

std::optional<std::uint32_t> CatalogueView::find_string(std::string_view text) const noexcept {
  std::uint32_t low = 0, high = string_count();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const auto found = string(middle);
    if (!found) return std::nullopt;
    int order = 0;
    const std::size_t common = std::min(found->size(), text.size());
    for (std::size_t i = 0; i < common && order == 0; ++i)
      order = static_cast<unsigned char>((*found)[i]) - static_cast<unsigned char>(format::fold(text[i]));
    if (order == 0 && found->size() == text.size()) return middle;
    if (order < 0 || (order == 0 && found->size() < text.size()))
      low = middle + 1;
    else
      high = middle;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> CatalogueView::find_guid(std::uint64_t high, std::uint64_t low) const noexcept {
  const auto before = [&](const fb::Guid& guid, std::uint64_t wanted) {
    return guid.high() != wanted ? guid.high() < wanted : guid.low() < low;
  };
  const auto found = std::lower_bound(guids.begin(), guids.end(), high, before);
  if (found == guids.end() || found->high() != high || found->low() != low) return std::nullopt;
  return static_cast<std::uint32_t>(found - guids.begin());
}

std::uint32_t CatalogueView::find_other_key(const Key& key) const noexcept {
  const bool guid = key.kind_ == Key::Kind::guid;
  if (!guid && key.kind_ != Key::Kind::text) return format::no_key;
  const auto found =
      guid ? find_guid(key.high_, key.low_) : find_string({key.text_, static_cast<std::size_t>(key.low_)});
  if (!found) return format::no_key;
  return format::stored_key(guid ? format::KeyKind::guid : format::KeyKind::text, *found);
}

}  // namespace shelf::detail
