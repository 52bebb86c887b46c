#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

UnitBuilder cell_row(Op cell, std::initializer_list<const char*> words) {
  UnitBuilder u;
  u.add(Op::table_row);
  int column = 0;
  for (const char* word : words) u.add(cell, {column++}).add(Op::text, {word}).close();
  return u.close();
}

UnitBuilder small_table() {
  UnitBuilder u;
  u.add(Op::table, {"lcr-"}).add(Op::table_head).append(cell_row(Op::header_cell, {"a", "b", "c", "d"})).close();
  u.add(Op::table_body).append(cell_row(Op::data_cell, {"1", "two", "3", "4"})).close().close();
  return u;
}

using Rows = std::initializer_list<std::initializer_list<const char*>>;

UnitBuilder table_of(Rows head, Rows body) {
  UnitBuilder u;
  u.add(Op::table, {"--"}).add(Op::table_head);
  for (const auto& row : head) u.append(cell_row(Op::header_cell, row));
  u.close().add(Op::table_body);
  for (const auto& row : body) u.append(cell_row(Op::data_cell, row));
  return u.close().close();
}

std::string ansi(const UnitBuilder& u, unsigned width = 0) {
  RenderOptions options;
  options.width = width;
  return render(article_of(u), &Article::render_ansi, options);
}

}  // namespace

TEST_CASE("blocks: tables") {
  CHECK(html(small_table()) ==
        "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"center\">b</th>\n<th align=\"right\">c</th>\n"
        "<th>d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"left\">1</td>\n<td align=\"center\">two</td>\n"
        "<td align=\"right\">3</td>\n<td>4</td>\n</tr>\n</tbody>\n</table>\n");
  CHECK(text(small_table()) == "a   b   c  d\n-  ---  -  -\n1  two  3  4\n");
}

TEST_CASE("blocks: a head without text is none, and each line of a head stands above the rule") {
  UnitBuilder empty = table_of({{"", ""}}, {{"a", ""}, {"bcd", "e"}});
  CHECK(text(empty) == "a\nbcd  e\n");
  CHECK(ansi(empty).find("\u2500\u253c") == std::string::npos);
  CHECK(text(table_of({{"", ""}}, {})).empty());
  UnitBuilder two = table_of({{"name", ""}, {"", "unit"}}, {{"disk", "GB"}});
  CHECK(text(two) == "name\n      unit\n----  ----\ndisk  GB\n");
  for (const char* word : {"name", "unit", "disk", "GB"}) CHECK(ansi(two, 5).find(word) != std::string::npos);
}

TEST_CASE("blocks: columns of text are as wide as they show") {
  CHECK(text(table_of({{"a", "b"}}, {{"\u65e5\u672c", "x"}, {"e\u0301", "y"}})) ==
        "a     b\n----  -\n\u65e5\u672c  x\ne\u0301     y\n");
}

TEST_CASE("blocks: code keeps its lines") {
  UnitBuilder u;
  u.add(Op::code_block, {"c++ extra"}).add(Op::text, {"one\n"}).add(Op::text_escaped, {"  a < b\n"}).close();
  CHECK(html(u) == "<pre><code class=\"language-c++\">one\n  a &lt; b\n</code></pre>\n");
  CHECK(text(u) == "    one\n      a < b\n");
}

TEST_CASE("blocks: quotes, notes, rules, regions, sections") {
  UnitBuilder u;
  u.add(Op::block_quote).add(Op::paragraph).add(Op::text, {"q"}).close().close();
  u.add(Op::note_box, {"NOTE"}).add(Op::paragraph).add(Op::text, {"n"}).close().close().add(Op::thematic_break);
  u.add(Op::region, {0}).add(Op::paragraph).add(Op::text, {"r"}).close().close();
  u.add(Op::section, {"S & T"}).add(Op::paragraph).add(Op::text, {"s"}).close().close();
  CHECK(html(u) ==
        "<blockquote>\n<p>q</p>\n</blockquote>\n"
        "<blockquote class=\"shelf-note\">\n<p><strong>NOTE</strong></p>\n<p>n</p>\n</blockquote>\n<hr>\n"
        "<div class=\"shelf-region\" data-shelf-region=\"issueDescription\">\n<p>r</p>\n</div>\n"
        "<section class=\"shelf-section\"><h2>S &amp; T</h2>\n<p>s</p>\n</section>\n");
  CHECK(text(u) == "  q\n\n  NOTE:\n\n  n\n\n----------\n\nr\n\n## S & T\n\ns\n");
}

TEST_CASE("blocks: the title shows only when asked for") {
  UnitBuilder u;
  u.add(Op::title, {0}).add(Op::text, {"T"}).close().add(Op::paragraph).add(Op::text, {"p"}).close();
  const RenderOptions title{true, nullptr};
  CHECK(html(u) == "<p>p</p>\n");
  CHECK(html(u, title) == "<h1>T</h1>\n<p>p</p>\n");
  CHECK(text(u) == "p\n");
  CHECK(text(u, title) == "# T\n\np\n");
}

TEST_CASE("blocks: lists as text nest by indentation") {
  UnitBuilder u;
  u.add(Op::bullet_list, {1}).add(Op::list_item).add(Op::text, {"a"});
  u.add(Op::ordered_list, {1, 9}).add(Op::list_item).add(Op::text, {"b"}).add(Op::soft_break).add(Op::text, {"c"});
  u.close().add(Op::list_item).add(Op::text, {"d"}).close().close().close();
  u.add(Op::list_item).add(Op::text, {"e"}).close().close().add(Op::paragraph).add(Op::text, {"f"}).close();
  CHECK(text(u) == "- a\n  9. b\n     c\n  10. d\n- e\n\nf\n");
  UnitBuilder loose;
  loose.add(Op::bullet_list, {0});
  for (const char* word : {"a", "b"}) loose.add(Op::list_item).add(Op::paragraph).add(Op::text, {word}).close().close();
  loose.close();
  CHECK(text(loose) == "- a\n\n- b\n");
}

TEST_CASE("blocks: nested lists break lines as md4c does") {
  UnitBuilder u;
  u.add(Op::bullet_list, {1}).add(Op::list_item).add(Op::text, {"a"});
  u.add(Op::bullet_list, {1}).add(Op::list_item).add(Op::text, {"b"}).close().close().close().close();
  CHECK(html(u) == "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n");
}

TEST_CASE("blocks: HTML elements are written from the vocabulary") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::html_element, {21, "full & name"}).add(Op::text, {"x"}).close();
  u.add(Op::html_element, {24, ""}).close().add(Op::strong).add(Op::emphasis).add(Op::text, {"y"}).close().close();
  u.close();
  CHECK(html(u) == "<p><abbr title=\"full &amp; name\">x</abbr><wbr><strong><em>y</em></strong></p>\n");
}

TEST_CASE("text: control characters never come out") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::text, {"a\x1b[31mb\xC2\x9Bz\x7f"}).close();
  CHECK(text(u) == "a\xEF\xBF\xBD[31mb\xEF\xBF\xBDz\xEF\xBF\xBD\n");
  UnitBuilder note;
  note.add(Op::note_box, {"N\x12"}).close();
  CHECK(text(note) == "  N\xEF\xBF\xBD:\n");
}
