#include "json/settle_keys.hpp"

#include "support/catch.hpp"
#include "unit/json_support.hpp"

using namespace shelf::compiler;

namespace {

JsonValue settled(std::string_view text, DiagnosticSink& sink) {
  auto reading = read(text, sink);
  REQUIRE(reading);
  settle_keys(reading->root, sink);
  return std::move(reading->root);
}

}  // namespace

TEST_CASE("settle_keys: known keys get their canonical case without a word, unknown ones stay") {
  DiagnosticSink sink;
  const JsonValue root = settled(R"({"controltype": 1, "ControlType2": 2, "$SCHEMA": 3})", sink);
  CHECK(root.members[0].key == "controlType");
  CHECK(root.members[1].key == "ControlType2");
  CHECK(root.members[2].key == "$schema");
  CHECK(codes(sink).empty());
}

TEST_CASE("settle_keys: misspelled keys are mapped with a note") {
  DiagnosticSink sink;
  const JsonValue root = settled(R"({"infoBallonText": 1, "watermarkTest": 2, "fieAttachmentHint": 3})", sink);
  CHECK(member(root, "infoBalloonText"));
  CHECK(member(root, "watermarkText"));
  CHECK(member(root, "fileAttachmentHint"));
  CHECK(codes(sink) == "JSN6 JSN6 JSN6");
}

TEST_CASE("settle_keys: of a repeated key the last value stays; a note when equal, a warning when not") {
  DiagnosticSink sink;
  const JsonValue root =
      settled(R"({"title": "a", "x": [1, {"y": 2}], "Title": "b", "x": [1, {"y": 2}], "x": [1, {"y": 3}]})", sink);
  REQUIRE(root.members.size() == 2);
  CHECK(root.members[0].key == "title");
  CHECK(root.members[0].value.text == "b");
  CHECK(member(root, "x")->items[1].members[0].value.text == "3");
  CHECK(codes(sink) == "JSN4 JSN4- JSN4");
}

TEST_CASE("settle_keys: below `metadata` the schema is open") {
  DiagnosticSink sink;
  const JsonValue root = settled(R"({"METADATA": {"ID": 1, "id": 2, "sub": {"Title": 3}}})", sink);
  const JsonValue* open = member(root, "metadata");
  REQUIRE(open);
  CHECK(member(*open, "ID"));
  CHECK(member(*open, "id"));
  CHECK(member(*member(*open, "sub"), "Title"));
  CHECK(codes(sink).empty());
}

TEST_CASE("member: null counts as absent, and only objects have members") {
  DiagnosticSink sink;
  const JsonValue root = settled(R"({"title": null, "id": [1]})", sink);
  CHECK(root.members.size() == 2);
  CHECK(member(root, "title") == nullptr);
  CHECK(member(*member(root, "id"), "x") == nullptr);
}
