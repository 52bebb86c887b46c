#include "stages/build_catalogue.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>
#include <map>
#include <tuple>

#include "bundle/ascending_column.hpp"
#include "bundle/collect_audiences.hpp"
#include "bundle/count_ids.hpp"
#include "bundle/packed_column.hpp"
#include "bundle/slot_table.hpp"
#include "bundle/write_catalogue.hpp"
#include "shelf_format/key.hpp"

namespace shelf::compiler {

namespace {

std::uint32_t size32(const auto& container) { return static_cast<std::uint32_t>(container.size()); }

StringTable collect_strings(const Audiences& audiences, const KeyTable& topics, const KeyTable& products) {
  StringTable strings;
  for (const KeyTable* table : {&topics, &products})
    for (const KeyEntry& entry : table->entries)
      if (entry.key.kind == format::KeyKind::text) strings.add(entry.text);
  for (const Audience* audience : audiences.all) {
    for (const auto* texts : {&audience->resource_tags, &audience->article_tags, &audience->client_ids})
      for (const std::string& text : *texts) strings.add(text);
    for (const Scope& scope : audience->scopes)
      for (const std::string* text : {&scope.service, &scope.resource})
        if (!text->empty()) strings.add(*text);
  }
  strings.finish();
  return strings;
}

std::uint8_t flags_of(const Record& record) {
  unsigned flags = record.shadowed ? format::flag_shadowed : 0;
  if (record.resource_required)
    flags |= *record.resource_required ? format::flag_resource_required : format::flag_resource_unneeded;
  return static_cast<std::uint8_t>(flags);
}

void add_names(const CodedNames& coded, CatalogueVectors& to) {
  to.names = coded.bytes;
  to.name_begins = pack_ascending(coded.begins);
  to.rule_lefts = coded.rule_lefts;
  to.rule_rights = coded.rule_rights;
}

void add_phrases(const Phrases& phrases, CatalogueVectors& to) {
  for (const std::string& text : phrases.texts()) {
    to.phrase_begins.push_back(static_cast<std::uint16_t>(to.phrases.size()));
    to.phrases += text;
  }
  to.phrase_begins.push_back(static_cast<std::uint16_t>(to.phrases.size()));
  to.phrases.append(format::phrase_padding, '\0');
}

// Most articles share their type, clouds, order, flags and facet with others.
void add_classes(std::span<const Record> records, const FacetTable& facets, CatalogueVectors& to) {
  using Facts = std::tuple<std::uint32_t, std::uint32_t, std::uint8_t, std::uint8_t, std::uint8_t>;
  std::map<Facts, std::uint32_t> known;
  std::vector<std::uint32_t> classes;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    const auto type = static_cast<std::uint8_t>(record.type);
    const Facts facts{record.display_order, facets.by_article[i], type, record.clouds, flags_of(record)};
    const auto [at, is_new] = known.try_emplace(facts, size32(to.classes));
    if (is_new)
      to.classes.emplace_back(record.display_order, facets.by_article[i], type, record.clouds, flags_of(record),
                              std::uint8_t{0});
    classes.push_back(at->second);
  }
  to.article_classes = pack_column(classes);
}

void add_articles(std::span<const Record> records, const CompressedUnits& units, const FacetTable& facets,
                  CatalogueVectors& to) {
  std::uint64_t offset = 0;
  std::vector<std::uint64_t> begins, hashes;
  std::vector<std::uint32_t> positions;
  for (std::size_t i = 0; i < records.size(); ++i) {
    begins.push_back(offset);
    offset += units.sizes[i];
    hashes.push_back(format::hash_folded(format::strip_braces(records[i].article_id)));
    positions.push_back(static_cast<std::uint32_t>(i + 1));
  }
  begins.push_back(offset);
  to.unit_begins = pack_ascending(begins);
  to.article_slots = pack_column(build_slots(hashes).column<std::uint32_t>(positions, 0));
  add_classes(records, facets, to);
}

void add_attributes(const CompressedAttributes& attributes, CatalogueVectors& to) {
  to.attribute_rows = pack_column(attributes.rows);
  std::uint64_t offset = 0;
  for (const CompressedAttributes::Block& block : attributes.blocks) {
    to.attribute_blocks.emplace_back(offset, block.first_row, block.raw_size);
    offset += block.size;
  }
  to.attribute_blocks.emplace_back(offset, size32(attributes.rows), 0u);
}

// References to what each article names: the slot of its only product, or a set, which most share with others.
std::vector<std::uint64_t> add_product_sets(const KeyTable& products, std::span<const std::uint32_t> keys,
                                            const SlotTable& slots, CatalogueVectors& to) {
  std::map<std::vector<std::uint32_t>, std::uint32_t> known;
  std::vector<std::uint64_t> references;
  for (std::size_t i = 0; i < products.by_article.size(); ++i) {
    const std::span<const std::uint32_t> named = products.by_article[i];
    if (named.size() == 1) {
      references.push_back(std::uint64_t{slots.slots[named[0]]} * 2 + 1);
      continue;
    }
    std::vector<std::uint32_t> set;
    set.reserve(named.size());
    for (const std::uint32_t product : named) set.push_back(keys[product]);
    std::ranges::sort(set);
    const auto [at, is_new] = known.try_emplace(set, size32(to.product_set_begins));
    if (is_new) {
      to.product_set_begins.push_back(size32(to.product_set_keys));
      to.product_set_keys.insert(to.product_set_keys.end(), set.begin(), set.end());
    }
    references.push_back(std::uint64_t{at->second} * 2);
  }
  to.product_set_begins.push_back(size32(to.product_set_keys));
  return references;
}

// How many products the articles of each topic name.
void count_pairs(const KeyTable& topics, const KeyTable& products, CatalogueFigures& figures) {
  std::vector<std::uint32_t> found;
  for (const KeyEntry& topic : topics.entries) {
    found.clear();
    for (const std::uint32_t article : topic.articles)
      std::ranges::copy(products.by_article[article], std::back_inserter(found));
    figures.pair_postings += found.size();
    std::ranges::sort(found);
    figures.pairs += static_cast<std::size_t>(std::unique(found.begin(), found.end()) - found.begin());
  }
}

SlotTable slots_of(std::span<const std::uint32_t> keys) {
  std::vector<std::uint64_t> hashes;
  for (const std::uint32_t key : keys) hashes.push_back(format::hash_key(key));
  return build_slots(hashes);
}

// Articles of each topic with what they name as products, so that a look-up of both needs nothing else.
void add_topics(const KeyTable& topics, std::span<const std::uint32_t> keys, std::span<const std::uint64_t> products,
                CatalogueVectors& to) {
  const SlotTable slots = slots_of(keys);
  const auto ordinal_bits = static_cast<unsigned>(std::bit_width(products.size()));
  std::vector<std::uint64_t> firsts, list;
  std::vector<std::uint32_t> rests;
  for (const KeyEntry& topic : topics.entries) {
    list.clear();
    for (const std::uint32_t article : topic.articles) list.push_back(products[article] << ordinal_bits | article);
    firsts.push_back(list.front());
    rests.push_back(list.size() == 1 ? 0 : to.topic_postings.add(std::span(list).subspan(1)) + 1);
  }
  to.topic_keys = slots.column<std::uint32_t>(keys, format::no_key);
  to.topic_entries = pack_column(slots.column<std::uint64_t>(firsts, 0));
  to.topic_rests = pack_column(slots.column<std::uint32_t>(rests, 0));
}

// References to what each article names; see add_product_sets.
std::vector<std::uint64_t> add_products(const KeyTable& products, std::span<const std::uint32_t> keys,
                                        CatalogueVectors& to) {
  const SlotTable slots = slots_of(keys);
  std::vector<std::uint32_t> lists;
  for (const KeyEntry& product : products.entries) lists.push_back(to.postings.refer(product.articles));
  to.product_keys = slots.column<std::uint32_t>(keys, format::no_key);
  to.product_lists = pack_column(slots.column<std::uint32_t>(lists, 0));
  return add_product_sets(products, keys, slots, to);
}

void add_index(const KeyTable& topics, const KeyTable& products, const StringTable& strings, CatalogueVectors& to,
               CatalogueFigures& figures) {
  const Guids guids = collect_guids(topics, products);
  for (const auto& [high, low] : guids) to.guids.emplace_back(high, low);
  const std::vector<std::uint32_t> topic_keys = stored_keys(topics, guids, strings);
  const std::vector<std::uint32_t> product_keys = stored_keys(products, guids, strings);
  add_topics(topics, topic_keys, add_products(products, product_keys, to), to);
  count_pairs(topics, products, figures);
  figures.topics = topics.entries.size();
  figures.products = products.entries.size();
}

void add_facets(const FacetTable& table, const StringTable& strings, CatalogueVectors& to) {
  for (const auto& [scope, articles] : table.scopes)
    to.scopes.emplace_back(strings.find_or_none(scope.first), strings.find_or_none(scope.second),
                           to.postings.refer(articles));
  for (const auto& [tag, articles] : table.article_tags)
    to.tags.emplace_back(strings.find(tag), to.postings.refer(articles));
  const auto append = [](std::vector<std::uint32_t>& list, const std::vector<std::uint32_t>& items) {
    list.insert(list.end(), items.begin(), items.end());
  };
  for (const FacetTable::Facet& facet : table.facets) {
    to.facets.emplace_back(size32(to.scope_lists), size32(to.tag_lists), size32(to.client_lists));
    append(to.scope_lists, facet.scopes);
    append(to.tag_lists, facet.tags);
    append(to.client_lists, facet.clients);
  }
  to.facets.emplace_back(size32(to.scope_lists), size32(to.tag_lists), size32(to.client_lists));
}

void add_strings(const StringTable& strings, CatalogueVectors& to) {
  for (const std::string& text : strings.texts()) {
    to.strings.emplace_back(size32(to.heap));
    to.heap += text;
  }
  to.strings.emplace_back(size32(to.heap));
}

}  // namespace

CatalogueTables prepare_catalogue(std::span<const Record> records, const KeyTables& keys) {
  CatalogueTables tables;
  const Audiences audiences = collect_audiences(records);
  tables.strings = collect_strings(audiences, keys.topics, keys.products);
  tables.facets = build_facet_table(audiences, tables.strings);
  tables.distinct_ids = count_ids(records);
  // Settled: every key, text and facet has its position.
  return tables;
}

std::string build_catalogue(std::span<const Record> records, const KeyTables& keys, const CatalogueTables& tables,
                            const CompressedUnits& units, const CompressedAttributes& attributes,
                            const CodedNames& names, CatalogueFigures& figures) {
  const auto& [strings, facets, distinct_ids] = tables;
  figures = {};
  CatalogueVectors vectors;
  add_articles(records, units, facets, vectors);
  add_names(names, vectors);
  add_phrases(units.phrases, vectors);
  add_attributes(attributes, vectors);
  add_index(keys.topics, keys.products, strings, vectors, figures);
  add_facets(facets, strings, vectors);
  add_strings(strings, vectors);
  figures.distinct_ids = distinct_ids;
  return write_catalogue(vectors, records.size());
}

}  // namespace shelf::compiler
