// What blocks become inside a cell: lines of it. And operations that only a hostile article has there.
#include "support/html_outline.hpp"
#include "support/widget_samples.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

using format::HtmlTag;

UnitBuilder words(const char* text) {
  UnitBuilder u;
  return u.add(Op::paragraph).add(Op::text, {text}).close();
}

// A table of one cell that holds `inner`, another cell behind it.
UnitBuilder cell(const UnitBuilder& inner) {
  UnitBuilder u;
  u.add(Op::table, {"--"}).add(Op::table_body).add(Op::table_row).add(Op::data_cell, {0}).append(inner).close();
  return u.add(Op::data_cell, {1}).add(Op::text, {"z"}).close().close().close().close();
}

std::string markdown(const UnitBuilder& u) { return render(article_of(u), &Article::render_markdown, {}); }
std::string in_cell(const UnitBuilder& inner) { return text(cell(inner)); }

UnitBuilder list(Op kind) {
  UnitBuilder u;
  kind == Op::ordered_list ? u.add(kind, {1, 3}) : u.add(kind, {1});
  for (const char* item : {"one", "two"}) u.add(Op::list_item).add(Op::text, {item}).close();
  return u.close();
}

UnitBuilder element(HtmlTag tag, const UnitBuilder& inner) {
  UnitBuilder u;
  return u.add(Op::html_element, {static_cast<int>(tag), ""}).append(inner).close();
}

UnitBuilder plain(const char* text) {
  UnitBuilder u;
  return u.add(Op::text, {text});
}

}  // namespace

TEST_CASE("cells: in text a cell is one line, whatever stands in it") {
  CHECK(in_cell(list(Op::bullet_list)) == "\u2022 one \u2022 two  z\n");
  CHECK(in_cell(list(Op::ordered_list)) == "3. one 4. two  z\n");
  UnitBuilder quote;
  quote.add(Op::block_quote).append(words("q")).append(words("r")).close();
  CHECK(in_cell(quote) == "q r  z\n");
  UnitBuilder section;
  section.add(Op::section, {"S"}).append(words("s")).close();
  CHECK(in_cell(section) == "S s  z\n");
  UnitBuilder rule = plain("a");
  rule.add(Op::thematic_break).add(Op::text, {"b"});
  CHECK(in_cell(rule) == "a b  z\n");
  UnitBuilder nested = plain("a");
  nested.add(Op::data_cell, {0}).add(Op::text, {"b"}).close();
  CHECK(in_cell(nested) == "a b  z\n");
  CHECK(in_cell(cell(plain("deep"))) == "deep z  z\n");
  CHECK(in_cell(element_of(WidgetKind::Insight)) == "the fallback  z\n");
}

TEST_CASE("cells: rows stay in order, what stands in the table before them comes first") {
  UnitBuilder u;
  u.add(Op::table, {"-"}).append(element(HtmlTag::caption, plain("caption"))).add(Op::table_body);
  for (const char* text : {"one", "two"})
    u.add(Op::table_row).add(Op::data_cell, {0}).append(words(text)).append(words("more")).close().close();
  u.close().close().append(words("behind"));
  CHECK(text(u) == "caption\n\none more\ntwo more\n\nbehind\n");
}

TEST_CASE("cells: in Markdown blocks are lines of the cell, code keeps its bars") {
  CHECK(markdown(cell(list(Op::bullet_list))) == "| | |\n| --- | --- |\n| \u2022 one<br>\u2022 two | z |\n");
  CHECK(markdown(cell(list(Op::ordered_list))) == "| | |\n| --- | --- |\n| 3. one<br>4. two | z |\n");
  UnitBuilder code;
  code.add(Op::code_block, {"sh"}).add(Op::text, {"a | b\n"}).close();
  CHECK(markdown(cell(code)) == "| | |\n| --- | --- |\n| `a \\| b` | z |\n");
  UnitBuilder section;
  section.add(Op::section, {"S"}).append(words("s")).close();
  CHECK(markdown(cell(section)) == "| | |\n| --- | --- |\n| S<br>s | z |\n");
  UnitBuilder rule = plain("a");
  rule.add(Op::thematic_break).add(Op::text, {"b"});
  CHECK(markdown(cell(rule)) == "| | |\n| --- | --- |\n| a<br>b | z |\n");
  CHECK(markdown(cell(element_of(WidgetKind::Insight))) == "| | |\n| --- | --- |\n| the fallback | z |\n");
  UnitBuilder nested = plain("a");
  nested.add(Op::data_cell, {0}).add(Op::text, {"b"}).close();
  CHECK(markdown(cell(nested)) == "| | |\n| --- | --- |\n| a b | z |\n");
}

TEST_CASE("cells: blocks of HTML are lines too, and blocks outside of tables") {
  UnitBuilder parts = plain("a");
  parts.append(element(HtmlTag::hr, {})).append(element(HtmlTag::div, plain("b")));
  parts.append(element(HtmlTag::blockquote, plain("c"))).append(element(HtmlTag::pre, plain("d\ne")));
  parts.add(Op::text, {"f"});
  CHECK(in_cell(parts) == "a b c d e f  z\n");
  CHECK(markdown(cell(parts)) == "| | |\n| --- | --- |\n| a<br>b<br>c<br>d e<br>f | z |\n");
  CHECK(text(parts) == "a\n\n----------\n\nb\n\n  c\n\n    d\n    e\n\nf\n");
  CHECK(markdown(parts) == "a\n\n---\n\nb\n\n> c\n\n```\nd\ne\n```\n\nf\n");
}

TEST_CASE("elements of HTML have the style of what they mean, also where it takes no words") {
  const auto shown = [](HtmlTag tag) {
    UnitBuilder u;
    u.add(Op::paragraph).append(element(tag, plain("x"))).close();
    const std::string out = markdown(u);
    return out.substr(0, out.find('\n'));
  };
  CHECK(shown(HtmlTag::b) == "**x**");
  for (const HtmlTag tag : {HtmlTag::i, HtmlTag::var, HtmlTag::cite}) CHECK(shown(tag) == "_x_");
  for (const HtmlTag tag : {HtmlTag::s, HtmlTag::del}) CHECK(shown(tag) == "~~x~~");
  for (const HtmlTag tag : {HtmlTag::code, HtmlTag::kbd, HtmlTag::samp}) CHECK(shown(tag) == "`x`");
  for (const HtmlTag tag : {HtmlTag::u, HtmlTag::ins, HtmlTag::span, HtmlTag::small}) CHECK(shown(tag) == "x");
  UnitBuilder underlined;
  underlined.add(Op::paragraph).append(element(HtmlTag::ins, plain("x"))).close();
  CHECK(render(article_of(underlined), &Article::render_ansi, {}).find("\x1b[0;4mx") != std::string::npos);
}

TEST_CASE("cells: parts of a table without a table, cells without a row, are text") {
  UnitBuilder row;
  row.add(Op::table_row).add(Op::data_cell, {0}).add(Op::text, {"a"}).close().close();
  UnitBuilder loose;
  loose.add(Op::table, {"-"}).add(Op::data_cell, {0}).add(Op::text, {"a"}).close().close();
  UnitBuilder item;
  item.add(Op::list_item).add(Op::text, {"a"}).close();
  for (const UnitBuilder& u : {row, loose, item}) {
    CHECK(text(u).find('a') != std::string::npos);
    CHECK(markdown(u).find('a') != std::string::npos);
  }
  UnitBuilder empty;
  empty.add(Op::table, {""}).close().append(words("x"));
  CHECK(text(empty) == "x\n");
  CHECK(markdown(empty) == "x\n");
}
