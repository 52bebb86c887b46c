#include "json/check_form.hpp"

#include "json/settle_keys.hpp"
#include "support/catch.hpp"
#include "unit/json_support.hpp"

using namespace shelf::compiler;

namespace {

struct Checked {
  JsonValue root;
  Figures figures;
  std::string codes;
  std::vector<Diagnostic> reports;
};

Checked check(std::string_view text, bool scoping = true) {
  Checked checked;
  DiagnosticSink sink;
  auto reading = read(text, sink);
  REQUIRE(reading);
  settle_keys(reading->root, sink);
  check_form(reading->root, scoping, checked.figures, sink);
  checked.root = std::move(reading->root);
  checked.codes = codes(sink);
  checked.reports = sink.take();
  return checked;
}

// A form of a drop-down `kind` (options slow, "it fails") and the given further elements.
std::string form(std::string_view more) {
  return R"({"formElements": [{"id": "kind", "order": 1, "controlType": "DropDown", "useAsAdditionalDetails": true,
    "dropdownOptions": [{"value": "slow", "text": "Slow"}, {"value": "it fails", "text": "Fails"}]})" +
         std::string(more) + "]}";
}

std::string text_box(std::string_view more) {
  return R"(, {"id": "more", "order": 2, "controlType": "TextBox", )" + std::string(more) + "}";
}

}  // namespace

TEST_CASE("check_form: a sound form has nothing to report and its parts are counted") {
  const Checked checked = check(form(text_box(R"("required": "true", "visibility": "kind == it fails")")));
  CHECK(checked.codes.empty());
  CHECK(checked.figures.form_elements == 2);
  CHECK(checked.figures.visibility_expressions == 1);
}

TEST_CASE("check_form: elements of a troubleshooter are not counted and need no details element") {
  const Checked checked = check(R"({"formElements": [{"id": "q", "order": 1, "controlType": "radioButtonGroup",
    "radioButtonOptions": [{"value": "a", "text": "A"}]}]})",
                                false);
  CHECK(checked.codes.empty());
  CHECK(checked.figures.form_elements == 0);
}

TEST_CASE("check_form: visibility is bound to the position of the element it names") {
  const Checked checked = check(form(text_box(R"("visibility": "more != x && Kind == slow || gone == 1")")));
  const JsonValue* visibility = member(member(checked.root, "formElements")->items[1], "visibility");
  REQUIRE(visibility);
  const auto& program = visibility->visibility;
  REQUIRE(program.size() == 5);
  CHECK(program[0].element == 2);
  CHECK(program[0].negated);
  CHECK(program[1].element == 1);
  CHECK(program[3].element == 0);
  CHECK(checked.codes == "JSN8- JSN8 JSN18");
}

TEST_CASE("check_form: a literal that is no option is reported at its place") {
  const std::string text = form(text_box(R"("visibility": "kind == slow || kind == fast ")"));
  const Checked checked = check(text);
  REQUIRE(checked.codes == "JSN8");
  CHECK(cut(text, checked.reports[0].where) == "fast");
}

TEST_CASE("check_form: options that the host fetches are not known, so nothing is said about literals") {
  const Checked checked = check(R"({"formElements": [
    {"id": "a", "order": 1, "controlType": "dropdown", "useAsAdditionalDetails": true, "dynamicDropdownOptions":
      {"uri": "/things", "jTokenPath": "value", "textProperty": "name", "valueProperty": "id", "dependsOn": "b"},
      "dropdownOptions": [{"value": "x", "text": "X"}]},
    {"id": "b", "order": 2, "controlType": "textbox", "visibility": "a == anything"}]})");
  CHECK(checked.codes.empty());
}

TEST_CASE("check_form: null, true and JSON booleans are no expressions") {
  for (const std::string_view value : {"null", "true", "false", "\"null\"", "\"true\"", "\" True \"", "\"\""}) {
    CAPTURE(value);
    const Checked checked = check(form(text_box("\"visibility\": " + std::string(value))));
    CHECK(checked.codes.empty());
    CHECK(checked.figures.visibility_expressions == 0);
  }
}

TEST_CASE("check_form: an expression that cannot be read has no program and is reported where it breaks") {
  const std::string text = form(text_box(R"("visibility": "kind is slow")"));
  const Checked checked = check(text);
  CHECK(checked.codes == "JSN15");
  CHECK(member(member(checked.root, "formElements")->items[1], "visibility")->visibility.empty());
}

TEST_CASE("check_form: vocabulary, kinds and required keys of an element") {
  const auto reported = [](std::string_view element) { return check(form(", " + std::string(element))).codes; };
  CHECK(reported(R"({"id": "x", "order": 2, "controlType": "slider"})") == "JSN14");
  CHECK(reported(R"({"id": "x", "order": "2", "controlType": "textbox"})") == "JSN14");
  CHECK(reported(R"({"order": 2, "controlType": "textbox"})") == "JSN14");
  CHECK(reported(R"({"id": "x", "order": 2, "controlType": "textbox", "required": "maybe"})") == "JSN14");
  CHECK(reported(R"({"id": "x", "order": 2, "controlType": "textbox", "visibility": 3})") == "JSN14");
  CHECK(reported(R"({"id": "x", "order": 2, "controlType": "textbox", "hints": [{"txt": "a"}]})") == "JSN14");
  CHECK(
      reported(R"({"id": "x", "order": 2, "controlType": "textbox", "validations": [{"type": "odd", "value": 1}]})") ==
      "JSN14");
  CHECK(reported(R"({"id": "x", "order": 2, "controlType": "textbox",
    "validations": [{"type": "greaterthan", "controlId": "kind"}, {"type": "RegExMatch", "value": "^a"}]})") == "");
  CHECK(reported(R"({"id": "x", "order": 2, "controlType": "dropdown"})") == "JSN14");
  CHECK(reported(R"({"id": "kind", "order": 2, "controlType": "textbox"})") == "JSN14");
  CHECK(reported(R"("text")") == "JSN14");
  CHECK(reported(R"({"id": "x", "order": 2, "controlType": "textblock", "content": null, "order2": 1})") == "");
}

TEST_CASE("check_form: dependsOn must name an element") {
  CHECK(check(form(R"(, {"id": "x", "order": 2, "controlType": "dropdown", "dynamicDropdownOptions":
    {"uri": "/a", "jTokenPath": "value", "textProperty": "n", "valueProperty": "n", "dependsOn": "gone"}})"))
            .codes == "JSN14");
}

TEST_CASE("check_form: a repeated option value is noted once a list, at the repetition") {
  const std::string text = form(R"(, {"id": "x", "order": 2, "controlType": "dropdown", "dropdownOptions": [
    {"value": "a", "text": "1"}, {"value": "a", "text": "2"}, {"value": "a", "text": "3"}]})");
  const Checked checked = check(text);
  REQUIRE(checked.codes == "JSN16");
  CHECK(cut(text, {checked.reports[0].where.end, checked.reports[0].where.end + 13}) == ", \"text\": \"2\"");
}

TEST_CASE("check_form: no element or several elements with the details are noted") {
  CHECK(check(R"({"formElements": [{"id": "a", "order": 1, "controlType": "textbox"}]})").codes == "JSN9");
  CHECK(check(form(text_box(R"("useAsAdditionalDetails": true)"))).codes == "JSN9");
  CHECK(check(form(text_box(R"("useAsAdditionalDetails": false)"))).codes.empty());
}

TEST_CASE("check_form: keys of elements that stand at the root are noted") {
  CHECK(check(R"({"required": true, "formElements": [
    {"id": "a", "order": 1, "controlType": "textbox", "useAsAdditionalDetails": "true"}]})")
            .codes == "JSN6");
}
