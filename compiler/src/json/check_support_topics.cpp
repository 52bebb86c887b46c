#include "json/check_support_topics.hpp"

#include "json/json_checks.hpp"
#include "shelf_format/key.hpp"

namespace shelf::compiler {

namespace {

using Kind = JsonValue::Kind;

void check_topic(const JsonValue& topic, DiagnosticSink& sink) {
  require_members(topic, "support topic", {"id", "shortDescription"}, sink);
  for (const std::string_view key : {"shortDescription", "longDescription", "searchTags", "category"})
    expect_member(topic, key, Kind::string, sink);
  const JsonValue* use = member(topic, "useInDiagnoseAndSolve");
  if (use && !use->text.empty()) check_flag(topic, "useInDiagnoseAndSolve", sink);  // an empty string says nothing
  const JsonValue* id = expect_member(topic, "id", Kind::string, sink);
  if (!id || format::parse_key(id->text).kind == format::KeyKind::guid) return;
  sink.report(Code::JSN11, id->where,
              id->text.empty() ? "topic id is empty, expected a GUID"
                               : "topic id `" + id->text + "` has " + std::to_string(id->text.size()) +
                                     " characters, expected a GUID of 36",
              "type the id as `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`");
}

}  // namespace

void check_support_topics(const JsonValue& root, DiagnosticSink& sink) {
  for (const std::string_view key : {"shortDescription", "longDescription", "productLink1", "productLink2",
                                     "productLink3", "productLinkName1", "productLinkName2", "productLinkName3"})
    expect_member(root, key, Kind::string, sink);
  require_members(root, "topic description", {"supportTopics"}, sink);
  for_each_object(root, "supportTopics", sink, [&](const JsonValue& topic) { check_topic(topic, sink); });
}

}  // namespace shelf::compiler
