#include "json/check_form.hpp"
#include "json/settle_keys.hpp"
#include "support/catch.hpp"
#include "unit/json_support.hpp"

using namespace shelf::compiler;

namespace {

struct Checked {
  std::string text, codes;
  std::vector<Diagnostic> reports;
};

Checked check(std::string elements) {
  Checked checked;
  checked.text = R"({"formElements": [{"id": "kind", "order": 1, "controlType": "DropDown",
    "dropdownOptions": [{"value": "slow", "text": "Slow"}, {"value": "fails", "text": "Fails"}]},
    {"id": "parts", "order": 2, "controlType": "multiSelectDropdown",
    "dropdownOptions": [{"value": "tray", "text": "Tray"}, {"value": "door", "text": "Door"}]})" +
                 std::move(elements) + "]}";
  DiagnosticSink sink;
  auto reading = read(checked.text, sink);
  REQUIRE(reading);
  settle_keys(reading->root, sink);
  Figures figures;
  check_form(reading->root, false, figures, sink);
  checked.codes = codes(sink);
  checked.reports = sink.take();
  return checked;
}

std::string box(std::string_view id, std::string_view visibility) {
  return R"(, {"id": ")" + std::string(id) + R"(", "order": 3, "controlType": "TextBox", "visibility": ")" +
         std::string(visibility) + "\"}";
}

std::string fetched(std::string_view id, std::string_view parent) {
  return R"(, {"id": ")" + std::string(id) +
         R"(", "order": 3, "controlType": "DropDown", "dynamicDropdownOptions": {"uri": "/a", "jTokenPath": "b",
    "textProperty": "c", "valueProperty": "d", "dependsOn": ")" +
         std::string(parent) + "\"}}";
}

}  // namespace

TEST_CASE("check_form: one element equal to two values is a contradiction, told at the second comparison") {
  const Checked checked = check(box("a", "kind == slow && parts == tray && kind == fails"));
  REQUIRE(checked.codes == "JSN17");
  CHECK(cut(checked.text, checked.reports[0].where) == "kind == fails");
  REQUIRE(checked.reports[0].notes.size() == 1);
  CHECK(cut(checked.text, checked.reports[0].notes[0].where) == "kind == slow");
}

TEST_CASE("check_form: what can be true together is no contradiction") {
  CHECK(check(box("a", "kind == slow || kind == fails")).codes.empty());
  CHECK(check(box("a", "parts == tray && parts == door")).codes.empty());
  CHECK(check(box("a", "kind == slow && kind != fails")).codes.empty());
  CHECK(check(box("a", "(kind == slow || parts == tray) && (kind == fails || parts == door)")).codes.empty());
}

TEST_CASE("check_form: equal and unequal to the same value contradict each other in any order and depth") {
  CHECK(check(box("a", "kind == slow && kind != slow")).codes == "JSN17");
  CHECK(check(box("a", "kind != slow && (parts == tray && kind == slow)")).codes == "JSN17");
  CHECK(check(box("a", "parts == tray && parts != tray")).codes == "JSN17");
}

TEST_CASE("check_form: a contradiction is told even when another alternative shows the element") {
  const Checked checked = check(box("a", "kind == slow && kind == fails || parts == tray") + box("b", "a == x"));
  CHECK(checked.codes == "JSN17");
}

TEST_CASE("check_form: an element that needs one never shown is never shown either") {
  const Checked checked = check(box("c", "b == x && kind == slow") + box("b", "a == x") + box("a", "kind == broken"));
  REQUIRE(checked.codes == "JSN8 JSN17 JSN17 JSN17");
  CHECK(cut(checked.text, checked.reports[1].where) == "\"b == x && kind == slow\"");
  REQUIRE(checked.reports[1].notes.size() == 1);
  CHECK(cut(checked.text, checked.reports[1].notes[0].where) == "\"a == x\"");
  CHECK(checked.reports[3].notes.empty());
}

TEST_CASE("check_form: a way around an element never shown is enough") {
  CHECK(check(box("a", "kind == broken") + box("b", "a == x || kind == slow")).codes == "JSN8 JSN17");
  CHECK(check(box("a", "kind == broken") + box("b", "a != x")).codes == "JSN8 JSN17");
}

TEST_CASE("check_form: an element shown from the start or by an unreadable expression shows others") {
  CHECK(check(box("b", "a == x") + box("a", "null")).codes.empty());
  CHECK(check(box("b", "a == x") + box("a", "kind == slow &&")).codes == "JSN15");
}

TEST_CASE("check_form: a circle of visibility is told once, at the comparison that leads on") {
  const Checked checked = check(box("a", "kind == slow && b == x") + box("b", "kind != slow && c == x") +
                                box("c", "a != x") + box("d", "a == x"));
  REQUIRE(checked.codes == "JSN18");
  CHECK(cut(checked.text, checked.reports[0].where) == "b == x");
  CHECK(checked.reports[0].message.find("`a`, `b`, `c`, `a`") != std::string::npos);
}

TEST_CASE("check_form: elements that can never open a circle are told as one, what waits for it besides") {
  const Checked checked = check(box("a", "b == x") + box("b", "a == x") + box("c", "a == x"));
  CHECK(checked.codes == "JSN18 JSN17");
}

TEST_CASE("check_form: options that wait for each other are a circle, a chain is none") {
  CHECK(check(fetched("a", "kind") + fetched("b", "a")).codes.empty());
  const Checked checked = check(fetched("a", "b") + fetched("b", "a"));
  REQUIRE(checked.codes == "JSN19");
  CHECK(cut(checked.text, checked.reports[0].where) == "\"b\"");
  CHECK(check(fetched("a", "A")).codes == "JSN19");
}

TEST_CASE("check_form: a chain of ten thousand questions is walked without recursion") {
  std::string elements;
  for (int i = 9999; i >= 1; --i) elements += box("q" + std::to_string(i), "q" + std::to_string(i - 1) + " == x");
  CHECK(check(elements + box("q0", "kind == slow")).codes.empty());
  CHECK(check(elements + box("q0", "q9999 == x")).codes == "JSN18");
}
