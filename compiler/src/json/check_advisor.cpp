#include "json/check_advisor.hpp"

#include <array>

#include "json/json_checks.hpp"
#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

using Kind = JsonValue::Kind;

constexpr auto categories =
    std::to_array<std::string_view>({"Performance", "HighAvailability", "Cost", "OperationalExcellence", "Security"});
constexpr auto impacts = std::to_array<std::string_view>({"High", "Medium", "Low"});
constexpr auto states = std::to_array<std::string_view>({"Active", "Disabled"});
constexpr auto data_sources = std::to_array<std::string_view>({"Kusto", "SAS", "Cosmos"});
constexpr auto action_types = std::to_array<std::string_view>({"Blade", "ContextBlade", "Document"});

void check_source_and_owner(const JsonValue& root, DiagnosticSink& sink) {
  if (const JsonValue* source = expect_member(root, "dataSourceMetadata", Kind::object, sink)) {
    require_members(*source, "dataSourceMetadata", {"dataSource"}, sink);
    check_vocabulary(*source, "dataSource", data_sources, sink);
  }
  const JsonValue* owner = expect_member(root, "owner", Kind::object, sink);
  if (!owner) return;
  require_members(*owner, "owner", {"email", "serviceTreeId", "icm"}, sink);
  if (const JsonValue* icm = expect_member(*owner, "icm", Kind::object, sink))
    require_members(*icm, "icm", {"routingId", "service", "team"}, sink);
}

void check_action(const JsonValue& action, DiagnosticSink& sink) {
  require_members(action, "action", {"actionId", "description", "actionType"}, sink);
  check_vocabulary(action, "actionType", action_types, sink);
  expect_member(action, "metadata", Kind::object, sink);
  const JsonValue* type = member(action, "actionType");
  if (!type || type->kind != Kind::string) return;
  if (format::equal_folded(type->text, "Document"))
    require_members(action, "document action", {"documentLink"}, sink);
  else
    require_members(action, "blade action", {"extensionName", "bladeName"}, sink);
}

}  // namespace

void check_advisor(const JsonValue& root, DiagnosticSink& sink) {
  require_members(
      root, "recommendation",
      {"recommendationTypeId", "recommendationCategory", "recommendationImpact", "recommendationResourceType",
       "recommendationFriendlyName", "recommendationMetadataState", "version", "learnMoreLink", "description",
       "longDescription", "potentialBenefits", "displayLabel", "dataSourceMetadata", "owner", "actions"},
      sink);
  check_vocabulary(root, "recommendationCategory", categories, sink);
  check_vocabulary(root, "recommendationImpact", impacts, sink);
  check_vocabulary(root, "recommendationMetadataState", states, sink);
  check_source_and_owner(root, sink);
  for_each_object(root, "actions", sink, [&](const JsonValue& action) { check_action(action, sink); });
  for_each_object(root, "additionalColumns", sink, [&](const JsonValue& column) {
    require_members(column, "additional column", {"name", "title"}, sink);
  });
}

}  // namespace shelf::compiler
