// Questions of a form as they are read.
#include "support/compiled_form.hpp"

using namespace shelf;
using namespace shelf::test;

TEST_CASE("form: what a question says of itself") {
  CompiledForm form(R"({"id": "kernel", "order": 3, "controlType": "TextBox", "displayLabel": "Version",
    "watermarkText": "6.1", "infoBalloonText": "Run uname", "required": "true", "maxLength": 64, "numberOfLines": 2})");
  REQUIRE(form->questions().size() == 1);
  const Question& question = form->questions()[0];
  CHECK(question.id == "kernel");
  CHECK(question.control == Control::Text);
  CHECK(question.label == "Version");
  CHECK(question.watermark == "6.1");
  CHECK(question.info == "Run uname");
  CHECK(question.required);
  CHECK(question.max_length == 64);
  CHECK(question.lines == 2);
  CHECK(question.order == 3);
  CHECK(question.visibility.empty());
  CHECK_FALSE(question.has_dynamic_options);
  CHECK_FALSE(question.depends_on);
}

TEST_CASE("form: questions come in their order, items that are no objects are left out") {
  CompiledForm form(R"(
    {"id": "last", "order": 100, "controlType": "textbox", "displayLabel": "L"},
    "stray",
    {"id": "first", "order": -5, "controlType": "textbox", "displayLabel": "F"},
    {"id": "second", "order": 2, "controlType": "textbox", "displayLabel": "S", "visibility": "last == yes"})");
  CHECK(form.shown() == "first last");
  form.answer("last", {"yes"});
  CHECK(form.shown() == "first second last");
}

TEST_CASE("form: a control has its kind whatever the case, an unknown one is a text box") {
  CompiledForm form(R"(
    {"id": "a", "order": 1, "controlType": "MultiLineTextBox", "displayLabel": "A"},
    {"id": "b", "order": 2, "controlType": "NUMERICTEXTBOX", "displayLabel": "B"},
    {"id": "c", "order": 3, "controlType": "dateTimePicker", "displayLabel": "C"},
    {"id": "d", "order": 4, "controlType": "slider", "displayLabel": "D"},
    {"id": "e", "order": 5, "controlType": "textBlock", "content": "Read this"})");
  const auto questions = form->questions();
  REQUIRE(questions.size() == 5);
  CHECK(questions[0].control == Control::MultilineText);
  CHECK(questions[1].control == Control::Number);
  CHECK(questions[2].control == Control::DateTime);
  CHECK(questions[3].control == Control::Text);
  CHECK(questions[4].control == Control::Info);
  CHECK(questions[4].info == "Read this");
}

TEST_CASE("form: ids are found in any case, the same case first, of equal ones the first in the source") {
  CompiledForm form(R"(
    {"id": "Disk", "order": 9, "controlType": "textbox", "displayLabel": "1"},
    {"id": "disk", "order": 8, "controlType": "textbox", "displayLabel": "2"},
    {"id": "disk", "order": 1, "controlType": "textbox", "displayLabel": "3"})");
  const auto label = [&](std::string_view id) { return form->questions()[form.at(id)].label; };
  CHECK(label("Disk") == "1");
  CHECK(label("disk") == "2");
  CHECK(label("DISK") == "1");
  CHECK_FALSE(form->find("disks"));
  CHECK_FALSE(form->find(""));
}

TEST_CASE("form: which question describes the problem") {
  const auto description = [](const std::string& elements) {
    CompiledForm form(elements);
    std::string ids;
    for (const Question& question : form->questions())
      if (question.additional_details) ids += std::string(question.id) + " ";
    return ids;
  };
  const std::string plain = R"({"id": "problem_description", "order": 1, "controlType": "multilinetextbox"},
    {"id": "more", "order": 2, "controlType": "multilinetextbox"})";
  CHECK(description(plain) == "problem_description ");
  CHECK(description(plain + R"(, {"id": "x", "order": 3, "controlType": "textbox", "useAsAdditionalDetails": true})") ==
        "x ");
  CHECK(description(R"({"id": "b", "order": 9, "controlType": "textbox", "useAsAdditionalDetails": true},
    {"id": "a", "order": 1, "controlType": "textbox", "useAsAdditionalDetails": true})") == "b ");
  CHECK(description(R"({"id": "a", "order": 2, "controlType": "multilinetextbox"},
    {"id": "b", "order": 1, "controlType": "multilinetextbox"},
    {"id": "c", "order": 3, "controlType": "textbox"})") == "b ");
  CHECK(description(R"({"id": "c", "order": 3, "controlType": "textbox"})").empty());
}

TEST_CASE("form: options as listed, then the defaults of those that are fetched") {
  CompiledForm form(R"({"id": "listener", "order": 1, "controlType": "dropdown", "displayLabel": "Listener",
    "dropdownOptions": [{"value": "none", "text": "No listener"}, {"value": "other", "text": ""}],
    "dynamicDropdownOptions": {"uri": "/x", "jTokenPath": "value", "textProperty": "name", "valueProperty": "id",
      "textPropertyRegex": "[^/]+$", "defaultDropdownOptions": {"value": "dont_know_answer", "text": "I don't know"}}})");
  const auto texts = [&] {
    std::string all;
    for (const Option& option : form->options(0)) all += option.value + "=" + option.text + " ";
    return all;
  };
  CHECK(texts() == "none=No listener other=other dont_know_answer=I don't know ");
  form->set_options(0, {{"/l/1", "one"}, {"none", "None at all"}});
  CHECK(texts() == "/l/1=one none=None at all other=other dont_know_answer=I don't know ");
  form->set_options(0, std::vector<Option>(600, Option{"v", "t"}));
  CHECK(form->options(0).size() == 503);
  const auto source = form->option_source(0);
  CHECK(source.uri == "/x");
  CHECK(source.path == "value");
  CHECK(source.text_property == "name");
  CHECK(source.value_property == "id");
  CHECK(source.text_regex == "[^/]+$");
  CHECK(source.value_regex.empty());
}

TEST_CASE("form: fetched options go when the answer of their parent changes") {
  CompiledForm form(R"(
    {"id": "listener", "order": 1, "controlType": "dropdown", "displayLabel": "L",
     "dropdownOptions": [{"value": "a", "text": "A"}, {"value": "b", "text": "B"}]},
    {"id": "rule", "order": 2, "controlType": "dropdown", "displayLabel": "R", "dynamicDropdownOptions":
      {"uri": "/x", "jTokenPath": "value", "textProperty": "name", "valueProperty": "id", "dependsOn": "Listener"}})");
  CHECK(form->questions()[1].depends_on == 0u);
  form.answer("listener", {"a"});
  form->set_options(1, {{"1", "one"}});
  form.answer("listener", {"a"});
  CHECK(form->options(1).size() == 1);
  form.answer("listener", {"b"});
  CHECK(form->options(1).empty());
}

TEST_CASE("form: an article without questions is none") {
  const Folder folder;
  folder.put("page.md",
             "<properties\n  pageTitle=\"Page\"\n  articleId=\"questions\"\n  selfHelpType=\"generic\"\n"
             "  supportTopicIds=\"1\"\n  cloudEnvironments=\"public\" />\n# Page\n\nText\n");
  CHECK_FALSE(CompiledForm(folder.path().string(), "questions").is_form());
}

TEST_CASE("form: numbers of questions that are not there are harmless") {
  CompiledForm form(R"({"id": "a", "order": 1, "controlType": "textbox", "displayLabel": "A"})");
  CHECK_FALSE(form->visible(7));
  CHECK_FALSE(form->required(7));
  CHECK(form->options(7).empty());
  CHECK(form->answers(7).empty());
  CHECK(form->option_source(7).uri.empty());
  form->set_options(7, {});
  form->answer(7, {});
  CHECK(form->questions().size() == 1);
}
