#include "live/service_objects.hpp"
#include "live/shown_text.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

using format::equal_folded;

constexpr std::uint32_t max_answer_characters = 1u << 20;

// A rule by name as the pattern it stands for.
std::string_view scope_pattern(std::string_view scope) noexcept {
  if (equal_folded(scope, "URLFormat")) return "^https?://[^\\s]+$";
  if (equal_folded(scope, "GuidFormat")) return "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";
  if (equal_folded(scope, "IpAddressFormat")) return "^[0-9A-Fa-f.:]+$";
  if (equal_folded(scope, "NumberOnlyFormat")) return "^[0-9]+$";
  return {};
}

std::string read_content(const Json& value) {
  const std::string content = string_member(value, "questionContent");
  const std::string type = string_member(value, "questionContentType");
  if (equal_folded(type, "Markdown")) return plain_markdown(content);
  return equal_folded(type, "Text") ? shown_line(content) : plain_line(content);
}

// Ids, keys and patterns go back to the service and stay as served.
StepInput read_input(const Json& value) {
  StepInput out;
  out.id = string_member(value, "questionId");
  out.type = shown_member(value, "questionType");
  out.title = plain_member(value, "questionTitle");
  out.content = read_content(value);
  out.hint = plain_member(value, "responseHint");
  out.recommended = string_member(value, "recommendedOption");
  out.selected = string_member(value, "selectedOptionValue");
  for (const Json& option : list_member(value, "responseOptions"))
    if (option.is_object()) out.options.emplace_back(string_member(option, "key"), plain_member(option, "value"));
  const Json* rules = member(value, "responseValidationProperties");
  if (rules == nullptr) return out;
  out.regex = string_member(*rules, "regex");
  if (out.regex.empty()) out.regex = scope_pattern(string_member(*rules, "validationScope"));
  out.error_text = plain_member(*rules, "validationErrorMessage");
  out.required = flag_member(*rules, "isRequired").value_or(true);
  out.max_length = count_member(*rules, "maxLength", max_answer_characters);
  return out;
}

void append_text(std::string& out, std::string_view html) {
  const std::string text = html_to_text(html);
  if (text.empty()) return;
  if (!out.empty()) out += '\n';
  out += text;
}

// All that a step says, in the order in which a page would show it.
std::string read_description(const Json& value) {
  std::string out;
  for (const std::string_view name : {"description", "guidance", "executionStatusDescription"})
    append_text(out, string_member(value, name));
  const Json* checks = member(value, "automatedCheckResults");
  if (checks != nullptr && checks->is_object()) append_text(out, string_member(*checks, "result"));
  for (const Json& check : list_member(value, "automatedCheckResults"))
    append_text(out, string_member(check, "result"));
  for (const Json& insight : list_member(value, "insights")) {
    append_text(out, string_member(insight, "title"));
    append_text(out, string_member(insight, "results"));
  }
  if (const Json* error = member(value, "error")) append_text(out, string_member(*error, "message"));
  return out;
}

TroubleshooterStep read_step(const Json& value) {
  TroubleshooterStep out;
  out.id = string_member(value, "id");
  out.title = plain_member(value, "title");
  out.type = shown_member(value, "type");
  out.status = shown_member(value, "executionStatus");
  out.description = read_description(value);
  for (const Json& input : list_member(value, "inputs"))
    if (input.is_object()) out.inputs.push_back(read_input(input));
  return out;
}

}  // namespace

TroubleshooterAnswer read_troubleshooter(std::string_view json) {
  TroubleshooterAnswer out;
  const auto value = parse_answer(json);
  if (!value || !value->is_object()) return out;
  out.readable = true;
  const Json& properties = properties_of(*value);
  out.provisioning_state = shown_member(properties, "provisioningState");
  out.restarted_as = string_member(properties, "troubleshooterResourceName");
  for (const Json& step : list_member(properties, "steps"))
    if (step.is_object()) out.steps.push_back(read_step(step));
  return out;
}

}  // namespace shelf::detail
