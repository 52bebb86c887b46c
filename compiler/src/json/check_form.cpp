#include "json/check_form.hpp"

#include "json/bind_visibility.hpp"
#include "json/check_form_cycles.hpp"
#include "json/check_form_element.hpp"
#include "json/check_reachable.hpp"
#include "json/json_checks.hpp"
#include "json/read_form.hpp"

namespace shelf::compiler {

namespace {

using Kind = JsonValue::Kind;

void check_root(const JsonValue& root, DiagnosticSink& sink) {
  require_members(root, "form", {"formElements"}, sink);
  check_flag(root, "resourceRequired", sink);
  check_flag(root, "subscriptionRequired", sink);
  expect_member(root, "title", Kind::string, sink);
  expect_member(root, "fileAttachmentHint", Kind::string, sink);
  if (const JsonValue* card = expect_member(root, "diagnosticCard", Kind::object, sink))
    require_members(*card, "diagnosticCard", {"title", "description", "insightNotAvailableText"}, sink);
  for (const std::string_view key : {"required", "infoBalloonText"})
    if (const JsonMember* misplaced = find_member(root, key))
      sink.report(Code::JSN6, misplaced->key_span,
                  "key `" + std::string(key) + "` belongs to a form element; it has no effect here",
                  "move it into an element, or remove it");
}

// Which element becomes the description of the case.
void check_additional_details(const JsonValue& root, const Form& form, DiagnosticSink& sink) {
  const JsonMember* first = nullptr;
  for (const FormElement& element : form.elements) {
    const JsonMember* mark = find_member(*element.value, "useAsAdditionalDetails");
    if (!mark || !read_flag(mark->value).value_or(false)) continue;
    if (first) {
      Diagnostic& report =
          sink.report(Code::JSN9, mark->key_span,
                      "several elements are marked `useAsAdditionalDetails`; the first is used", "mark one element");
      report.notes.push_back({sink.file(), first->key_span, "first marked here"});
      return;
    }
    first = mark;
  }
  const JsonMember* elements = find_member(root, "formElements");
  if (!first && elements)
    sink.report(Code::JSN9, elements->key_span,
                "no element is marked `useAsAdditionalDetails`; `problem_description` is used, else the last "
                "multiline text box",
                "give the element that describes the problem `\"useAsAdditionalDetails\": true`");
}

}  // namespace

void check_form(JsonValue& root, bool scoping, Figures& figures, DiagnosticSink& sink) {
  check_root(root, sink);
  const Form form = read_form(root, sink);
  for (const FormElement& element : form.elements) {
    check_form_element(element, form, sink);
    JsonMember* visibility = find_member(*element.value, "visibility");
    const bool expression = visibility && bind_visibility(visibility->value, form, sink);
    if (scoping) figures.visibility_expressions += expression ? 1 : 0;
  }
  check_reachable(form, check_form_cycles(form, sink), sink);
  if (!scoping) return;
  figures.form_elements += form.elements.size();
  check_additional_details(root, form, sink);
}

}  // namespace shelf::compiler
