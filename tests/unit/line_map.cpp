#include "diagnostics/line_map.hpp"

#include "support/catch.hpp"

using shelf::compiler::LineMap;
using shelf::compiler::Position;

TEST_CASE("line_map: columns count code points, a tab is one") {
  const LineMap map("a\tb\n\xc3\xa4\xe2\x82\xac!\n");
  CHECK(map.position(0) == Position{1, 1});
  CHECK(map.position(2) == Position{1, 3});
  CHECK(map.position(4) == Position{2, 1});
  CHECK(map.position(9) == Position{2, 3});
}

TEST_CASE("line_map: an offset past the end is the end") {
  const LineMap map("ab\ncd");
  CHECK(map.position(5) == Position{2, 3});
  CHECK(map.position(500) == Position{2, 3});
  CHECK(LineMap("").position(7) == Position{1, 1});
}

TEST_CASE("line_map: the line feed belongs to its line and not to the text of it") {
  const LineMap map("one\ntwo\n");
  CHECK(map.position(3) == Position{1, 4});
  CHECK(map.line_text(1) == "one");
  CHECK(map.line_text(2) == "two");
  CHECK(map.line_text(3).empty());
  CHECK(map.line_count() == 3);
}
