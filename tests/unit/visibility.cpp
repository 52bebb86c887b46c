#include "json/visibility.hpp"

#include <cstdint>

#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

// Postfix as text: `id=literal`, `id!literal`, `&2`, `|3`.
std::string program(std::string_view expression) {
  const ParsedVisibility parsed = parse_visibility(expression);
  std::string out;
  for (const VisibilityStep& step : parsed.program) {
    if (!out.empty()) out += ' ';
    if (step.kind == VisibilityStep::Kind::term)
      out += step.id + (step.negated ? "!" : "=") + step.literal;
    else
      out += (step.kind == VisibilityStep::Kind::all_of ? "&" : "|") + std::to_string(step.count);
  }
  return out;
}

std::string expected(std::string_view expression) {
  const ParsedVisibility parsed = parse_visibility(expression);
  CHECK(parsed.program.empty());
  return std::to_string(parsed.failed_at) + ": " + std::string(parsed.expected);
}

}  // namespace

TEST_CASE("visibility: one comparison") {
  CHECK(program("kind == slow") == "kind=slow");
  CHECK(program("  kind!=slow ") == "kind!slow");
  CHECK(program("the kind  ==  very slow") == "the kind=very slow");
  CHECK(program("kind == ") == "kind=");
}

TEST_CASE("visibility: && binds tighter than ||") {
  CHECK(program("a == 1 && b == 2 && c == 3") == "a=1 b=2 c=3 &3");
  CHECK(program("a == 1 || b == 2 && c != 3 || d == 4") == "a=1 b=2 c!3 &2 d=4 |3");
  CHECK(program("a == 1 && b == 2 || c == 3 && d == 4") == "a=1 b=2 &2 c=3 d=4 &2 |2");
}

TEST_CASE("visibility: parentheses group only where an operand may start") {
  CHECK(program("a == 1 && (b == 2 || c == 3)") == "a=1 b=2 c=3 |2 &2");
  CHECK(program("(a == 1 || b == 2) && c == 3") == "a=1 b=2 |2 c=3 &2");
  CHECK(program("((a == 1))") == "a=1");
  CHECK(program("a == it's (or was) slow || b == 2") == "a=it's (or was) slow b=2 |2");
  CHECK(program("a == 1 || (b == odd (text) && c == 2)") == "a=1 b=odd (text) c=2 &2 |2");
  CHECK(program("a == smile :)") == "a=smile :)");
}

TEST_CASE("visibility: what cannot be read gives no program and says what was expected") {
  CHECK(expected("kind") == "4: `==` or `!=`");
  CHECK(expected("a = 1") == "5: `==` or `!=`");
  CHECK(expected("a == 1 &&") == "9: the id of an element");
  CHECK(expected("== 1") == "0: the id of an element");
  CHECK(expected("a == 1 || || b == 2") == "10: the id of an element");
  CHECK(expected("(a == 1") == "7: `)`");
  CHECK(expected("(a == 1) b == 2") == "9: `&&` or `||`");
}

TEST_CASE("visibility: places of ids and literals are without the spaces around them") {
  const ParsedVisibility parsed = parse_visibility("a == 1 ||  bb !=  two words ");
  REQUIRE(parsed.id_spans.size() == 2);
  CHECK(parsed.id_spans[1] == Span{11, 13});
  CHECK(parsed.literal_spans[1] == Span{18, 27});
}

TEST_CASE("visibility: terms and open parentheses are bounded") {
  std::string longest = "a == 1";
  for (std::uint32_t i = 1; i < max_visibility_terms; ++i) longest += " || a == 1";
  CHECK(parse_visibility(longest).expected.empty());
  CHECK(expected(longest + " || a == 1").ends_with("fewer terms"));
  CHECK(program(std::string(max_visibility_groups, '(') + "a == 1" + std::string(max_visibility_groups, ')')) == "a=1");
  CHECK(expected(std::string(1 << 20, '(')).ends_with("fewer open parentheses"));
}
