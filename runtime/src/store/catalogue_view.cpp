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

std::optional<std::uint32_t> CatalogueView::find_key(std::string_view text) const noexcept {
  const auto key = format::parse_key(text);
  switch (key.kind) {
    case format::KeyKind::number:
      return format::stored_key(key.kind, static_cast<std::uint32_t>(key.low));
    case format::KeyKind::guid: {
      const auto before = [](const fb::Guid& guid, const format::ParsedKey& wanted) {
        return guid.high() != wanted.high ? guid.high() < wanted.high : guid.low() < wanted.low;
      };
      const auto found = std::lower_bound(guids.begin(), guids.end(), key, before);
      if (found == guids.end() || found->high() != key.high || found->low() != key.low) return std::nullopt;
      return format::stored_key(key.kind, static_cast<std::uint32_t>(found - guids.begin()));
    }
    case format::KeyKind::text:
      if (const auto found = find_string(text)) return format::stored_key(key.kind, *found);
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace shelf::detail
