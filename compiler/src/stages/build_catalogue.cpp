#include "stages/build_catalogue.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <tuple>

#include "bundle/facet_table.hpp"
#include "bundle/fold_text.hpp"
#include "bundle/key_table.hpp"
#include "bundle/posting_lists.hpp"
#include "bundle/slot_table.hpp"
#include "bundle/string_table.hpp"
#include "shelf_format/bundle_generated.h"

namespace shelf::compiler {

namespace fb = format::fb;

namespace {

// The vectors of the FlatBuffer, in the making. Sizes stay far below 2^32: limits of articles, sources and headers.
struct Vectors {
  std::vector<fb::ArticleEntry> articles;
  std::vector<fb::TopicEntry> topics;
  std::vector<fb::ProductEntry> products;
  std::vector<fb::PairEntry> pairs;
  std::vector<fb::Guid> guids;
  std::vector<fb::ScopeEntry> scopes;
  std::vector<fb::TagEntry> tags;
  std::vector<fb::Facet> facets;
  std::vector<std::uint32_t> scope_lists, tag_lists, client_lists;
  std::vector<fb::StringEntry> strings;
  std::vector<std::uint32_t> article_slots, topic_slots, product_slots;
  PostingLists postings;
  std::string heap;
};

std::uint32_t size32(const auto& container) { return static_cast<std::uint32_t>(container.size()); }

StringTable collect_strings(std::span<const Record> records, const KeyTable& topics, const KeyTable& products) {
  StringTable strings;
  for (const KeyTable* table : {&topics, &products})
    for (const KeyEntry& entry : table->entries)
      if (entry.key.kind == format::KeyKind::text) strings.add(entry.text);
  for (const Record& record : records) {
    for (const auto* texts : {&record.resource_tags, &record.article_tags, &record.client_ids})
      for (const std::string& text : *texts) strings.add(text);
    for (const Scope& scope : record.scopes)
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

void add_articles(std::span<const Record> records, std::span<const std::uint32_t> unit_sizes, const FacetTable& facets,
                  Vectors& to) {
  std::vector<std::uint32_t> id_begins, title_begins;
  for (const Record& record : records) {
    id_begins.push_back(size32(to.heap));
    to.heap += record.article_id;
  }
  id_begins.push_back(size32(to.heap));
  for (const Record& record : records) {
    title_begins.push_back(size32(to.heap));
    to.heap += record.title;
  }
  title_begins.push_back(size32(to.heap));

  std::uint64_t offset = 0;
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    to.articles.emplace_back(offset, size32(record.unit), id_begins[i], title_begins[i], record.display_order,
                             facets.by_article[i], static_cast<std::uint8_t>(record.type), record.clouds,
                             flags_of(record), std::uint8_t{0});
    offset += unit_sizes[i];
    hashes.push_back(format::hash_folded(format::strip_braces(record.article_id)));
  }
  to.articles.emplace_back(offset, 0u, id_begins.back(), title_begins.back(), format::no_display_order, 0u,
                           std::uint8_t{0}, std::uint8_t{0}, std::uint8_t{0}, std::uint8_t{0});
  to.article_slots = build_slots(hashes);
}

// The pairs of one topic: (product, article) sorted, then one list a product.
void add_pairs(const KeyEntry& topic, const KeyTable& products, Vectors& to, CatalogueFigures& figures) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  for (const std::uint32_t article : topic.articles)
    for (const std::uint32_t product : products.by_article[article]) found.emplace_back(product, article);
  std::ranges::sort(found);
  std::vector<std::uint32_t> articles;
  for (std::size_t i = 0; i < found.size(); ++i) {
    articles.push_back(found[i].second);
    if (i + 1 < found.size() && found[i + 1].first == found[i].first) continue;
    to.pairs.emplace_back(found[i].first, to.postings.add(articles));
    articles.clear();
  }
  figures.pair_postings += found.size();
}

void add_keys(const KeyTable& topics, const KeyTable& products, const StringTable& strings, Vectors& to,
              CatalogueFigures& figures) {
  const Guids guids = collect_guids(topics, products);
  for (const auto& [high, low] : guids) to.guids.emplace_back(high, low);
  for (const KeyEntry& topic : topics.entries) {
    to.topics.emplace_back(stored_key(topic, guids, strings), size32(to.pairs), to.postings.add(topic.articles));
    add_pairs(topic, products, to, figures);
  }
  to.topics.emplace_back(std::uint64_t{0}, size32(to.pairs), format::no_postings);
  for (const KeyEntry& product : products.entries)
    to.products.emplace_back(stored_key(product, guids, strings), to.postings.add(product.articles), 0u);
  to.topic_slots = build_slots(topics.hashes());
  to.product_slots = build_slots(products.hashes());
}

void add_facets(const FacetTable& table, const StringTable& strings, Vectors& to) {
  for (const auto& [scope, articles] : table.scopes)
    to.scopes.emplace_back(strings.find_or_none(scope.first), strings.find_or_none(scope.second),
                           to.postings.add(articles));
  for (const auto& [tag, articles] : table.article_tags)
    to.tags.emplace_back(strings.find(tag), to.postings.add(articles));
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

void add_strings(const StringTable& strings, Vectors& to) {
  for (const std::string& text : strings.texts()) {
    to.strings.emplace_back(size32(to.heap));
    to.heap += text;
  }
  to.strings.emplace_back(size32(to.heap));
}

std::string finish(const Vectors& from) {
  flatbuffers::FlatBufferBuilder b(1 << 20);
  const auto heap = b.CreateVector(reinterpret_cast<const std::uint8_t*>(from.heap.data()), from.heap.size());
  const auto articles = b.CreateVectorOfStructs(from.articles);
  const auto topics = b.CreateVectorOfStructs(from.topics);
  const auto products = b.CreateVectorOfStructs(from.products);
  const auto pairs = b.CreateVectorOfStructs(from.pairs);
  const auto guids = b.CreateVectorOfStructs(from.guids);
  const auto scopes = b.CreateVectorOfStructs(from.scopes);
  const auto tags = b.CreateVectorOfStructs(from.tags);
  const auto facets = b.CreateVectorOfStructs(from.facets);
  const auto strings = b.CreateVectorOfStructs(from.strings);
  const auto scope_lists = b.CreateVector(from.scope_lists);
  const auto tag_lists = b.CreateVector(from.tag_lists);
  const auto client_lists = b.CreateVector(from.client_lists);
  const auto postings = b.CreateVector(from.postings.all());
  const auto article_slots = b.CreateVector(from.article_slots);
  const auto topic_slots = b.CreateVector(from.topic_slots);
  const auto product_slots = b.CreateVector(from.product_slots);
  b.Finish(fb::CreateCatalogue(b, articles, article_slots, topics, topic_slots, products, product_slots, pairs,
                               postings, guids, scopes, tags, facets, scope_lists, tag_lists, client_lists, strings,
                               heap));
  return {reinterpret_cast<const char*>(b.GetBufferPointer()), b.GetSize()};
}

std::uint64_t count_ids(std::span<const Record> records) {
  std::set<std::pair<std::string, format::ArticleType>> ids;
  for (const Record& record : records) ids.emplace(comparable_id(record.article_id), record.type);
  return ids.size();
}
}  // namespace

std::string build_catalogue(std::span<const Record> records, std::span<const std::uint32_t> unit_sizes,
                            CatalogueFigures& figures) {
  const KeyTable topics = build_key_table(records, &Record::topics);
  const KeyTable products = build_key_table(records, &Record::products);
  const StringTable strings = collect_strings(records, topics, products);
  const FacetTable facets = build_facet_table(records, strings);
  // Settled: every key, text and facet has its position.
  figures = {};
  Vectors vectors;
  add_articles(records, unit_sizes, facets, vectors);
  add_keys(topics, products, strings, vectors, figures);
  add_facets(facets, strings, vectors);
  add_strings(strings, vectors);
  figures.topics = topics.entries.size();
  figures.products = products.entries.size();
  figures.pairs = vectors.pairs.size();
  figures.distinct_ids = count_ids(records);
  return finish(vectors);
}

}  // namespace shelf::compiler
