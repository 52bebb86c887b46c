#include <cstdint>
#include <memory>
#include <string>

#include "support/read_bundle.hpp"
#include "support/small_library.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string found(const Query& query) {
  static const std::string file = build_bundle(library());
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto hits = bundle->find(query);
  REQUIRE(hits);
  std::string ordinals;
  for (const ArticleRef hit : *hits) ordinals += static_cast<char>('0' + hit.ordinal);
  CHECK(hits->size() == ordinals.size());
  CHECK(hits->empty() == ordinals.empty());
  return ordinals;
}

Query query_of(std::string_view topic, std::string_view product = {}) {
  Query query;
  query.topic = topic;
  query.product = product;
  return query;
}

}  // namespace

TEST_CASE("find: topic, product and both") {
  CHECK(found(query_of("100")) == "012");
  CHECK(found(query_of(" 100 ", "7")) == "01");
  CHECK(found(query_of("100", "8")) == "12");
  CHECK(found(query_of("", "7")) == "013");
  CHECK(found(query_of("{0A1B2C3D-0000-4000-8000-00000000000A}")) == "0");
  CHECK(found(query_of("wet PAPER")) == "1");
  CHECK(found(query_of("wet paper", "7")) == "1");
  CHECK(found(query_of("101")).empty());
  CHECK(found(query_of("100", "9")).empty());
  CHECK(found(query_of("0100")).empty());
  CHECK(found({}) == "01234");
}

TEST_CASE("find: keys are read once and serve any bundle") {
  const Key number = " 100 ", braced = "{0A1B2C3D-0000-4000-8000-00000000000A}", text = "wet PAPER", product = "7";
  Query query;
  query.product = product;
  for (const auto& [topic, expected] : {std::pair(number, "01"), std::pair(braced, "0"), std::pair(text, "1")}) {
    query.topic = topic;
    CHECK(found(query) == expected);
  }
  query.topic = {};
  CHECK(found(query) == "013");
  CHECK(Key().empty());
  CHECK(Key(" \t\r\n").empty());
  CHECK_FALSE(number.empty());
}

TEST_CASE("find: what looks like a number but is none is text") {
  for (const char* topic : {"0100", "1000000000", "-100", "1e2", "100 7", "{100}"})
    CHECK(found(query_of(topic)).empty());
}

TEST_CASE("find: by id, folded, every type of it, no shadowed ones") {
  Query query;
  query.article_id = "TWO";
  CHECK(found(query) == "13");
  query.article_id = "{two}";
  CHECK(found(query) == "13");
  query.types.add(ArticleType::TsgContent);
  CHECK(found(query) == "3");
  query = {};
  query.article_id = "two";
  query.topic = "100";
  CHECK(found(query) == "1");
  query.article_id = "four";
  CHECK(found(query).empty());
}

TEST_CASE("find: places among the hits compare equal when they are the same one") {
  const std::string file = build_bundle({make("a", {"1"}, {}), make("b", {"1"}, {})});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto hits = bundle->find(query_of("1"));
  REQUIRE(hits);
  auto first = hits->begin(), second = hits->begin();
  CHECK(first == second);
  CHECK(first++ == second);
  CHECK(first != second);
  CHECK(first != hits->end());
  CHECK(++first == hits->end());
  CHECK(hits->end() == Hits::Iterator());
  const NamedText one{"a", "b"};
  CHECK(one == NamedText{"a", "b"});
  CHECK_FALSE(one == NamedText{"a", "c"});
  CHECK_FALSE(one == NamedText{"b", "b"});
}

TEST_CASE("find: a copy of hits outlives them and is walked from the first, however often") {
  const std::string file = build_bundle(library());
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  Query ranked = query_of("100");
  ranked.has_resource = true;  // puts article 0, which wants none, last
  for (const auto& [query, expected] :
       {std::pair(query_of("100", "8"), "12"), {ranked, "120"}, {query_of("101"), ""}}) {
    auto original = std::make_unique<Hits>(*bundle->find(query));
    const Hits copy = *original;
    original.reset();
    for (int pass = 0; pass < 2; ++pass) {
      std::string ordinals;
      for (const ArticleRef hit : copy) ordinals += static_cast<char>('0' + hit.ordinal);
      CHECK(ordinals == expected);
      CHECK(copy.empty() == ordinals.empty());
      if (!copy.empty()) CHECK(copy.front() == *copy.begin());
    }
  }
  CHECK(Hits().empty());
  CHECK(Hits().size() == 0);
}

TEST_CASE("find: filters drop") {
  Query query = query_of("100");
  SECTION("type") {
    query.types.add(ArticleType::ProblemScopingQuestions);
    CHECK(found(query) == "0");
  }
  SECTION("cloud") {
    query.cloud = Cloud::Public;
    CHECK(found(query) == "01");
    query.cloud = Cloud::Fairfax;
    CHECK(found(query) == "12");
  }
  SECTION("tags") {
    const std::vector<std::string_view> tags = {"windows", "LINUX"};
    query.tags = tags;
    CHECK(found(query) == "012");
    query.tags = std::span(tags).first(1);
    CHECK(found(query) == "02");
  }
  SECTION("client") {
    query.client = "Desk";
    CHECK(found(query) == "012");
    query.client = "other";
    CHECK(found(query) == "01");
  }
  SECTION("service and resource") {
    query = {};
    query.service = "Acme.Print";
    CHECK(found(query) == "12");
    query.resource = "trays";
    CHECK(found(query) == "1");
    query.resource = "Acme.Print/Trays";
    CHECK(found(query) == "1");
    query.resource = "lids";
    CHECK(found(query).empty());
    query.service = {};
    CHECK(found(query) == "2");
    query.service = "acme.fax";
    CHECK(found(query).empty());
  }
  SECTION("article tag") {
    query = {};
    query.article_tag = "annotation of heat";
    CHECK(found(query) == "3");
    query.product = "7";
    CHECK(found(query) == "3");
    query.product = "8";
    CHECK(found(query).empty());
    query.article_tag = "linux";
    CHECK(found(query).empty());
  }
}

TEST_CASE("find: has_resource ranks and never drops") {
  Query query = query_of("100");
  query.has_resource = true;
  CHECK(found(query) == "120");
  query.has_resource = false;
  CHECK(found(query) == "021");
  query = {};
  query.article_tag = "annotation of heat";
  query.product = "7";
  query.has_resource = true;
  CHECK(found(query) == "3");
}

TEST_CASE("find: too many tags are the caller's fault") {
  const std::string file = build_bundle(library());
  const auto bundle = open_bytes(file);
  const std::vector<std::string_view> tags(Query::max_tags + 1, "t");
  Query query;
  query.tags = tags;
  CHECK(bundle->find(query).error().code == Errc::bad_argument);
}

TEST_CASE("verify: a sound bundle is clean, damage is found") {
  const std::string file = build_bundle(library());
  const auto bundle = open_bytes(file);
  CHECK(bundle->verify().empty());
  std::string bad = file;
  bad[bad.size() - 2] = static_cast<char>(bad[bad.size() - 2] ^ 4);
  const auto damaged = open_bytes(bad, false);
  REQUIRE(damaged);
  const auto findings = damaged->verify();  // the only block of attributes cannot be read
  REQUIRE(findings.size() == 1 + damaged->article_count());
  CHECK(findings[0].code == Errc::bad_checksum);
  for (std::size_t i = 1; i < findings.size(); ++i) {
    CHECK(findings[i].code == Errc::bad_unit);
    CHECK(findings[i].part == "attributes");
  }
  std::string json;
  CHECK(damaged->article(ArticleRef{0})->render_json(json).error().code == Errc::bad_unit);
  CHECK(damaged->article(ArticleRef{0})->render_html(json));
}

TEST_CASE("find: fields of blanks filter nothing, and what is found is the same") {
  for (const char* topic : {"100", guid, "wet paper", "101", ""})
    for (const char* product : {"7", "8", "9", ""}) {
      Query query = query_of(topic, product);
      const std::string plain = found(query);
      query.client = query.service = query.resource = query.article_tag = query.article_id = " \t";
      CHECK(found(query) == plain);
    }
}

TEST_CASE("find: an id and a topic together walk both, in rank order") {
  std::vector<TestArticle> articles;
  for (int i = 0; i < 6; ++i)
    articles.push_back(make(i % 2 == 0 ? "same" : "other",
                            i % 3 == 0 ? std::vector<std::string>{"1"} : std::vector<std::string>{"1", "2"},
                            i < 3 ? std::vector<std::string>{"7"} : std::vector<std::string>{"7", "8"}));
  const std::string file = build_bundle(articles);
  const auto bundle = open_bytes(file);
  const auto ordinals = [&](const char* topic, const char* product) {
    Query query;
    query.article_id = "same";  // 0, 2, 4
    query.topic = topic;
    query.product = product;
    std::string list;
    const auto hits = bundle->find(query);
    for (const ArticleRef hit : *hits) list += static_cast<char>('0' + hit.ordinal);
    return list;
  };
  CHECK(ordinals("1", "7") == "024");
  CHECK(ordinals("1", "8") == "4");
  CHECK(ordinals("2", "") == "24");
  CHECK(ordinals("2", "8") == "4");
  CHECK(ordinals("3", "") == "");
  CHECK(bundle->verify().empty());
}

TEST_CASE("find: a key is found wherever its table has it, and an unknown one is not") {
  std::vector<TestArticle> articles;
  for (int i = 1; i <= 300; ++i)
    articles.push_back(make(std::to_string(i).c_str(), {std::to_string(i * 7)}, {std::to_string(i)}));
  const std::string file = build_bundle(articles);
  const auto bundle = open_bytes(file);
  CHECK(bundle->verify().empty());
  for (int i = 1; i <= 300 * 7; ++i) {
    Query query;
    const std::string topic = std::to_string(i);
    query.topic = topic;
    CAPTURE(i);
    REQUIRE(bundle->find(query)->size() == (i % 7 == 0 ? 1u : 0u));
    query.product = topic;  // of article i, which names topic 7 i
    REQUIRE(bundle->find(query)->empty());
    const std::string seventh = std::to_string(i / 7);
    query.product = seventh;
    REQUIRE(bundle->find(query)->size() == (i % 7 == 0 ? 1u : 0u));
  }
}

TEST_CASE("find: sets of products that leave their keys or name what is no product match nothing, and verify tells") {
  TestArticle first, second, third;
  first.topics = second.topics = third.topics = {"1"};
  first.products = {"2", "5"};
  second.products = {"3"};
  second.id = "b";
  third.products = {"6"};
  third.id = "c";
  first.unit = second.unit = third.unit = UnitBuilder::markdown({});
  BundleParts parts = build_parts({first, second, third});
  const auto* catalogue = flatbuffers::GetRoot<format::fb::Catalogue>(parts.catalogue.data());
  const auto place_of = [&](const flatbuffers::Vector<std::uint32_t>* numbers, std::size_t i) {
    return static_cast<std::size_t>(reinterpret_cast<const char*>(numbers->Data()) - parts.catalogue.data()) + i * 4;
  };
  const auto hits = [&](const char* product) {
    const std::string file = lay_out(parts);
    const auto bundle = open_bytes(file);
    if (!bundle) return std::string(name(bundle.error().code));
    Query query;
    query.topic = "1";
    query.product = product;
    return std::to_string(bundle->find(query)->size()) + (bundle->verify().empty() ? "" : ", damaged");
  };
  CHECK(hits("2") == "1");
  CHECK(hits("4") == "0");
  SECTION("the last begin is not the number of keys") {
    parts.catalogue[place_of(catalogue->product_set_begins(), 3)] = 5;
    CHECK(hits("2") == "1, damaged");
  }
  SECTION("a begin beyond the keys") {
    parts.catalogue[place_of(catalogue->product_set_begins(), 1)] = 100;
    CHECK(hits("2") == "0, damaged");
    CHECK(hits("3") == "0, damaged");
  }
  SECTION("a reference to a slot that is free") {
    for (std::size_t slot = 0; slot < catalogue->product_keys()->size(); ++slot)
      if (catalogue->product_keys()->Get(static_cast<flatbuffers::uoffset_t>(slot)) == 6)
        parts.catalogue.replace(place_of(catalogue->product_keys(), slot), 4, 4, '\xff');
    CHECK(hits("6") == "0, damaged");
    CHECK(hits("3") == "1, damaged");
  }
  SECTION("a key that is no product") {
    parts.catalogue[place_of(catalogue->product_set_keys(), 0)] = 77;
    CHECK(hits("2") == "0, damaged");
    CHECK(hits("3") == "1, damaged");
  }
}
