#include "json/check_diagnose_and_solve.hpp"

#include <array>

#include "json/json_checks.hpp"

namespace shelf::compiler {

namespace {

using Kind = JsonValue::Kind;

constexpr auto tool_types = std::to_array<std::string_view>({"tool"});

void check_problem(const JsonValue& problem, DiagnosticSink& sink) {
  require_members(problem, "problem", {"title", "description"}, sink);
  for (const std::string_view key :
       {"supportTopicId", "commonSolutionArticleId", "symptomId", "searchTags", "category"})
    expect_member(problem, key, Kind::string, sink);
}

void check_tool(const JsonValue& tool, DiagnosticSink& sink) {
  require_members(tool, "tool", {"id", "title", "description"}, sink);
  check_vocabulary(tool, "type", tool_types, sink);
  const JsonValue* link = expect_member(tool, "bladeLink", Kind::object, sink);
  if (!link) return;
  require_members(*link, "bladeLink", {"extensionName", "bladeName"}, sink);
  for_each_object(*link, "parameters", sink, [&](const JsonValue& parameter) {
    require_members(parameter, "parameter", {"name", "value"}, sink);
  });
}

}  // namespace

void check_diagnose_and_solve(const JsonValue& root, DiagnosticSink& sink) {
  for_each_object(root, "commonProblems", sink, [&](const JsonValue& problem) {
    check_problem(problem, sink);
    for_each_object(problem, "subProblems", sink, [&](const JsonValue& sub) { check_problem(sub, sink); });
  });
  for_each_object(root, "troubleshootingTools", sink, [&](const JsonValue& tool) { check_tool(tool, sink); });
}

}  // namespace shelf::compiler
