#include <cstdint>
#include <set>
#include <string>

#include "support/read_bundle.hpp"
#include "support/small_library.hpp"

using namespace shelf;
using namespace shelf::test;

TEST_CASE("summary: facts of the catalogue") {
  const std::string file = build_bundle(library());
  const auto bundle = open_bytes(file);
  const auto facts = bundle->summary(ArticleRef{1});
  REQUIRE(facts);
  CHECK(facts->id == "Two");
  CHECK(facts->title == "A title");
  CHECK(facts->clouds == 0x3f);
  CHECK_FALSE(facts->display_order);
  CHECK(facts->resource_required == std::optional(true));
  CHECK_FALSE(facts->shadowed);
  CHECK(bundle->summary(ArticleRef{4})->shadowed);
}

TEST_CASE("inspect: ranges cover the file without gaps") {
  const std::string file = build_bundle(library());
  const auto bundle = open_bytes(file);
  std::uint64_t end = 0;
  for (const ByteRange& range : bundle->inspect()) {
    CAPTURE(range.meaning);
    CHECK(range.offset == end);
    CHECK(range.size > 0);
    CHECK_FALSE(range.meaning.empty());
    end = range.offset + range.size;
  }
  CHECK(end == file.size());
}

TEST_CASE("inspect: tables say how many entries they have, bytes and packed columns do not") {
  const std::string file = build_bundle(library());
  const auto bundle = open_bytes(file);
  std::set<std::string> meanings;
  for (const ByteRange& range : bundle->inspect()) meanings.insert(range.meaning);
  CHECK(meanings.contains("GUIDs, 1 entries"));
  CHECK(meanings.contains("first articles of topics"));
  CHECK(meanings.contains("heap of strings"));
}

TEST_CASE("info: counts and labels") {
  const std::string file = build_bundle(library());
  const auto bundle = open_bytes(file);
  const BundleInfo info = bundle->info();
  CHECK(info.label == "a label");
  CHECK(info.locale == "en");
  CHECK(info.articles == 5);
  CHECK(info.topics == 3);
  CHECK(info.products == 2);
  CHECK(info.pairs == 5);
  CHECK(info.postings == 7);
  CHECK(info.sections.size() == 5);
  CHECK(info.sections[3].name == "units");
  CHECK(info.file_bytes == file.size());
  CHECK(info.types.size() == 3);
}
