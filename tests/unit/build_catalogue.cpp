#include "stages/build_catalogue.hpp"

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
  const std::vector<std::uint32_t> sizes(records.size(), 10);
  built.bytes = build_catalogue(records, sizes, built.figures);
  const auto* data = reinterpret_cast<const std::uint8_t*>(built.bytes.data());
  flatbuffers::Verifier verifier(data, built.bytes.size());
  REQUIRE(verifier.VerifyBuffer<fb::Catalogue>());
  built.catalogue = flatbuffers::GetRoot<fb::Catalogue>(data);
  return built;
}

std::string_view heap(const fb::Catalogue& catalogue, std::uint32_t begin, std::uint32_t end) {
  return {reinterpret_cast<const char*>(catalogue.heap()->data()) + begin, end - begin};
}

std::vector<std::uint32_t> list(const fb::Catalogue& catalogue, std::uint32_t at) {
  std::vector<std::uint32_t> ordinals;
  while (true) {
    const std::uint32_t posting = catalogue.postings()->Get(at++);
    ordinals.push_back(posting & ~format::posting_last);
    if ((posting & format::posting_last) != 0) return ordinals;
  }
}

// Positions along the probe of a hash, up to the free slot.
std::vector<std::uint32_t> probe(const flatbuffers::Vector<std::uint32_t>& slots, std::uint64_t hash) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t at = static_cast<std::uint32_t>(hash) & (slots.size() - 1); slots.Get(at) != 0;
       at = (at + 1) & (slots.size() - 1))
    found.push_back(slots.Get(at) - 1);
  return found;
}

bool contains(const std::vector<std::uint32_t>& all, std::uint32_t one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

constexpr const char* guid = "01234567-89ab-cdef-0123-456789abcdef";
}  // namespace

TEST_CASE("build_catalogue: no articles give tables of sentinels") {
  const Built built = build({});
  CHECK(built.catalogue->articles()->size() == 1);
  CHECK(built.catalogue->topics()->size() == 1);
  CHECK(built.catalogue->article_slots()->size() == 1);
  CHECK(built.catalogue->products()->size() == 0);
}

TEST_CASE("build_catalogue: ids and titles stand in the heap between neighbouring entries") {
  const Built built = build({make_record(0, "First"), make_record(1, "second")});
  const auto& articles = *built.catalogue->articles();
  REQUIRE(articles.size() == 3);
  CHECK(heap(*built.catalogue, articles[1]->id_begin(), articles[2]->id_begin()) == "second");
  CHECK(heap(*built.catalogue, articles[0]->title_begin(), articles[1]->title_begin()) == "Title 0");
  CHECK(heap(*built.catalogue, articles[1]->title_begin(), articles[2]->title_begin()) == "Title 1");
  CHECK(articles[1]->unit_offset() == 10);
  CHECK(articles[2]->unit_offset() == 20);
  CHECK(articles[0]->raw_size() == std::string_view("unit of First").size());
}

TEST_CASE("build_catalogue: keys of each kind are sorted and found through their slots") {
  const Built built = build({make_record(0, "a", {"some text", "32000002", guid}, {"15"}),
                             make_record(1, "b", {"9", std::string("{") + guid + "}"}, {"15"})});
  const auto& topics = *built.catalogue->topics();
  REQUIRE(topics.size() == 5);
  CHECK(topics[0]->key() == 9);
  CHECK(topics[1]->key() == 32000002);
  CHECK(topics[2]->key() == std::uint64_t{1} << 62);
  CHECK(topics[3]->key() >> 62 == 2);
  CHECK(built.catalogue->guids()->Get(0)->high() == 0x0123456789abcdefu);
  CHECK(list(*built.catalogue, topics[2]->postings()) == std::vector<std::uint32_t>{0, 1});
  const std::vector<std::string> names = {"9", "32000002", guid, "some text"};
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const std::uint64_t hash = format::hash_key(format::parse_key(names[i]), names[i]);
    CHECK(contains(probe(*built.catalogue->topic_slots(), hash), i));
  }
}

TEST_CASE("build_catalogue: articles of one id stand in rank order along the probe") {
  const Built built = build({make_record(0, "same"), make_record(1, "SAME"), make_record(2, "{same}")});
  CHECK(probe(*built.catalogue->article_slots(), format::hash_folded("same")) == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("build_catalogue: pairs are the cross product, equal lists are stored once") {
  const Built built = build({make_record(0, "a", {"1", "2"}, {"10", "20"}), make_record(1, "b", {"2"}, {"20"})});
  const fb::Catalogue& catalogue = *built.catalogue;
  CHECK(built.figures.pairs == 4);
  CHECK(built.figures.pair_postings == 5);
  REQUIRE(catalogue.pairs()->size() == 4);
  CHECK(catalogue.topics()->Get(1)->pairs_begin() == 2);
  CHECK(catalogue.pairs()->Get(2)->product() == 0);
  CHECK(catalogue.pairs()->Get(3)->product() == 1);
  CHECK(list(catalogue, catalogue.pairs()->Get(3)->postings()) == std::vector<std::uint32_t>{0, 1});
  CHECK(catalogue.pairs()->Get(0)->postings() == catalogue.pairs()->Get(1)->postings());
  CHECK(catalogue.postings()->size() == 3);  // {0} and {0, 1}
}

TEST_CASE("build_catalogue: scopes, tags and clients are shared facets") {
  std::vector<Record> records = {make_record(0, "a"), make_record(1, "b"), make_record(2, "c")};
  for (Record& record : records) record.scopes = {{"provider", "thing"}, {"provider", ""}};
  records[2].resource_tags = {"linux"};
  records[1].article_tags = {"reason one"};
  const Built built = build(records);
  const fb::Catalogue& catalogue = *built.catalogue;
  CHECK(catalogue.facets()->size() == 3);
  CHECK(catalogue.articles()->Get(0)->facet() == catalogue.articles()->Get(1)->facet());
  REQUIRE(catalogue.scopes()->size() == 2);
  CHECK(catalogue.scopes()->Get(0)->resource() == format::no_string);
  CHECK(list(catalogue, catalogue.scopes()->Get(1)->postings()) == std::vector<std::uint32_t>{0, 1, 2});
  REQUIRE(catalogue.tags()->size() == 1);
  const std::uint32_t name = catalogue.tags()->Get(0)->name();
  CHECK(heap(catalogue, catalogue.strings()->Get(name)->begin(), catalogue.strings()->Get(name + 1)->begin()) ==
        "reason one");
  CHECK(list(catalogue, catalogue.tags()->Get(0)->postings()) == std::vector<std::uint32_t>{1});
}
}  // namespace shelf::compiler
