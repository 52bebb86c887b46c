// What makes a section a catalogue: the FlatBuffer, the sizes of its columns, its sentinels.
#include <cstdint>
#include <utility>

#include "shelf_format/format.hpp"
#include "store/catalogue_view.hpp"
#include "store/flat_buffer.hpp"

namespace shelf::detail {

namespace {

Error damaged(std::uint64_t found, std::uint64_t bound) noexcept {
  return Error{Errc::bad_structure, "catalogue", found, bound};
}

Bytes bytes_of(const flatbuffers::Vector<std::uint8_t>* v) noexcept { return {v->Data(), v->size()}; }

void read_columns(const fb::Catalogue& c, CatalogueView& view) noexcept {
  const std::uint64_t articles = view.articles;
  view.unit_begins = Ascending(bytes_of(c.unit_begins()), articles + 1);
  view.name_begins = Ascending(bytes_of(c.name_begins()), articles + 1);
  view.attribute_rows = Column(bytes_of(c.attribute_rows()), articles);
  view.article_classes = Column(bytes_of(c.article_classes()), articles);
  view.article_slots = Column(bytes_of(c.article_slots()), articles * 4 / 3 + 1);
  view.topic_lists = Column(bytes_of(c.topic_lists()), view.topic_keys.size());
  view.product_lists = Column(bytes_of(c.product_lists()), view.product_keys.size());
  view.product_sets = Column(bytes_of(c.product_sets()), articles);
  view.name_rule_rights = Column(bytes_of(c.name_rule_rights()), c.name_rule_count());
  view.postings = Column(bytes_of(c.postings()), c.posting_count());
}

bool columns_valid(const CatalogueView& view) noexcept {
  if (!view.unit_begins.valid() || !view.name_begins.valid()) return false;
  for (const Column* column : {&view.attribute_rows, &view.article_classes, &view.article_slots, &view.topic_lists,
                               &view.product_lists, &view.product_sets, &view.postings, &view.name_rule_rights})
    if (!column->valid()) return false;
  return true;
}

CatalogueView view_of(const fb::Catalogue& c) noexcept {
  CatalogueView view;
  view.articles = c.article_count();
  view.classes = struct_span(c.classes());
  view.names = bytes_of(c.names());
  view.name_rule_lefts = bytes_of(c.name_rule_lefts());
  view.phrases = Phrases(c.phrase_begins()->Data(), c.phrase_begins()->size(), bytes_of(c.phrases()));
  view.topic_keys = Numbers(c.topic_keys());
  view.product_keys = Numbers(c.product_keys());
  view.product_set_begins = Numbers(c.product_set_begins());
  view.product_set_keys = Numbers(c.product_set_keys());
  view.guids = struct_span(c.guids());
  view.scopes = struct_span(c.scopes());
  view.tags = struct_span(c.tags());
  view.facets = struct_span(c.facets());
  view.scope_lists = Numbers(c.scope_lists());
  view.tag_lists = Numbers(c.tag_lists());
  view.client_lists = Numbers(c.client_lists());
  view.strings = struct_span(c.strings());
  view.heap = {reinterpret_cast<const char*>(c.heap()->Data()), c.heap()->size()};
  view.attribute_blocks = struct_span(c.attribute_blocks());
  read_columns(c, view);
  return view;
}

// The Verifier aligns the size of a vector (4 bytes), not its elements.
template <class T>
bool is_aligned(std::span<const T> entries) noexcept {
  return entries.empty() || reinterpret_cast<std::uintptr_t>(entries.data()) % alignof(T) == 0;
}

// Vectors that hold one entry more than they have members: the last one says where the lists end.
Result<void> check_sentinels(const CatalogueView& view, std::uint64_t units_size,
                             std::uint64_t attributes_size) noexcept {
  if (view.strings.empty() || view.facets.empty() || view.attribute_blocks.empty()) return damaged(0, 1);
  for (const auto& [begins, size] :
       {std::pair(&view.unit_begins, units_size), {&view.name_begins, view.names.size()}}) {
    const auto end = (*begins)[view.articles];
    if (end != size) return damaged(end.value_or(0), size);
  }
  if (view.strings.back().begin() > view.heap.size()) return damaged(view.strings.back().begin(), view.heap.size());
  const auto& facet = view.facets.back();
  if (facet.scopes_begin() != view.scope_lists.size()) return damaged(facet.scopes_begin(), view.scope_lists.size());
  if (facet.tags_begin() != view.tag_lists.size()) return damaged(facet.tags_begin(), view.tag_lists.size());
  if (facet.clients_begin() != view.client_lists.size())
    return damaged(facet.clients_begin(), view.client_lists.size());
  const Numbers& sets = view.product_set_begins;
  if (sets.size() == 0) return damaged(0, 1);
  if (sets[sets.size() - 1] != view.product_set_keys.size())
    return damaged(sets[sets.size() - 1], view.product_set_keys.size());
  const auto& block = view.attribute_blocks.back();
  if (block.offset() != attributes_size) return damaged(block.offset(), attributes_size);
  if (block.first_row() != view.articles) return damaged(block.first_row(), view.articles);
  return {};
}

// Every probe must meet a place where it may end; a table without slots has none.
Result<void> check_tables(const CatalogueView& view) noexcept {
  for (const Numbers* keys : {&view.topic_keys, &view.product_keys})
    if (keys->size() == 0) return damaged(0, 1);
  return {};
}

}  // namespace

Result<CatalogueView> read_catalogue(Bytes section, std::uint64_t units_size, std::uint64_t attributes_size,
                                     std::uint32_t max_articles) noexcept {
  const auto* root = verified_root<fb::Catalogue>(section);
  if (root == nullptr) return damaged(0, section.size());
  if (root->article_count() > max_articles)
    return Error{Errc::too_many_articles, "catalogue", root->article_count(), max_articles};
  CatalogueView view = view_of(*root);
  if (!is_aligned(view.guids) || !is_aligned(view.attribute_blocks) || !view.phrases.valid() || !columns_valid(view))
    return damaged(0, section.size());
  if (const auto checked = check_sentinels(view, units_size, attributes_size); !checked) return checked.error();
  if (const auto checked = check_tables(view); !checked) return checked.error();
  return view;
}

}  // namespace shelf::detail
