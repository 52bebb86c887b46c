#include "stages/parse_json_body.hpp"

#include <utility>

#include "json/check_advisor.hpp"
#include "json/check_diagnose_and_solve.hpp"
#include "json/check_form.hpp"
#include "json/check_support_topics.hpp"
#include "json/find_json_fence.hpp"
#include "json/parse_rich_strings.hpp"
#include "json/read_json.hpp"
#include "json/settle_keys.hpp"

namespace shelf::compiler {

namespace {

using format::ArticleType;

// Of advisor metadata and diagnose-and-solve no string is meant as HTML: they are queries, names and plain sentences.
void check_type(JsonValue& root, ArticleType type, Figures& figures, DiagnosticSink& sink) {
  switch (type) {
    case ArticleType::problem_scoping_questions:
    case ArticleType::tsg_questions:
      check_form(root, type == ArticleType::problem_scoping_questions, figures, sink);
      return parse_rich_strings(root, sink);
    case ArticleType::support_topic_description:
      check_support_topics(root, sink);
      return parse_rich_strings(root, sink);
    case ArticleType::advisor_recommendation_metadata:
      return check_advisor(root, sink);
    case ArticleType::diagnose_and_solve:
      return check_diagnose_and_solve(root, sink);
    default:
      return;
  }
}

}  // namespace

std::optional<JsonBody> parse_json_body(const SourceFile& source, const RawHeader& raw, const Header& header,
                                        Figures& figures, DiagnosticSink& sink) {
  std::optional<JsonFence> fence = find_json_fence(source, raw, sink);
  if (!fence) return std::nullopt;
  std::optional<JsonReading> reading = read_json(source.text, fence->json, sink);
  if (!reading) return std::nullopt;
  if (reading->root.kind != JsonValue::Kind::object) {
    sink.report(Code::JSN13, reading->root.where, "JSON block holds no object, expected `{`",
                "put the values into one object in `{` and `}`");
    return std::nullopt;
  }
  ++(reading->strict ? figures.json_strict : figures.json_recovered);
  // Settled: an object, keys canonical and unique. The checks below only report, they never refuse.
  settle_keys(reading->root, sink);
  check_type(reading->root, header.type, figures, sink);
  return JsonBody{std::move(fence->title), std::move(reading->root)};
}

}  // namespace shelf::compiler
