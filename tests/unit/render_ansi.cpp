#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string ansi(const UnitBuilder& inner, RenderOptions options = {}) {
  return render(article_of(inner), &Article::render_ansi, options);
}

RenderOptions plain(unsigned width) {
  RenderOptions options;
  options.width = width;
  options.color = false;
  options.hyperlinks = false;
  return options;
}

UnitBuilder paragraph(const char* text) {
  UnitBuilder u;
  return u.add(Op::paragraph).add(Op::text, {text}).close();
}

// Depth nested bullet lists, an item with a text each.
UnitBuilder nested_lists(int depth) {
  UnitBuilder u;
  for (int i = 0; i < depth; ++i) u.add(Op::bullet_list, {1}).add(Op::list_item).add(Op::text, {"word word"});
  for (int i = 0; i < depth; ++i) u.close().close();
  return u;
}

UnitBuilder link(const char* address) {
  UnitBuilder u;
  return u.add(Op::paragraph).add(Op::link, {address, ""}).add(Op::text, {"two words"}).close().close();
}

UnitBuilder cell_row(Op cell, std::initializer_list<const char*> words) {
  UnitBuilder u;
  u.add(Op::table_row);
  int column = 0;
  for (const char* word : words) u.add(cell, {column++}).add(Op::text, {word}).close();
  return u.close();
}

UnitBuilder small_table() {
  UnitBuilder u;
  u.add(Op::table, {"l-"}).add(Op::table_head).append(cell_row(Op::header_cell, {"Light", "Meaning"})).close();
  u.add(Op::table_body).append(cell_row(Op::data_cell, {"red", "the drawer is open"})).close().close();
  return u;
}

}  // namespace

TEST_CASE("ansi: every style ends with its line") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::strong).add(Op::text, {"one two"}).close().add(Op::text, {" three"}).close();
  RenderOptions options;
  options.width = 5;
  CHECK(ansi(u, options) == "\x1b[0;1mone\x1b[0m\n\x1b[0;1mtwo\x1b[0m\nthree\n");
  options.color = false;
  CHECK(ansi(u, options) == "one\ntwo\nthree\n");
}

TEST_CASE("ansi: links of the terminal for known schemes only, closed at each line's end") {
  RenderOptions options;
  options.width = 5;
  options.color = false;
  const std::string begin = "\x1b]8;;https://a.example/x\x1b\\", end = "\x1b]8;;\x1b\\";
  CHECK(ansi(link("https://a.example/x"), options) == begin + "two" + end + "\n" + begin + "words" + end + "\n");
  options.width = 80;
  CHECK(ansi(link("/relative"), options) == "two words (/relative)\n");
  CHECK(ansi(link("javascript:x"), options).find('\x1b') == std::string::npos);
  CHECK(ansi(link("https://a.example/x"), plain(80)) == "two words (https://a.example/x)\n");
}

TEST_CASE("ansi: code is marked by more than a colour") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::code_span).add(Op::text, {"a"}).close().add(Op::text, {"."}).close();
  CHECK(ansi(u) == "\x1b[0;36m`a`\x1b[0m.\n");
  CHECK(ansi(u, plain(80)) == "`a`.\n");
}

TEST_CASE("ansi: lists and quotes hang") {
  UnitBuilder u;
  u.add(Op::ordered_list, {1, 9}).add(Op::list_item).add(Op::text, {"one two"}).close();
  u.add(Op::list_item).add(Op::text, {"three"}).close().close();
  u.add(Op::note_box, {"NOTE"}).append(paragraph("four five")).close();
  CHECK(ansi(u, plain(8)) == "9. one\n   two\n10. thre\n    e\n\n\u2502 NOTE\n\u2502 four\n\u2502 five\n");
}

TEST_CASE("ansi: however narrow, text keeps half of the line") {
  const std::string ten = ansi(nested_lists(6), plain(10));
  std::size_t begin = 0, words = 0;
  for (std::size_t end = ten.find('\n'); end != std::string::npos; begin = end + 1, end = ten.find('\n', begin)) {
    std::size_t columns = 0;
    for (std::size_t i = begin; i < end; ++i) columns += (static_cast<unsigned char>(ten[i]) & 0xC0) != 0x80;
    CHECK(columns <= 10);
  }
  for (auto at = ten.find("word"); at != std::string::npos; at = ten.find("word", at + 1)) ++words;
  CHECK(words == 12);
  CHECK(ansi(nested_lists(1), plain(1)) == "\u2022\nw\no\nr\nd\nw\no\nr\nd\n");
  CHECK(ansi(paragraph("a bc"), plain(1)) == "a\nb\nc\n");
}

TEST_CASE("ansi: tables shrink, then become one line per cell") {
  CHECK(ansi(small_table(), plain(80)) ==
        "Light \u2502 Meaning\n"
        "\u2500\u2500\u2500\u2500\u2500\u2500\u253c\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500"
        "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\n"
        "red   \u2502 the drawer is open\n");
  CHECK(ansi(small_table(), plain(20)).find("red   \u2502 the drawer\n      \u2502 is open\n") != std::string::npos);
  CHECK(ansi(small_table(), plain(12)) == "Light: red\nMeaning: the\ndrawer is\nopen\n");
}

TEST_CASE("ansi: a table of lines has an empty one between rows, and keeps its links") {
  UnitBuilder u;
  u.add(Op::table, {"-"}).add(Op::table_body);
  for (const char* word : {"one", "two"}) {
    u.add(Op::table_row)
        .add(Op::data_cell, {0})
        .add(Op::link, {"https://a.example/", ""})
        .add(Op::text, {word})
        .close();
    u.close().add(Op::data_cell, {1}).add(Op::text, {"long word"}).close().add(Op::data_cell, {2}).close().close();
  }
  u.close().close();
  RenderOptions linked = plain(5);
  linked.hyperlinks = true;
  const std::string begin = "\x1b]8;;https://a.example/\x1b\\", end = "\x1b]8;;\x1b\\";
  CHECK(ansi(u, linked) == begin + "one" + end + "\nlong\nword\n\n" + begin + "two" + end + "\nlong\nword\n");
}

TEST_CASE("ansi: lines of code are as long as they are") {
  UnitBuilder u;
  u.add(Op::code_block, {""}).add(Op::text, {"one two three\n  four\n"}).close();
  CHECK(ansi(u, plain(5)) == "  one two three\n    four\n");
}

TEST_CASE("ansi: values cannot steer the terminal") {
  Values values;
  values.set("v", "a\x1b]0;title\x07\nb\u202e");
  RenderOptions options = plain(80);
  options.values = &values;
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::token, {0, "v", "d"}).close();
  CHECK(ansi(u, options) == "a\uFFFD]0;title\uFFFD\nb\uFFFD\n");
}

TEST_CASE("ansi: a list value that stands alone is a list") {
  Values values;
  values.set_list("v", std::vector<std::string>{"a", "b\nc"});
  RenderOptions options = plain(80);
  options.values = &values;
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::text, {"x"}).add(Op::soft_break).add(Op::token, {1, "v", "d"}).close();
  CHECK(ansi(u, options) == "x\n\n\u2022 a\n\u2022 b\n  c\n");
}
