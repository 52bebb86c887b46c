#include "store/catalogue_view.hpp"

#include <bit>
#include <cstdint>

#include "shelf_format/format.hpp"
#include "store/flat_buffer.hpp"

namespace shelf::detail {

namespace {

Error damaged(std::uint64_t found, std::uint64_t bound) noexcept {
  return Error{Errc::bad_structure, "catalogue", found, bound};
}

// A table that is full would make misses walk all of it, so one free slot at least is part of the format.
bool is_slot_table(const Numbers& slots, std::uint64_t keys) noexcept {
  return std::has_single_bit(slots.size()) && slots.size() > keys;
}

CatalogueView view_of(const fb::Catalogue& c) noexcept {
  CatalogueView view;
  view.articles = struct_span(c.articles());
  view.article_slots = Numbers(c.article_slots());
  view.topics = struct_span(c.topics());
  view.topic_slots = Numbers(c.topic_slots());
  view.products = struct_span(c.products());
  view.product_slots = Numbers(c.product_slots());
  view.pairs = struct_span(c.pairs());
  view.postings = Numbers(c.postings());
  view.guids = struct_span(c.guids());
  view.scopes = struct_span(c.scopes());
  view.tags = struct_span(c.tags());
  view.facets = struct_span(c.facets());
  view.scope_lists = Numbers(c.scope_lists());
  view.tag_lists = Numbers(c.tag_lists());
  view.client_lists = Numbers(c.client_lists());
  view.strings = struct_span(c.strings());
  view.heap = {reinterpret_cast<const char*>(c.heap()->Data()), c.heap()->size()};
  return view;
}

// The Verifier aligns the size of a vector (4 bytes), not its elements.
template <class T>
bool is_aligned(std::span<const T> entries) noexcept {
  return entries.empty() || reinterpret_cast<std::uintptr_t>(entries.data()) % alignof(T) == 0;
}

bool is_aligned(const CatalogueView& view) noexcept {
  return is_aligned(view.articles) && is_aligned(view.topics) && is_aligned(view.products) && is_aligned(view.guids);
}

// Vectors that hold one entry more than they have members: the last one says where the lists end.
Result<void> check_sentinels(const CatalogueView& view) noexcept {
  if (view.articles.empty() || view.topics.empty() || view.strings.empty() || view.facets.empty()) return damaged(0, 1);
  const auto& last = view.articles.back();
  if (last.unit_offset() != view.units_size) return damaged(last.unit_offset(), view.units_size);
  if (last.title_begin() > view.heap.size()) return damaged(last.title_begin(), view.heap.size());
  if (last.id_begin() > view.heap.size()) return damaged(last.id_begin(), view.heap.size());
  if (view.topics.back().pairs_begin() != view.pairs.size())
    return damaged(view.topics.back().pairs_begin(), view.pairs.size());
  if (view.strings.back().begin() > view.heap.size()) return damaged(view.strings.back().begin(), view.heap.size());
  const auto& facet = view.facets.back();
  if (facet.scopes_begin() != view.scope_lists.size()) return damaged(facet.scopes_begin(), view.scope_lists.size());
  if (facet.tags_begin() != view.tag_lists.size()) return damaged(facet.tags_begin(), view.tag_lists.size());
  if (facet.clients_begin() != view.client_lists.size())
    return damaged(facet.clients_begin(), view.client_lists.size());
  return {};
}

}  // namespace

std::optional<std::string_view> CatalogueView::heap_range(std::uint32_t begin, std::uint32_t end) const noexcept {
  if (begin > end || end > heap.size()) return std::nullopt;
  return heap.substr(begin, end - begin);
}

std::optional<std::string_view> CatalogueView::article_id(std::uint32_t ordinal) const noexcept {
  if (ordinal >= article_count()) return std::nullopt;
  return heap_range(articles[ordinal].id_begin(), articles[ordinal + 1].id_begin());
}

std::optional<std::string_view> CatalogueView::title(std::uint32_t ordinal) const noexcept {
  if (ordinal >= article_count()) return std::nullopt;
  return heap_range(articles[ordinal].title_begin(), articles[ordinal + 1].title_begin());
}

std::optional<std::string_view> CatalogueView::string(std::uint32_t i) const noexcept {
  if (i >= string_count()) return std::nullopt;
  return heap_range(strings[i].begin(), strings[i + 1].begin());
}

std::optional<ArticleSummary> CatalogueView::summary(std::uint32_t ordinal) const noexcept {
  const auto id = article_id(ordinal), text = title(ordinal);
  if (!id || !text) return std::nullopt;
  const auto& entry = articles[ordinal];
  ArticleSummary summary;
  summary.id = *id;
  summary.title = *text;
  if (entry.type() < format::type_names.size()) summary.type = static_cast<ArticleType>(entry.type());
  summary.clouds = entry.clouds();
  if (entry.display_order() != format::no_display_order) summary.display_order = entry.display_order();
  if ((entry.flags() & format::flag_resource_required) != 0) summary.resource_required = true;
  if ((entry.flags() & format::flag_resource_unneeded) != 0) summary.resource_required = false;
  summary.shadowed = (entry.flags() & format::flag_shadowed) != 0;
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

bool CatalogueView::key_is(std::uint64_t stored, const format::ParsedKey& key, std::string_view text) const noexcept {
  if (stored >> format::key_kind_shift != static_cast<std::uint64_t>(key.kind)) return false;
  const std::uint64_t payload = stored & format::key_payload_mask;
  switch (key.kind) {
    case format::KeyKind::number:
      return payload == key.low;
    case format::KeyKind::guid: {
      if (payload >= guids.size()) return false;
      const auto& guid = guids[static_cast<std::size_t>(payload)];
      return guid.high() == key.high && guid.low() == key.low;
    }
    case format::KeyKind::text: {
      if (payload >= string_count()) return false;
      const auto found = string(static_cast<std::uint32_t>(payload));
      return found && format::equal_folded(*found, text);
    }
  }
  return false;
}

Result<CatalogueView> read_catalogue(Bytes section, std::uint64_t units_size, std::uint32_t max_articles) noexcept {
  const auto* root = verified_root<fb::Catalogue>(section);
  if (root == nullptr) return damaged(0, section.size());
  CatalogueView view = view_of(*root);
  if (!is_aligned(view)) return damaged(0, section.size());
  view.units_size = units_size;
  if (const auto checked = check_sentinels(view); !checked) return checked.error();
  if (view.article_count() > max_articles)
    return Error{Errc::limit_exceeded, "catalogue", view.article_count(), max_articles};
  if (!is_slot_table(view.article_slots, view.article_count()))
    return damaged(view.article_slots.size(), view.article_count());
  if (!is_slot_table(view.topic_slots, view.topic_count())) return damaged(view.topic_slots.size(), view.topic_count());
  if (!is_slot_table(view.product_slots, view.products.size()))
    return damaged(view.product_slots.size(), view.products.size());
  return view;
}

}  // namespace shelf::detail
