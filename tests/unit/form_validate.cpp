// What stops a form from being sent.
#include "support/compiled_form.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {
std::string question(const std::string& control, const std::string& more = {}) {
  return R"({"id": "q", "order": 1, "displayLabel": "?", "controlType": ")" + control + "\"" +
         (more.empty() ? "" : ", " + more) + "}";
}

// The problem with this answer; empty: none.
std::string problem(const std::string& control, const std::string& more, std::string_view answer) {
  CompiledForm form(question(control, more));
  form.answer("q", {answer});
  return form.problems();
}
}  // namespace

TEST_CASE("validate: a required question needs an answer that is more than blanks") {
  CompiledForm form(question("textbox", R"("required": true)"));
  CHECK(form.problems() == "q: an answer is needed");
  form.answer("q", {" \n"});
  REQUIRE(form->validate().size() == 1);
  CHECK(form->validate()[0].problem == Problem::MissingAnswer);
  CHECK(form->validate()[0].question == 0);
  form.answer("q", {"something"});
  CHECK(form.problems().empty());
  form.answer("q", {});
  CHECK(form.problems() == "q: an answer is needed");
}

TEST_CASE("validate: a text block needs no answer and takes none") {
  CompiledForm form(R"({"id": "q", "order": 1, "controlType": "infoblock", "content": "Read", "required": true})");
  CHECK(form.problems().empty());
  CHECK_FALSE(form->required(0));
  form.answer("q", {"read"});
  CHECK(form->answers(0).empty());
  CHECK(form->parameters().empty());
}

TEST_CASE("validate: length counts characters, 0 is no limit") {
  CHECK(problem("textbox", R"("maxLength": 3)", "äöü").empty());
  CHECK(problem("textbox", R"("maxLength": 3)", "äöüß") == "q: at most 3 characters are allowed, these are 4");
  CHECK(problem("multilinetextbox", R"("maxLength": 0)", std::string(5000, 'x')).empty());
}

TEST_CASE("validate: numbers and dates") {
  CHECK(problem("numerictextbox", "", "-1.5").empty());
  CHECK(problem("numerictextbox", "", "many") == "q: a number is needed, such as 12 or 0.5");
  CHECK(problem("datetimepicker", "", "2026-02-28T14:05").empty());
  CHECK(problem("datetimepicker", "", "last week") == "q: a date is needed, such as 2026-02-28 or 2026-02-28T14:05");
  CHECK(problem("numerictextbox", "", "").empty());
}

TEST_CASE("validate: listed options are the only ones") {
  const std::string options = R"("dropdownOptions": [{"value": "start", "text": "S"}, {"value": "disk", "text": "D"}])";
  CHECK(problem("dropdown", options, "disk").empty());
  CHECK(problem("dropdown", options, "D") == "q: choose one of the options");
  CompiledForm form(question("multiselectdropdown", options));
  form.answer("q", {"start", "disk"});
  CHECK(form.problems().empty());
  form.answer("q", {"start", "other"});
  CHECK(form.problems() == "q: choose one of the options");
  CHECK(problem("radioButtonGroup", R"("radioButtonOptions": [{"value": "a", "text": "A"}])", "b") ==
        "q: choose one of the options");
}

TEST_CASE("validate: any text may be an option until all options are known") {
  CompiledForm form(
      question("dropdown", R"("dropdownOptions": [{"value": "a", "text": "A"}], "dynamicDropdownOptions": {"uri": "/x",
      "jTokenPath": "value", "textProperty": "name", "valueProperty": "id"})"));
  form.answer("q", {"typed"});
  CHECK(form.problems().empty());
  form->set_options(0, {});
  CHECK(form.problems().empty());
  form->set_options(0, {{"b", "B"}});
  CHECK(form.problems() == "q: choose one of the options");
  form.answer("q", {"b"});
  CHECK(form.problems().empty());
  form.answer("q", {"a"});
  CHECK(form.problems().empty());
  form.answer("q", {"typed"});
  form->set_options(0, std::vector<Option>(501, Option{"b", "B"}));
  CHECK(form.problems().empty());
}

TEST_CASE("validate: rules, in the form's words or ours") {
  const auto rules = [](const std::string& rule) { return R"("validations": [{)" + rule + "}]"; };
  const std::string version = rules(R"("type": "regexmatch", "value": "^[0-9][0-9.]*$", "text": "Enter a version")");
  CHECK(problem("textbox", version, "6.1").empty());
  CHECK(problem("textbox", version, "six") == "q: Enter a version");
  CHECK(problem("textbox", version, "").empty());
  CHECK(problem("textbox", rules(R"("type": "RegExMatch", "value": "^x$")"), "y") ==
        "q: this does not have the form that is asked for");
  CHECK(problem("textbox", rules(R"_("type": "RegExMatch", "value": "(?=x)")_"), "y").empty());
  CHECK(problem("textbox", rules(R"("type": "MaxLength", "value": "2")"), "abc") ==
        "q: at most 2 characters are allowed, these are 3");
  CHECK(problem("textbox", rules(R"("type": "MaxLength", "value": 2, "text": "Too long")"), "abc") == "q: Too long");
  CHECK(problem("numerictextbox", rules(R"("type": "greaterthan", "value": 10)"), "10") ==
        "q: a number greater than 10 is needed");
  CHECK(problem("numerictextbox", rules(R"("type": "GreaterThan", "value": "-1", "text": "No")"), "-1.5") == "q: No");
  CHECK(problem("numerictextbox", rules(R"("type": "GreaterThan", "value": 10)"), "10.5").empty());
  CHECK(problem("textbox", rules(R"("type": "GreaterThan", "value": 10)"), "lots") ==
        "q: a number greater than 10 is needed");
  CHECK(problem("textbox", rules(R"("type": "Rhymes", "value": "x")"), "y").empty());
}

TEST_CASE("validate: a number greater than the answer of another question") {
  CompiledForm form(R"(
    {"id": "now", "order": 1, "controlType": "numerictextbox", "displayLabel": "?", "visibility": "kind == more"},
    {"id": "wanted", "order": 2, "controlType": "numerictextbox", "displayLabel": "?",
     "validations": [{"type": "GreaterThan", "controlId": "now"}]},
    {"id": "kind", "order": 3, "controlType": "textbox", "displayLabel": "?"})");
  form.answer("wanted", {"5"});
  CHECK(form.problems().empty());
  form.answer("kind", {"more"});
  form.answer("now", {"7"});
  CHECK(form.problems() == "wanted: a number greater than 7 is needed");
  form.answer("wanted", {"7.5"});
  CHECK(form.problems().empty());
  form.answer("now", {"ten"});
  CHECK(form.problems() == "now: a number is needed, such as 12 or 0.5");
  form.answer("now", {"70"});
  form.answer("kind", {"less"});
  CHECK(form.problems().empty());
}

TEST_CASE("validate: hidden questions stop nothing, problems come in the order of the questions") {
  CompiledForm form(R"(
    {"id": "b", "order": 2, "controlType": "textbox", "displayLabel": "?", "required": true},
    {"id": "a", "order": 1, "controlType": "numerictextbox", "displayLabel": "?", "required": true,
     "visibility": "b != none"})");
  form.answer("a", {"x"});
  CHECK(form.problems() == "a: a number is needed, such as 12 or 0.5; b: an answer is needed");
  form.answer("b", {"none"});
  CHECK(form.problems().empty());
}
