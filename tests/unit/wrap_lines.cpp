#include "render/wrap_lines.hpp"

#include "render/display_width.hpp"
#include "support/catch.hpp"

using namespace shelf::detail;

namespace {

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  WordSplitter words;
  words.add(text, 0, 0);
  std::vector<std::string> lines;
  for (const Line& line : wrap_lines(words.pieces(), width)) {
    std::string& out = lines.emplace_back();
    for (const Piece& piece : line.pieces) out += piece.text;
    CHECK(line.width == display_width(out));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("wrap_lines: words stay whole and blanks end with the line") {
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("one two  three", 8) == Lines{"one two", "three"});
  CHECK(wrap("one two three", 0) == Lines{"one two three"});
  CHECK(wrap(" one ", 10) == Lines{"one"});
  CHECK(wrap("", 10) == Lines{""});
}

TEST_CASE("wrap_lines: a word longer than a line is cut") {
  CHECK(wrap("abcdefgh ij", 3) == Lines{"abc", "def", "gh", "ij"});
  CHECK(wrap("a bcdef", 3) == Lines{"a", "bcd", "ef"});
  CHECK(wrap("abc de", 1) == Lines{"a", "b", "c", "d", "e"});
}

TEST_CASE("wrap_lines: wide characters take two columns, combining marks none") {
  CHECK(display_width("\u65e5\u672c") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\U0001F600") == 2);
  CHECK(wrap("\u65e5\u672c\u8a9e", 5) == Lines{"\u65e5\u672c", "\u8a9e"});
  CHECK(wrap("\u65e5\u672c", 1) == Lines{"\u65e5", "\u672c"});  // no narrower line can hold them
  CHECK(wrap("ae\u0301b", 2) == Lines{"ae\u0301", "b"});
}

TEST_CASE("wrap_lines: a word of two styles is not broken between them") {
  WordSplitter words;
  words.add("one tw", style_strong, 0);
  words.add("o three", 0, 0);
  const auto lines = wrap_lines(words.pieces(), 5);
  REQUIRE(lines.size() == 3);
  REQUIRE(lines[1].pieces.size() == 2);
  CHECK(lines[1].pieces[0].text == "tw");
  CHECK(lines[1].pieces[0].style == style_strong);
  CHECK(lines[1].pieces[1].text == "o");
}

TEST_CASE("wrap_lines: what a terminal would obey becomes a replacement character") {
  CHECK(wrap("a\x1b[31mb", 0) == Lines{"a\uFFFD[31mb"});
  CHECK(wrap("\u202e\u2066\u200f\u009b\x7f", 0) == Lines{"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"});
  CHECK(wrap("a\xff", 0) == Lines{"a\uFFFD"});
}

TEST_CASE("wrap_lines: a long word takes time in proportion to its length") {
  const auto lines = wrap(std::string(300'000, 'a'), 1);
  CHECK(lines.size() == 300'000);
}
