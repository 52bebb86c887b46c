#include "stages/parse_json_body.hpp"

#include "json/find_json_fence.hpp"
#include "support/catch.hpp"
#include "unit/json_support.hpp"

using namespace shelf::compiler;

namespace {

SourceFile source_of(std::string text) {
  SourceFile source;
  source.text = std::move(text);
  return source;
}

std::optional<JsonFence> find(const std::string& text, DiagnosticSink& sink,
                              std::optional<std::string> above = std::nullopt) {
  RawHeader raw;
  raw.heading_above = std::move(above);
  return find_json_fence(source_of(text), raw, sink);
}

struct Parsed {
  std::optional<JsonBody> body;
  Figures figures;
  std::string codes;
};

Parsed parse(std::string json, shelf::format::ArticleType type) {
  Parsed parsed;
  DiagnosticSink sink;
  Header header;
  header.type = type;
  parsed.body =
      parse_json_body(source_of("# T\n---\n" + std::move(json) + "\n---\n"), RawHeader{}, header, parsed.figures, sink);
  parsed.codes = codes(sink);
  return parsed;
}

using Type = shelf::format::ArticleType;

}  // namespace

TEST_CASE("find_json_fence: the heading is the title, the JSON stands between the fences") {
  DiagnosticSink sink;
  const std::string text = "\n# Slow *starts* #\n\n---\n{}\n --- \n\n";
  const auto fence = find(text, sink);
  REQUIRE(fence);
  CHECK(fence->title == "Slow *starts*");
  CHECK(cut(text, fence->json) == "{}\n");
  CHECK(codes(sink).empty());
}

TEST_CASE("find_json_fence: the heading may lack its space or stand above the header") {
  DiagnosticSink sink;
  CHECK(find("#C# basics\n---\n{}\n---", sink)->title == "C# basics");
  CHECK(find("---\n{}\n---", sink, "Above")->title == "Above");
  CHECK(find("# Below\n---\n{}\n---", sink, "Above")->title == "Below");
  CHECK(codes(sink).empty());
}

TEST_CASE("find_json_fence: other text outside the block is reported once and ignored") {
  DiagnosticSink text, comment, after;
  CHECK(find("x\n# T\n## Second\n---\n{}\n---\n", text)->title == "T");
  CHECK(codes(text) == "JSN10");
  CHECK(find("# T\n<!-- a -->\n---\n{}\n---\n", comment));
  CHECK(codes(comment) == "JSN10-");
  CHECK(find("# T\n---\n{}\n---\nmore\n", after));
  CHECK(codes(after) == "JSN10");
}

TEST_CASE("find_json_fence: a missing fence is an error") {
  for (const char* text : {"", "# T\n{}\n", "# T\n---\n{}\n", "# T\n--\n{}\n--\n", "# T\n---\n{}\n--- x\n"}) {
    CAPTURE(text);
    DiagnosticSink sink;
    CHECK_FALSE(find(text, sink));
    CHECK(codes(sink) == "JSN13");
  }
}

TEST_CASE("parse_json_body: strict and recovered blocks are counted, refused ones are not") {
  const Parsed strict = parse("{}", Type::unknown), recovered = parse("{\"a\": 1,}", Type::unknown);
  CHECK(strict.body);
  CHECK(strict.figures.json_strict == 1);
  CHECK(recovered.body);
  CHECK(recovered.figures.json_recovered == 1);
  CHECK(recovered.figures.json_strict == 0);
  const Parsed list = parse("[]", Type::unknown), broken = parse("{", Type::unknown);
  CHECK_FALSE(list.body);
  CHECK(list.codes == "JSN13");
  CHECK_FALSE(broken.body);
  CHECK(broken.figures.json_strict + broken.figures.json_recovered == 0);
}

TEST_CASE("parse_json_body: strings shown to people get nodes when they hold markup") {
  const Parsed parsed = parse(R"({"title": "a <b>", "fileAttachmentHint": "see <b>it</b>", "diagnosticCard":
    {"title": "t", "description": "1 &#47; 2", "insightNotAvailableText": "R & D"}, "formElements": []})",
                              Type::tsg_questions);
  REQUIRE(parsed.body);
  const JsonValue& root = parsed.body->root;
  CHECK(member(root, "title")->rich.empty());
  CHECK(member(root, "fileAttachmentHint")->rich.size() == 2);  // "see ", <b>
  CHECK(member(root, "fileAttachmentHint")->text == "see <b>it</b>");
  CHECK(member(*member(root, "diagnosticCard"), "description")->rich.size() == 1);
  CHECK(member(*member(root, "diagnosticCard"), "insightNotAvailableText")->rich.empty());
}

TEST_CASE("parse_json_body: a product link gets nodes only when it is an element") {
  const Parsed parsed = parse(R"({"productLink1": "https://example.com/?a=1&lt=2",
    "productLink2": "<a href='https://example.com'>x</a>", "supportTopics": []})",
                              Type::support_topic_description);
  REQUIRE(parsed.body);
  CHECK(member(parsed.body->root, "productLink1")->rich.empty());
  CHECK_FALSE(member(parsed.body->root, "productLink2")->rich.empty());
}

TEST_CASE("parse_json_body: topic ids must be GUIDs") {
  const Parsed parsed = parse(R"({"supportTopics": [
    {"id": "11111111-2222-3333-4444-555555555555", "shortDescription": "a", "useInDiagnoseAndSolve": "TRUE"},
    {"id": "11111111-2222-3333-4444-5555555555556", "shortDescription": "b", "useInDiagnoseAndSolve": ""},
    {"id": "", "shortDescription": "c"}]})",
                              Type::support_topic_description);
  CHECK(parsed.codes == "JSN11 JSN11");
}

TEST_CASE("parse_json_body: advisor metadata names what it lacks and what it does not know") {
  CHECK(parse("{}", Type::advisor_recommendation_metadata).codes ==
        "JSN14 JSN14 JSN14 JSN14 JSN14 JSN14 JSN14 JSN14 JSN14 JSN14 JSN14 JSN14 JSN14 JSN14 JSN14");
  const std::string sound = R"("recommendationTypeId": "x", "recommendationImpact": "Low",
    "recommendationResourceType": "x", "recommendationFriendlyName": "x", "recommendationMetadataState": "Active",
    "version": 1.0, "learnMoreLink": "x", "description": "x", "longDescription": "x", "potentialBenefits": "x",
    "displayLabel": "x", "dataSourceMetadata": {"dataSource": "SAS"},
    "owner": {"email": "x", "serviceTreeId": "x", "icm": {"routingId": "x", "service": "x", "team": "x"}})";
  const auto reported = [&sound](const std::string& more) {
    return parse("{" + sound + ", " + more + "}", Type::advisor_recommendation_metadata).codes;
  };
  CHECK(reported(R"("recommendationCategory": "Cost", "actions": [{"actionId": "a", "description": "d",
    "actionType": "Document", "documentLink": "l"}])") == "");
  CHECK(reported(R"("recommendationCategory": "Odd", "actions": [])") == "JSN14");
  CHECK(reported(R"("recommendationCategory": "Cost", "actions": [{"actionId": "a", "description": "d",
    "actionType": "Blade", "extensionName": "e"}])") == "JSN14");
}

TEST_CASE("parse_json_body: problems and tools of a diagnose-and-solve page") {
  const auto reported = [](const char* json) { return parse(json, Type::diagnose_and_solve).codes; };
  CHECK(reported(R"({"commonProblems": [{"title": "t", "description": "d", "subProblems": [{"title": "u",
    "description": "e"}]}], "troubleshootingTools": [{"id": "i", "title": "t", "description": "d", "type": "tool",
    "bladeLink": {"extensionName": "e", "bladeName": "b", "parameters": [{"name": "n", "value": "v"}]}}]})") == "");
  CHECK(reported(R"({"commonProblems": [{"title": "t", "description": "d", "subProblems": [{"title": "u"}]}]})") ==
        "JSN14");
  CHECK(reported(R"({"commonProblems": {}})") == "JSN14");
}
