#include "json/check_form_element.hpp"

#include "json/json_checks.hpp"

namespace shelf::compiler {

namespace {

using Kind = JsonValue::Kind;

constexpr auto validation_types = std::to_array<std::string_view>({"RegExMatch", "GreaterThan", "MaxLength"});

void check_options(const JsonValue& element, std::string_view key, DiagnosticSink& sink) {
  std::unordered_set<std::string_view> seen;
  const JsonValue* repeated = nullptr;
  for_each_object(element, key, sink, [&](const JsonValue& option) {
    require_members(option, "option", {"value", "text"}, sink);
    const JsonValue* value = member(option, "value");
    if (value && !seen.insert(value->text).second && !repeated) repeated = value;
  });
  if (repeated)
    sink.report(Code::JSN16, repeated->where, "option value `" + repeated->text + "` is given more than once",
                "give every option of the list its own value");
}

void check_dynamic_options(const JsonValue& element, const Form& form, DiagnosticSink& sink) {
  const JsonValue* options = expect_member(element, "dynamicDropdownOptions", Kind::object, sink);
  if (!options) return;
  require_members(*options, "dynamicDropdownOptions", {"uri", "jTokenPath", "textProperty", "valueProperty"}, sink);
  const JsonValue* parent = expect_member(*options, "dependsOn", Kind::string, sink);
  if (parent && !parent->text.empty() && !form.find(parent->text))
    sink.report(Code::JSN14, parent->where, "`dependsOn` names `" + parent->text + "`, which is the id of no element",
                "type the id of an element of this form");
}

void check_control(const FormElement& element, DiagnosticSink& sink) {
  check_vocabulary(*element.value, "controlType", control_type_names, sink);
  const bool drops_down =
      element.control == ControlType::dropdown || element.control == ControlType::multi_select_dropdown;
  const bool needs_options = drops_down || element.control == ControlType::radio_button_group;
  if (needs_options && element.options.empty() && !element.dynamic_options)
    sink.report(Code::JSN14, member(*element.value, "controlType")->where, "control has no options to choose from",
                drops_down ? "add `dropdownOptions` or `dynamicDropdownOptions`" : "add `radioButtonOptions`");
}

void check_kinds(const JsonValue& element, DiagnosticSink& sink) {
  for (const std::string_view key :
       {"id", "controlType", "displayLabel", "watermarkText", "infoBalloonText", "content"})
    expect_member(element, key, Kind::string, sink);
  for (const std::string_view key : {"order", "numberOfLines", "maxLength"})
    expect_member(element, key, Kind::number, sink);
  for (const std::string_view key : {"required", "useAsAdditionalDetails", "includeInQuotaSummary", "isNewQuotaLimit",
                                     "includeInQmsPayload", "filter"})
    check_flag(element, key, sink);
  const JsonValue* visibility = member(element, "visibility");
  if (visibility && visibility->kind != Kind::boolean) expect_member(element, "visibility", Kind::string, sink);
}

}  // namespace

void check_form_element(const FormElement& element, const Form& form, DiagnosticSink& sink) {
  const JsonValue& value = *element.value;
  if (value.kind != Kind::object) {
    sink.report(Code::JSN14, value.where, "form element is no object", "type an object in `{` and `}`");
    return;
  }
  require_members(value, "form element", {"id", "order", "controlType"}, sink);
  check_kinds(value, sink);
  check_control(element, sink);
  check_options(value, "dropdownOptions", sink);
  check_options(value, "radioButtonOptions", sink);
  check_dynamic_options(value, form, sink);
  for_each_object(value, "hints", sink, [&](const JsonValue& hint) { require_members(hint, "hint", {"text"}, sink); });
  for_each_object(value, "validations", sink, [&](const JsonValue& validation) {
    require_members(validation, "validation", {"type"}, sink);
    if (!member(validation, "controlId")) require_members(validation, "validation", {"value"}, sink);
    check_vocabulary(validation, "type", validation_types, sink);
  });
}

}  // namespace shelf::compiler
