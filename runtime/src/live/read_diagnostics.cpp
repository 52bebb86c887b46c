#include <array>

#include "live/service_objects.hpp"
#include "live/shown_text.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint32_t max_minutes = 24 * 60;

Severity read_severity(std::string_view text) noexcept {
  for (const Severity severity : {Severity::Critical, Severity::Warning, Severity::Information})
    if (format::equal_folded(text, name(severity))) return severity;
  return Severity::Other;
}

void append_finding(const Json& value, DiagnosticAnswer& out) {
  Finding finding;
  finding.id = shown_member(value, "id");
  finding.title = plain_member(value, "title");
  std::string results = string_member(value, "results");
  if (finding.id.empty() && finding.title.empty() && results.empty()) return;  // nothing to show
  const std::string importance = shown_member(value, "importanceLevel");
  finding.severity = read_severity(importance);
  if (finding.severity == Severity::Other) finding.severity_text = importance;
  finding.html = clean_html(results);
  finding.text = html_to_text(results);
  out.findings.push_back(std::move(finding));
  out.raw_results.push_back(std::move(results));
}

// `error`, or the members themselves where an answer has no wrapper.
ErrorAnswer read_error_member(const Json& value) {
  const Json* error = member(value, "error");
  if (error == nullptr) return {};
  return {shown_member(*error, "code"), plain_member(*error, "message")};
}

// A single check's answer stands for itself: findings without a list of diagnostics around them. The `insights` of a
// request, which are echoed, have neither title nor results.
bool is_single(const Json& value) {
  for (const Json& insight : list_member(value, "insights"))
    if (member(insight, "results") != nullptr || member(insight, "title") != nullptr) return true;
  return member(value, "status") != nullptr && member(value, "diagnostics") == nullptr;
}

}  // namespace

DiagnosticAnswer read_diagnostic(const Json& value) {
  DiagnosticAnswer out;
  out.solution_id = first_string(value, {"solutionId", "symptomId"});
  out.replacement_key = string_member(value, "replacementKey");
  out.status = shown_member(value, "status");
  out.status_details = plain_member(value, "statusDetails");
  const ErrorAnswer error = read_error_member(value);
  out.error_code = error.code;
  out.error_message = error.message;
  if (const Json* inner = member(value, "error")) out.error_type = shown_member(*inner, "type");
  out.estimated_minutes = count_member(value, "estimatedCompletionTime", max_minutes);
  for (const Json& parameter : list_member(value, "requiredParameters"))
    if (parameter.is_string() && !parameter.get_ref<const std::string&>().empty())
      out.required_parameters.push_back(shown_line(parameter.get_ref<const std::string&>()));
  for (const Json& insight : list_member(value, "insights")) append_finding(insight, out);
  return out;
}

DiagnosticsAnswer read_diagnostics(std::string_view json) {
  DiagnosticsAnswer out;
  const auto value = parse_answer(json);
  if (!value || !value->is_object()) return out;
  out.readable = true;
  const Json& properties = properties_of(*value);
  out.provisioning_state = shown_member(properties, "provisioningState");
  for (const Json& diagnostic : list_member(properties, "diagnostics"))
    if (diagnostic.is_object()) out.diagnostics.push_back(read_diagnostic(diagnostic));
  if (out.diagnostics.empty() && is_single(properties)) out.diagnostics.push_back(read_diagnostic(properties));
  out.error = read_error_member(properties);
  if (out.error.code.empty()) out.error = read_error_member(*value);
  return out;
}

}  // namespace shelf::detail
