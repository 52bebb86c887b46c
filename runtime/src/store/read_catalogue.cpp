// What makes a section a catalogue: the FlatBuffer, and the sizes of its columns.
#include <bit>
#include <cstdint>
#include <utility>

#include "shelf_format/format.hpp"
#include "store/catalogue_view.hpp"

namespace shelf::detail {

namespace {

Error damaged(std::uint64_t found, std::uint64_t bound) noexcept {
  return Error{Errc::bad_structure, "catalogue", found, bound};
}

CatalogueView view_of(const CatalogueVectors& v) noexcept {
  using Id = VectorId;
  const fb::Catalogue& table = v.table();
  CatalogueView view;
  view.articles = table.article_count();
  view.ordinal_bits = static_cast<unsigned>(std::bit_width(view.articles));
  const std::uint64_t articles = view.articles;
  const auto ascending = [&](Id id) { return Ascending(v.bytes(id), v.width(id), articles + 1); };
  const auto column = [&](Id id, std::uint64_t size) { return Column(v.bytes(id), v.width(id), size); };
  const auto numbers = [&](Id id) { return Numbers(v.bytes(id)); };
  view.unit_begins = ascending(Id::unit_begins);
  view.name_begins = ascending(Id::name_begins);
  view.attribute_rows = column(Id::attribute_rows, articles);
  view.article_classes = column(Id::article_classes, articles);
  view.classes = v.entries<fb::ArticleClass>(Id::classes);
  view.names = v.bytes(Id::names);
  view.name_rule_lefts = v.bytes(Id::name_rule_lefts);
  view.name_rule_rights = column(Id::name_rule_rights, table.name_rule_count());
  view.phrases = Phrases(v.bytes(Id::phrase_begins), v.bytes(Id::phrases));
  view.article_slots = column(Id::article_slots, articles * 4 / 3 + 1);
  view.topic_keys = numbers(Id::topic_keys);
  view.topic_entries = column(Id::topic_entries, view.topic_keys.size());
  view.topic_rests = column(Id::topic_rests, view.topic_keys.size());
  view.topic_postings = column(Id::topic_postings, table.topic_posting_count());
  view.product_keys = numbers(Id::product_keys);
  view.product_lists = column(Id::product_lists, view.product_keys.size());
  view.product_set_begins = numbers(Id::product_set_begins);
  view.product_set_keys = numbers(Id::product_set_keys);
  view.postings = column(Id::postings, table.posting_count());
  view.guids = v.entries<fb::Guid>(Id::guids);
  view.scopes = v.entries<fb::ScopeEntry>(Id::scopes);
  view.tags = v.entries<fb::TagEntry>(Id::tags);
  view.facets = v.entries<fb::Facet>(Id::facets);
  view.scope_lists = numbers(Id::scope_lists);
  view.tag_lists = numbers(Id::tag_lists);
  view.client_lists = numbers(Id::client_lists);
  view.strings = v.entries<fb::StringEntry>(Id::strings);
  view.heap = {reinterpret_cast<const char*>(v.bytes(Id::heap).data()), v.bytes(Id::heap).size()};
  view.attribute_blocks = v.entries<fb::AttributeBlock>(Id::attribute_blocks);
  return view;
}

bool columns_valid(const CatalogueView& view) noexcept {
  if (!view.unit_begins.valid() || !view.name_begins.valid()) return false;
  for (const Column* column :
       {&view.attribute_rows, &view.article_classes, &view.article_slots, &view.topic_entries, &view.topic_rests,
        &view.topic_postings, &view.product_lists, &view.postings, &view.name_rule_rights})
    if (!column->valid()) return false;
  return true;
}

// Vectors that hold one entry more than they have members; and every probe must meet a place where it may end.
bool none_is_empty(const CatalogueView& view) noexcept {
  return !view.strings.empty() && !view.facets.empty() && !view.attribute_blocks.empty() &&
         view.product_set_begins.size() != 0 && view.topic_keys.size() != 0 && view.product_keys.size() != 0;
}

}  // namespace

Result<CatalogueView> read_catalogue(Bytes section, std::uint32_t max_articles) noexcept {
  const auto vectors = CatalogueVectors::find(section);
  if (!vectors) return damaged(0, section.size());
  if (const std::uint32_t articles = vectors->table().article_count(); articles > max_articles)
    return Error{Errc::too_many_articles, "catalogue", articles, max_articles};
  const CatalogueView view = view_of(*vectors);
  if (!view.phrases.valid() || !columns_valid(view) || !none_is_empty(view)) return damaged(0, section.size());
  return view;
}

Result<void> check_ends(const CatalogueView& view, std::uint64_t units_size, std::uint64_t attributes_size) noexcept {
  for (const auto& [begins, size] :
       {std::pair(&view.unit_begins, units_size), {&view.name_begins, view.names.size()}}) {
    const auto end = (*begins)[view.articles];
    if (end != size) return damaged(end.value_or(0), size);
  }
  const Numbers& sets = view.product_set_begins;
  const auto& facet = view.facets.back();
  const auto& block = view.attribute_blocks.back();
  const std::size_t phrases = view.phrases.text_size();
  for (const auto& [end, size] :
       {std::pair<std::uint64_t, std::uint64_t>(view.strings.back().begin(), view.heap.size()),
        {facet.scopes_begin(), view.scope_lists.size()},
        {facet.tags_begin(), view.tag_lists.size()},
        {facet.clients_begin(), view.client_lists.size()},
        {sets[sets.size() - 1], view.product_set_keys.size()},
        {block.offset(), attributes_size},
        {block.first_row(), view.articles},
        {view.phrases.end(), phrases}})
    if (end != size) return damaged(end, size);
  return {};
}

}  // namespace shelf::detail
