#include "json/read_form.hpp"

#include <cstdint>

#include "json/json_checks.hpp"
#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

void add_options(FormElement& element, std::string_view key) {
  const JsonValue* options = member(*element.value, key);
  if (!options) return;
  for (const JsonValue& option : options->items)
    if (const JsonValue* value = member(option, "value")) element.options.insert(value->text);
}

FormElement read_element(JsonValue& value) {
  FormElement element;
  element.value = &value;
  if (const JsonValue* id = member(value, "id")) element.id = id->text;
  if (const JsonValue* control = member(value, "controlType"))
    if (const auto known = format::find_name(control_type_names, control->text))
      element.control = static_cast<ControlType>(*known);
  add_options(element, "dropdownOptions");
  add_options(element, "radioButtonOptions");
  element.dynamic_options = member(value, "dynamicDropdownOptions") != nullptr;
  return element;
}

}  // namespace

std::optional<std::uint32_t> Form::find(std::string_view id) const {
  if (const auto exact = by_id.find(id); exact != by_id.end()) return exact->second;
  if (const auto other = by_folded_id.find(folded(id)); other != by_folded_id.end()) return other->second;
  return std::nullopt;
}

Form read_form(JsonValue& root, DiagnosticSink& sink) {
  Form form;
  if (!expect_member(root, "formElements", JsonValue::Kind::array, sink)) return form;
  for (JsonValue& item : find_member(root, "formElements")->value.items) {
    const FormElement& element = form.elements.emplace_back(read_element(item));
    const auto position = static_cast<std::uint32_t>(form.elements.size() - 1);
    if (element.id.empty()) continue;
    form.by_folded_id.try_emplace(folded(element.id), position);
    if (!form.by_id.try_emplace(element.id, position).second)
      sink.report(Code::JSN14, member(item, "id")->where,
                  "id `" + std::string(element.id) + "` is given to two elements", "make the id unique in the form");
  }
  return form;
}

}  // namespace shelf::compiler
