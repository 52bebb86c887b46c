#include "stages/resolve_records.hpp"

#include "bundle_records.hpp"
#include "support/catch.hpp"

namespace shelf::compiler {
namespace {
using test::make_record;
using test::of_code;

std::vector<std::string> ids(const std::vector<Record>& records) {
  std::vector<std::string> result;
  for (const Record& record : records) result.push_back(record.article_id);
  return result;
}
}  // namespace

TEST_CASE("resolve_records: rank is displayOrder, then fewer clouds, then id") {
  std::vector<Record> records = {make_record(0, "c"), make_record(1, "B"), make_record(2, "a"), make_record(3, "d")};
  records[0].display_order = 7;
  records[2].clouds = 3;
  DiagnosticSink sink;
  CHECK(ids(resolve_records(std::move(records), sink)) == std::vector<std::string>{"c", "B", "d", "a"});
}

TEST_CASE("resolve_records: of two copies the first path is kept, with a note that names both") {
  std::vector<Record> records = {make_record(0, "A"), make_record(1, "{a}")};
  records[0].path = "z.md";
  records[1].path = "b.md";
  records[0].content_hash = records[1].content_hash = 5;
  records[0].title = records[1].title;
  DiagnosticSink sink;
  const std::vector<Record> kept = resolve_records(std::move(records), sink);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].path == "b.md");
  const auto copies = of_code(sink, Code::ID1);
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].file == 0);
  CHECK(copies[0].message.find("z.md") != std::string::npos);
  CHECK(copies[0].message.find("b.md") != std::string::npos);
}

TEST_CASE("resolve_records: other content under the same id is shadowed, not dropped") {
  DiagnosticSink sink;
  const std::vector<Record> kept = resolve_records({make_record(0, "a"), make_record(1, "a")}, sink);
  REQUIRE(kept.size() == 2);
  CHECK_FALSE(kept[0].shadowed);
  CHECK(kept[1].shadowed);
  const auto collisions = of_code(sink, Code::ID2);
  REQUIRE(collisions.size() == 1);
  CHECK(collisions[0].file == 1);
  REQUIRE(collisions[0].notes.size() == 1);
  CHECK(collisions[0].notes[0].file == 0);
}

TEST_CASE("resolve_records: the same id on another type is fine") {
  std::vector<Record> records = {make_record(0, "a"), make_record(1, "a")};
  records[1].type = format::ArticleType::rca;
  DiagnosticSink sink;
  CHECK(resolve_records(std::move(records), sink).size() == 2);
  CHECK(sink.diagnostics().empty());
}

TEST_CASE("resolve_records: only references that lead nowhere are reported, at their place") {
  std::vector<Record> records = {make_record(0, "a"), make_record(1, "b")};
  records[0].references = {{"B", {1, 2}}, {"gone", {30, 34}}};
  DiagnosticSink sink;
  (void)resolve_records(std::move(records), sink);
  const auto dangling = of_code(sink, Code::JSN12);
  REQUIRE(dangling.size() == 1);
  CHECK(dangling[0].where == Span{30, 34});
}

TEST_CASE("resolve_records: articles that nothing tells apart are noted for every shared cloud") {
  std::vector<Record> records = {make_record(0, "a", {"11"}, {"22"}), make_record(1, "b", {"11"}, {"22"})};
  records[0].clouds = 0b011;
  records[1].clouds = 0b110;
  SECTION("alike") {
    DiagnosticSink sink;
    (void)resolve_records(std::move(records), sink);
    CHECK(of_code(sink, Code::IDX1).size() == 1);
  }
  SECTION("different tags") {
    records[0].shared_audience = test::shared({{"linux"}, {}, {}, {}});
    DiagnosticSink sink;
    (void)resolve_records(std::move(records), sink);
    CHECK(of_code(sink, Code::IDX1).empty());
  }
  SECTION("different cloud sets") {
    records[0].clouds = 0b111;
    DiagnosticSink sink;
    (void)resolve_records(std::move(records), sink);
    CHECK(of_code(sink, Code::IDX1).empty());
  }
  SECTION("a type of which many are expected") {
    records[0].type = records[1].type = format::ArticleType::diagnostics;
    DiagnosticSink sink;
    (void)resolve_records(std::move(records), sink);
    CHECK(of_code(sink, Code::IDX1).empty());
  }
}
TEST_CASE("resolve_records: an embedded article must be in the bundle, braces and case ignored") {
  std::vector<Record> records = {make_record(0, "{A}"), make_record(1, "b")};
  records[1].embedded = {{"a", {5, 6}}, {"c", {7, 8}}};
  DiagnosticSink sink;
  (void)resolve_records(std::move(records), sink);
  const auto missing = of_code(sink, Code::WID13);
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].file == 1);
  CHECK(missing[0].where == Span{7, 8});
  CHECK(of_code(sink, Code::WID14).empty());
}

TEST_CASE("resolve_records: articles that embed each other are told once, at the first of them") {
  std::vector<Record> records = {make_record(0, "a"), make_record(1, "b"), make_record(2, "c"), make_record(3, "d")};
  records[0].embedded = {{"b", {1, 2}}};
  records[1].embedded = {{"d", {3, 4}}, {"c", {5, 6}}};
  records[2].embedded = {{"b", {7, 8}}};
  DiagnosticSink sink;
  (void)resolve_records(std::move(records), sink);
  const auto circles = of_code(sink, Code::WID14);
  REQUIRE(circles.size() == 1);
  CHECK(circles[0].file == 1);
  CHECK(circles[0].where == Span{5, 6});
  CHECK(circles[0].message.find("`b`, `c`, `b`") != std::string::npos);
}

TEST_CASE("resolve_records: an article may embed one of its own kind but not itself") {
  std::vector<Record> records = {make_record(0, "a"), make_record(1, "b")};
  records[0].embedded = {{"b", {1, 2}}, {"a", {3, 4}}};
  DiagnosticSink sink;
  (void)resolve_records(std::move(records), sink);
  const auto circles = of_code(sink, Code::WID14);
  REQUIRE(circles.size() == 1);
  CHECK(circles[0].where == Span{3, 4});
}

}  // namespace shelf::compiler
