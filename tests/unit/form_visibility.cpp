// Which questions are visible with the answers so far.
#include "article/json_tree.hpp"
#include "forms/visibility.hpp"
#include "support/bundle_builder.hpp"
#include "support/compiled_form.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {
// Questions `a` to `d`, all always visible, and `x` with this expression.
std::string five(const std::string& visibility) {
  std::string elements;
  for (const char* id : {"a", "b", "c", "d"})
    elements += R"({"id": ")" + std::string(id) + R"(", "order": 1, "controlType": "textbox", "displayLabel": "?"}, )";
  return elements + R"({"id": "x", "order": 9, "controlType": "textbox", "displayLabel": "?", "visibility": )" +
         visibility + "}";
}

// Is `x` visible with these answers? "" is none.
bool holds(const std::string& expression, std::string_view a, std::string_view b = {}, std::string_view c = {}) {
  CompiledForm form(five("\"" + expression + "\""));
  form.answer("a", {a});
  form.answer("b", {b});
  form.answer("c", {c});
  return form->visible(form.at("x"));
}
}  // namespace

TEST_CASE("visibility: equal and not equal") {
  CHECK(holds("a == red", "red"));
  CHECK_FALSE(holds("a == red", "blue"));
  CHECK_FALSE(holds("a == red", "Red"));
  CHECK_FALSE(holds("a == red", " red"));
  CHECK_FALSE(holds("a != red", "red"));
  CHECK(holds("a != red", "blue"));
  CHECK(holds("A == light red (pale)", "light red (pale)"));
}

TEST_CASE("visibility: a question without an answer has no value") {
  CHECK_FALSE(holds("a == red", ""));
  CHECK(holds("a != red", ""));
  CHECK(holds("a != red", "  "));
  CHECK(holds("a != null", ""));
  CHECK_FALSE(holds("a == null", ""));
}

TEST_CASE("visibility: an id that no question has is never equal") {
  CHECK_FALSE(holds("nobody == red", "red"));
  CHECK(holds("nobody != red", "red"));
}

TEST_CASE("visibility: && binds tighter than ||, parentheses more") {
  CHECK(holds("a == 1 || b == 1 && c == 1", "1"));
  CHECK_FALSE(holds("a == 1 || b == 1 && c == 1", "", "1"));
  CHECK(holds("a == 1 || b == 1 && c == 1", "", "1", "1"));
  CHECK_FALSE(holds("c == 1 && (a == 1 || b == 1)", "1"));
  CHECK(holds("c == 1 && (a == 1 || b == 1)", "", "1", "1"));
  CHECK(holds("a == 1 || a == 2 || a == 3", "3"));
}

TEST_CASE("visibility: any value of several may be equal") {
  CompiledForm form(five(R"("a == disk")"));
  form.answer("a", {"start", "disk"});
  CHECK(form->visible(form.at("x")));
  form.answer("a", {"start", "connect"});
  CHECK_FALSE(form->visible(form.at("x")));
  CompiledForm other(five(R"("a != disk")"));
  other.answer("a", {"start", "disk"});
  CHECK_FALSE(other->visible(other.at("x")));
}

TEST_CASE("visibility: words that are no expression") {
  for (const char* shown : {"null", "true", "\"true\"", "\" TRUE \"", "\"null\"", "\"\"", "\"   \""}) {
    INFO(shown);
    CompiledForm form(five(shown));
    CHECK(form->visible(form.at("x")));
    CHECK(form->questions()[form.at("x")].visibility.empty());
  }
  for (const char* hidden : {"false", "\"false\"", "\" False\""}) {
    INFO(hidden);
    CompiledForm form(five(hidden));
    CHECK_FALSE(form->visible(form.at("x")));
  }
}

TEST_CASE("visibility: an expression that cannot be read shows the question") {
  CompiledForm form(five(R"("a equals red")"));
  CHECK(form->visible(form.at("x")));
}

TEST_CASE("visibility: the answer of a hidden question does not count, and counts again once it is shown") {
  CompiledForm form(R"(
    {"id": "third", "order": 1, "controlType": "textbox", "displayLabel": "?", "visibility": "second == yes"},
    {"id": "second", "order": 2, "controlType": "textbox", "displayLabel": "?", "visibility": "first == yes"},
    {"id": "first", "order": 3, "controlType": "textbox", "displayLabel": "?"},
    {"id": "unless", "order": 4, "controlType": "textbox", "displayLabel": "?", "visibility": "second != yes"})");
  CHECK(form.shown() == "first unless");
  form.answer("first", {"yes"});
  form.answer("second", {"yes"});
  CHECK(form.shown() == "third second first");
  form.answer("first", {"no"});
  CHECK(form.shown() == "first unless");
  REQUIRE(form->answers(form.at("second")).size() == 1);
  CHECK(form->answers(form.at("second"))[0] == "yes");
  form.answer("first", {"yes"});
  CHECK(form.shown() == "third second first");
}

TEST_CASE("visibility: on a circle the answers of all count") {
  CompiledForm form(R"(
    {"id": "egg", "order": 1, "controlType": "textbox", "displayLabel": "?", "visibility": "hen == yes"},
    {"id": "hen", "order": 2, "controlType": "textbox", "displayLabel": "?", "visibility": "egg == yes"},
    {"id": "chick", "order": 3, "controlType": "textbox", "displayLabel": "?", "visibility": "egg == yes"},
    {"id": "self", "order": 4, "controlType": "textbox", "displayLabel": "?", "visibility": "self != no"})");
  CHECK(form.shown() == "self");
  form.answer("hen", {"yes"});
  CHECK(form.shown() == "egg self");
  form.answer("egg", {"yes"});
  CHECK(form.shown() == "egg hen chick self");
  form.answer("self", {"no"});
  CHECK(form.shown() == "egg hen chick");
}

namespace {
// A form of one question `a` and one whose visibility is this program, as a damaged or hostile file has it.
bool shown_with(const UnitBuilder& program) {
  UnitBuilder unit;
  const auto question = [&](const char* id) {
    unit.add(Op::object).add(Op::key, {12}).add(Op::string, {id}).add(Op::key, {21}).add(Op::string, {"a == 1"});
  };
  unit.add(Op::object).add(Op::key, {1}).add(Op::array);
  question("a");
  unit.close();
  question("x");
  unit.add(Op::visibility).append(program).close().close().close().close();
  TestArticle article;
  article.unit = UnitBuilder::json(unit);
  const std::string file = build_bundle({article});
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(file)));
  REQUIRE(bundle);
  const auto decoded = bundle->article(ArticleRef{0});
  REQUIRE(decoded);
  const auto form = Form::read(*decoded);
  REQUIRE(form);
  REQUIRE(form->questions().size() == 2);
  CHECK(form->visible(0));
  return form->visible(1);
}
}  // namespace

TEST_CASE("visibility: programs of a damaged file count as not there") {
  const auto term = [](int element) { return UnitBuilder().add(Op::term, {element, 0, "a", "1"}); };
  CHECK_FALSE(shown_with(term(1)));
  CHECK_FALSE(shown_with(term(3)));
  CHECK_FALSE(shown_with(term(2'000'000'000)));
  CHECK(shown_with(UnitBuilder()));
  CHECK(shown_with(UnitBuilder().add(Op::all_of, {2})));
  CHECK(shown_with(term(1).append(term(1))));
  CHECK(shown_with(term(1).add(Op::any_of, {0})));
  CHECK(shown_with(term(1).add(Op::any_of, {2})));
  CHECK(shown_with(term(1).append(term(1)).add(Op::all_of, {3})));
  UnitBuilder many;
  for (int i = 0; i < 257; ++i) many.append(term(1));
  CHECK(shown_with(many.add(Op::all_of, {257})));
}

TEST_CASE("visibility: a host gets the steps of an expression") {
  using Kind = VisibilityStep::Kind;
  CompiledForm form(five(R"("a == red && nobody != blue || B == green")"));
  const auto steps = form->visibility(form.at("x"));
  REQUIRE(steps.size() == 5);
  CHECK(steps[0].kind == Kind::Equal);
  CHECK(steps[0].question == form.at("a"));
  CHECK(steps[0].literal == "red");
  CHECK(steps[1].kind == Kind::NotEqual);
  CHECK_FALSE(steps[1].question.has_value());
  CHECK(steps[1].literal == "blue");
  CHECK(steps[2].kind == Kind::AllOf);
  CHECK(steps[2].count == 2);
  CHECK(steps[3].question == form.at("b"));
  CHECK(steps[4].kind == Kind::AnyOf);
  CHECK(steps[4].count == 2);

  CHECK(form->visibility(form.at("a")).empty());
  CHECK(form->visibility(99).empty());
  CompiledForm never(five("false"));
  REQUIRE(never->visibility(never.at("x")).size() == 1);
  CHECK(never->visibility(never.at("x"))[0].kind == Kind::Never);
}
