#include "stages/build_catalogue.hpp"

#include <bit>
#include <cstdint>

#include "bundle_records.hpp"
#include "shelf_format/bundle_generated.h"
#include "shelf_format/key.hpp"
#include "support/catch.hpp"

namespace shelf::compiler {
namespace {
namespace fb = format::fb;
using test::make_record;

struct Built {
  std::string bytes;
  CatalogueFigures figures;
  const fb::Catalogue* catalogue = nullptr;
};

Built build(const std::vector<Record>& records) {
  Built built;
  CompressedUnits units;
  units.sizes.assign(records.size(), 10);
  const CompressedAttributes attributes = compress_attributes(records, Level::fast, 1);
  const KeyTables keys = build_key_tables(records, 1);
  built.bytes = build_catalogue(records, keys, prepare_catalogue(records, keys), units, attributes, code_names(records),
                                built.figures);
  const auto* data = reinterpret_cast<const std::uint8_t*>(built.bytes.data());
  flatbuffers::Verifier verifier(data, built.bytes.size());
  REQUIRE(verifier.VerifyBuffer<fb::Catalogue>());
  built.catalogue = flatbuffers::GetRoot<fb::Catalogue>(data);
  return built;
}

// A packed column, bit by bit.
std::vector<std::uint32_t> numbers(const flatbuffers::Vector<std::uint8_t>& column, std::size_t count) {
  const unsigned width = column.Get(0);
  REQUIRE(column.size() == 16 + (count * width + 7) / 8);
  std::vector<std::uint32_t> out(count);
  for (std::size_t bit = 0; bit < count * width; ++bit)
    if ((column.Get(static_cast<flatbuffers::uoffset_t>(8 + bit / 8)) >> bit % 8 & 1) != 0)
      out[bit / width] |= 1u << bit % width;
  return out;
}

// An ascending column, bit by bit.
std::vector<std::uint32_t> ascending(const flatbuffers::Vector<std::uint8_t>& column, std::size_t count) {
  const auto bit = [&](std::size_t at) {
    return static_cast<std::uint32_t>(column.Get(static_cast<flatbuffers::uoffset_t>(at / 8)) >> at % 8 & 1);
  };
  const unsigned low_bits = column.Get(0);
  const std::size_t lows = 8 * (8 + 4 * ((count + 31) / 32)), highs = lows + (count * low_bits + 7) / 8 * 8;
  std::vector<std::uint32_t> out;
  for (std::size_t place = 0; out.size() < count; ++place) {
    if (bit(highs + place) == 0) continue;
    std::uint32_t number = static_cast<std::uint32_t>(place - out.size()) << low_bits;
    for (unsigned i = 0; i < low_bits; ++i) number |= bit(lows + out.size() * low_bits + i) << i;
    out.push_back(number);
  }
  return out;
}

std::string_view text(const flatbuffers::Vector<std::uint8_t>& bytes, std::uint32_t begin, std::uint32_t end) {
  return {reinterpret_cast<const char*>(bytes.data()) + begin, end - begin};
}

using List = std::vector<std::uint32_t>;

List list(const fb::Catalogue& catalogue, std::uint32_t reference) {
  if ((reference & 1) != 0) return {reference / 2};
  const auto postings = numbers(*catalogue.postings(), catalogue.posting_count());
  List ordinals;
  for (std::uint32_t at = reference / 2;; ++at) {
    ordinals.push_back(postings.at(at) / 2);
    if ((postings[at] & 1) != 0) return ordinals;
  }
}

// The list of a key, found by walking all slots of its table.
List list_of(const fb::Catalogue& catalogue, const flatbuffers::Vector<std::uint32_t>& keys,
             const flatbuffers::Vector<std::uint8_t>& lists, std::uint32_t key) {
  const auto references = numbers(lists, keys.size());
  for (std::uint32_t slot = 0; slot < keys.size(); ++slot)
    if (keys.Get(slot) == key) return list(catalogue, references[slot]);
  return {};
}

// Entries of a topic: one in the table, the others among the postings.
List entries_of(const fb::Catalogue& catalogue, std::uint32_t key) {
  const auto& keys = *catalogue.topic_keys();
  const auto firsts = numbers(*catalogue.topic_entries(), keys.size());
  const auto rests = numbers(*catalogue.topic_rests(), keys.size());
  const auto postings = numbers(*catalogue.topic_postings(), catalogue.topic_posting_count());
  for (std::uint32_t slot = 0; slot < keys.size(); ++slot) {
    if (keys.Get(slot) != key) continue;
    List entries = {firsts[slot]};
    for (std::uint32_t at = rests[slot]; at != 0; at = (postings[at - 1] & 1) != 0 ? 0 : at + 1)
      entries.push_back(postings.at(at - 1) / 2);
    return entries;
  }
  return {};
}

unsigned ordinal_bits(const fb::Catalogue& catalogue) {
  return static_cast<unsigned>(std::bit_width(catalogue.article_count()));
}

List articles_of_topic(const fb::Catalogue& catalogue, std::uint32_t key) {
  List articles;
  for (const std::uint32_t entry : entries_of(catalogue, key))
    articles.push_back(entry & ((1u << ordinal_bits(catalogue)) - 1));
  return articles;
}

// What the n-th article of a topic names.
std::uint32_t products_reference(const fb::Catalogue& catalogue, std::uint32_t key, std::size_t n) {
  return entries_of(catalogue, key).at(n) >> ordinal_bits(catalogue);
}

List products_of(const fb::Catalogue& catalogue, std::uint32_t reference) {
  if ((reference & 1) != 0) return {catalogue.product_keys()->Get(reference / 2)};
  const auto& begins = *catalogue.product_set_begins();
  List keys;
  for (std::uint32_t i = begins.Get(reference / 2); i < begins.Get(reference / 2 + 1); ++i)
    keys.push_back(catalogue.product_set_keys()->Get(i));
  return keys;
}

constexpr const char* guid = "01234567-89ab-cdef-0123-456789abcdef";
}  // namespace

TEST_CASE("build_catalogue: no articles give tables with one free slot") {
  const Built built = build({});
  CHECK(built.catalogue->article_count() == 0);
  CHECK(numbers(*built.catalogue->article_slots(), 1) == List{0});
  CHECK(built.catalogue->topic_keys()->size() == 1);
  CHECK(built.catalogue->topic_keys()->Get(0) == format::no_key);
  CHECK(built.catalogue->attribute_blocks()->size() == 1);
}

TEST_CASE("build_catalogue: id and title of an article stand between its begin and the next") {
  const Built built = build({make_record(0, "First"), make_record(1, "second")});
  const fb::Catalogue& catalogue = *built.catalogue;
  const auto begins = ascending(*catalogue.name_begins(), 3);
  // What stands in both names, "\0Title ", is a rule; those that it is made of are left of it or have smaller numbers.
  CHECK(text(*catalogue.names(), begins[1], begins[1] + 6) == "second");
  CHECK(begins[2] - begins[1] == 6 + 2 + 1);
  CHECK(catalogue.name_rule_count() == 6);
  CHECK(ascending(*catalogue.unit_begins(), 3) == List{0, 10, 20});
  CHECK(numbers(*catalogue.attribute_rows(), 2) == List{0, 1});
  CHECK(catalogue.attribute_blocks()->Get(1)->first_row() == 2);
}

TEST_CASE("build_catalogue: a GUID in an id takes 17 bytes and keeps its case") {
  const Built built = build({make_record(0, guid), make_record(1, "{616C3687-5C8A-4920-A01A-47D2E321AC3E}-x")});
  const fb::Catalogue& catalogue = *built.catalogue;
  const auto begins = ascending(*catalogue.name_begins(), 3);
  CHECK(text(*catalogue.names(), begins[0], begins[0] + 3) == "\x01\x01\x23");
  CHECK(text(*catalogue.names(), begins[1], begins[1] + 4) == "{\x02\x61\x6c");
}

TEST_CASE("build_catalogue: keys of each kind stand in their table with the articles that name them") {
  const Built built = build({make_record(0, "a", {"some text", "32000002", guid}, {"15"}),
                             make_record(1, "b", {"9", std::string("{") + guid + "}"}, {"15"})});
  const fb::Catalogue& catalogue = *built.catalogue;
  CHECK(articles_of_topic(catalogue, 9) == List{1});
  CHECK(articles_of_topic(catalogue, 32000002) == List{0});
  CHECK(articles_of_topic(catalogue, 1u << 30) == List{0, 1});  // the first GUID
  CHECK(articles_of_topic(catalogue, 2u << 30) == List{0});     // the first text
  CHECK(catalogue.guids()->Get(0)->high() == 0x0123456789abcdefu);
  CHECK(list_of(catalogue, *catalogue.product_keys(), *catalogue.product_lists(), 15) == List{0, 1});
}

TEST_CASE("build_catalogue: a key stands at or behind the slot of its hash, with no free slot between") {
  std::vector<Record> records;
  for (FileId i = 0; i < 200; ++i) records.push_back(make_record(i, "a" + std::to_string(i), {std::to_string(i + 1)}));
  const Built built = build(records);
  const auto& keys = *built.catalogue->topic_keys();
  CHECK(keys.size() == 267);
  for (std::uint32_t slot = 0; slot < keys.size(); ++slot) {
    if (keys.Get(slot) == format::no_key) continue;
    for (std::uint32_t at = format::first_slot(format::hash_key(keys.Get(slot)), keys.size()); at != slot;
         at = (at + 1) % keys.size())
      REQUIRE(keys.Get(at) != format::no_key);
  }
}

TEST_CASE("build_catalogue: articles of one id stand in rank order along the probe") {
  const Built built = build({make_record(0, "same"), make_record(1, "SAME"), make_record(2, "{same}")});
  const auto slots = numbers(*built.catalogue->article_slots(), 5);
  List along;
  for (std::uint32_t at = format::first_slot(format::hash_folded("same"), 5); slots[at] != 0; at = (at + 1) % 5)
    along.push_back(slots[at]);
  CHECK(along == List{1, 2, 3});
}

TEST_CASE(
    "build_catalogue: articles of a topic refer to their only product, or to a set, which ascends and is shared") {
  const Built built = build({make_record(0, "a", {"1", "2"}, {"20", "10"}), make_record(1, "b", {"2"}, {"20"}),
                             make_record(2, "c", {"2"}), make_record(3, "d", {"2"}, {"10", "20"})});
  const fb::Catalogue& catalogue = *built.catalogue;
  CHECK(built.figures.pairs == 4);
  CHECK(built.figures.pair_postings == 7);
  CHECK(articles_of_topic(catalogue, 2) == List{0, 1, 2, 3});
  CHECK(products_of(catalogue, products_reference(catalogue, 2, 0)) == List{10, 20});
  CHECK(products_reference(catalogue, 2, 1) % 2 == 1);
  CHECK(products_of(catalogue, products_reference(catalogue, 2, 1)) == List{20});
  CHECK(products_of(catalogue, products_reference(catalogue, 2, 2)).empty());
  CHECK(products_reference(catalogue, 2, 3) == products_reference(catalogue, 1, 0));
  CHECK(catalogue.product_set_begins()->size() == 3);  // two sets
}

TEST_CASE("build_catalogue: equal lists are stored once") {
  const Built built = build({make_record(0, "a", {"1", "2"}, {"10", "20"}),
                             make_record(1, "b", {"1", "2"}, {"10", "20"}), make_record(2, "c", {"1"}, {"10"})});
  CHECK(built.catalogue->posting_count() == 5);        // of products: {0, 1, 2}, {0, 1}
  CHECK(built.catalogue->topic_posting_count() == 3);  // behind article 0: {1, 2}, {1}
  const Built same = build({make_record(0, "a", {"1", "2"}, {"10"}), make_record(1, "b", {"1", "2"}, {"10"})});
  CHECK(same.catalogue->topic_posting_count() == 1);
}

TEST_CASE("build_catalogue: articles share their class when type, clouds, order, flags and facet are equal") {
  std::vector<Record> records = {make_record(0, "a"), make_record(1, "b"), make_record(2, "c")};
  records[2].display_order = 7;
  const Built built = build(records);
  CHECK(numbers(*built.catalogue->article_classes(), 3) == List{0, 0, 1});
  CHECK(built.catalogue->classes()->Get(1)->display_order() == 7);
}

TEST_CASE("build_catalogue: scopes, tags and clients are shared facets") {
  std::vector<Record> records = {make_record(0, "a"), make_record(1, "b"), make_record(2, "c")};
  const std::vector<Scope> scopes = {{"provider", "thing"}, {"provider", ""}};
  records[0].shared_audience = test::shared({{}, {}, {}, scopes});
  records[1].shared_audience = test::shared({{}, {"reason one"}, {}, scopes});
  records[2].shared_audience = test::shared({{"linux"}, {}, {}, scopes});
  const Built built = build(records);
  const fb::Catalogue& catalogue = *built.catalogue;
  CHECK(catalogue.facets()->size() == 3);
  CHECK(catalogue.classes()->size() == 2);
  REQUIRE(catalogue.scopes()->size() == 2);
  CHECK(catalogue.scopes()->Get(0)->resource() == format::no_string);
  CHECK(list(catalogue, catalogue.scopes()->Get(1)->list()) == List{0, 1, 2});
  REQUIRE(catalogue.tags()->size() == 1);
  const std::uint32_t name = catalogue.tags()->Get(0)->name();
  CHECK(text(*catalogue.heap(), catalogue.strings()->Get(name)->begin(), catalogue.strings()->Get(name + 1)->begin()) ==
        "reason one");
  CHECK(list(catalogue, catalogue.tags()->Get(0)->list()) == List{1});
}
}  // namespace shelf::compiler
