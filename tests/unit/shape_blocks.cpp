#include "markdown/shape_blocks.hpp"

#include <cstdint>

#include "markdown/parse_blocks.hpp"
#include "node_outline.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;
namespace format = shelf::format;

namespace {

// A body as the pre-pass hands it on: `{}` stands for the next mark, with slashes where the mark has them.
struct Case {
  std::string_view text;
  std::vector<Mark> marks = {};
  format::ArticleType type = format::ArticleType::generic;
  std::string page_title = {};
  std::optional<std::string> heading_above = {};
};

struct Shaped {
  std::string outline, title;
  std::vector<Code> codes;
  Figures figures;
};

bool has_slashes(const Mark& mark) { return mark.kind != Mark::Kind::token && mark.kind < Mark::Kind::region_open; }

PreparedMarkdown prepare(const Case& example) {
  std::string text;
  std::size_t index = 0;
  for (std::size_t at = 0; at < example.text.size(); ++at) {
    if (example.text.substr(at, 2) != "{}") {
      text += example.text[at];
      continue;
    }
    const std::string slash = has_slashes(example.marks[index]) ? "/" : "";
    text += slash + mark_begin + std::to_string(index++) + mark_end + slash;
    ++at;
  }
  PreparedMarkdown prepared;
  prepared.text.keep(text, 0);
  prepared.marks = example.marks;
  return prepared;
}

Shaped shape(const Case& example) {
  DiagnosticSink sink;
  PreparedMarkdown prepared = prepare(example);
  auto document = parse_blocks(prepared, sink);
  REQUIRE(document);
  RawHeader raw;
  raw.heading_above = example.heading_above;
  Header header;
  header.type = example.type;
  header.title = example.page_title;
  Shaped out;
  const MarkdownBody body = shape_blocks(std::move(*document), prepared, raw, header, out.figures, sink);
  out.outline = outline(body.document.children);
  out.title = body.title;
  for (const Diagnostic& diagnostic : sink.diagnostics())
    if (diagnostic.code != Code::MD1) out.codes.push_back(diagnostic.code);
  return out;
}

std::string shaped(std::string_view text, std::vector<Mark> marks = {}) {
  return shape({text, std::move(marks)}).outline;
}

Mark mark(Mark::Kind kind, std::string name = {}, std::string text = {}) {
  Mark out;
  out.kind = kind;
  out.name = name;
  out.text = std::move(text);
  out.raw = kind == Mark::Kind::html_open    ? "<" + name + ">"
            : kind == Mark::Kind::html_close ? "</" + name + ">"
                                             : name;
  return out;
}
Mark open(std::string name) { return mark(Mark::Kind::html_open, std::move(name)); }
Mark close(std::string name) { return mark(Mark::Kind::html_close, std::move(name)); }
Mark paired(Mark mark) {
  mark.paired = true;
  return mark;
}
Mark line_break() { return mark(Mark::Kind::line_break, "<br>"); }
Mark region(bool opens, std::uint32_t number = 0) {
  Mark out = mark(opens ? Mark::Kind::region_open : Mark::Kind::region_close, "<!--region-->");
  out.number = number;
  return out;
}
Mark section(std::string title) { return mark(Mark::Kind::section, {}, std::move(title)); }
Mark widget() { return mark(Mark::Kind::widget, "<azureKB></azureKB>"); }
Mark token(std::string text, std::string default_text) {
  Mark out = mark(Mark::Kind::token, {}, std::move(text));
  out.default_text = std::move(default_text);
  out.raw = "<!--$" + out.text + "-->";
  return out;
}

}  // namespace

TEST_CASE("shape_blocks: the first H1 is the title, further ones are headings") {
  const Shaped two = shape({"# **A** b\n\n# C", {}});
  CHECK(two.outline == R"(title(strong("A") " b") h1("C"))");
  CHECK(two.title == "A b");
  CHECK(two.codes == std::vector{Code::MD2});
}

TEST_CASE("shape_blocks: without an H1 the heading above the header or pageTitle is the title") {
  const Shaped above = shape({"a", {}, format::ArticleType::generic, "Page", "# **Above**"});
  CHECK(above.outline == R"(title("Above") p("a"))");
  CHECK(above.title == "Above");
  const Shaped page = shape({"a", {}, format::ArticleType::generic, "Page", {}});
  CHECK(page.outline == R"(title*("Page") p("a"))");
  CHECK(page.title.empty());
}

TEST_CASE("shape_blocks: headings lose wrapping bold marks and template arrows; empty ones go") {
  CHECK(shaped("# T\n\n## **A**\n\n## **A** b\n\n##") == R"(title("T") h2("A") h2(strong("A") " b"))");
  const Shaped arrows = shape({"# <-- A b -->", {}});
  CHECK(arrows.outline == R"(title("A b"))");
  CHECK(arrows.codes == std::vector{Code::CMT5});
  CHECK(shaped("## **<-- A -->**") == R"(h2("A"))");
}

TEST_CASE("shape_blocks: a heading without a space is a heading, tags and numbers of prose are not") {
  const Shaped heading = shape({"a\n##Setting up ##\nb", {}});
  CHECK(heading.outline == R"(p("a") h2("Setting up") p("b"))");
  CHECK(heading.codes == std::vector{Code::MD4});
  const Shaped bold = shape({"##**Setting** up", {}});
  CHECK(bold.outline == R"(h2(strong("Setting") " up"))");
  CHECK(bold.codes == std::vector{Code::MD4});
  CHECK(shaped("##**Setting up**") == R"(h2("Setting up"))");
  CHECK(shaped("##_Setting up_") == R"(p("##" em("Setting up")))");
  CHECK(shaped("#One #Two") == R"(p("#One #Two"))");
  CHECK(shaped("#one") == R"(p("#one"))");
  CHECK(shaped("a #One") == R"(p("a #One"))");
}

TEST_CASE("shape_blocks: one pair of asterisks with blanks inside is bold, any other stays") {
  const Shaped pair = shape({"a ** b ** c", {}});
  CHECK(pair.outline == R"(p("a  " strong("b") "  c"))");
  CHECK(pair.codes == std::vector{Code::MD5});
  CHECK(shaped("** a *b* c **") == R"(p(" " strong("a " em("b") " c") " "))");
  const Shaped single = shape({"a ** b", {}});
  CHECK(single.outline == R"(p("a ** b"))");
  CHECK(single.codes == std::vector{Code::MD5});
}

TEST_CASE("shape_blocks: HTML becomes a tree that ends with its block") {
  CHECK(shaped("a {}b{} c", {open("b"), close("b")}) == R"(p("a " html:b("b") " c"))");
  const Shaped unclosed = shape({"{}a\n\nb{}", {open("u"), close("u")}});
  CHECK(unclosed.outline == R"(p(html:u("a")) p("b"))");
  CHECK(unclosed.codes == std::vector{Code::TAG3, Code::TAG3});
  CHECK(shaped("**a {}b** c{}", {open("i"), close("i")}) == R"(p(strong("a " html:i("b")) " c"))");
}

TEST_CASE("shape_blocks: tags that are balanced over the article are no defect") {
  const Shaped balanced = shape({"{}a\n\nb{}", {paired(open("u")), paired(close("u"))}});
  CHECK(balanced.outline == R"(p(html:u("a")) p("b"))");
  CHECK(balanced.codes.empty());
}

TEST_CASE("shape_blocks: an ordered HTML list around code keeps its numbering") {
  const Shaped list = shape({"{}{}a{}{}b\n\n---\n\n{}c{}\n\n---\n\n{}d{}{}\n\n{}e{}",
                             {paired(open("ol")), open("li"), close("li"), open("li"), open("li"), close("li"),
                              open("li"), close("li"), paired(close("ol")), open("li"), close("li")}});
  CHECK(list.outline == R"(ol-1(li("a") li("b")) hr ol-3(li("c")) hr ol-4(li("d")) ul-(li("e")))");
  CHECK(list.codes.empty());
}

TEST_CASE("shape_blocks: a break between the items of an HTML list is no item") {
  CHECK(shaped("{}{}a{}{}{}b{}{}", {open("ol"), open("li"), close("li"), line_break(), open("li"), close("li"),
                                    close("ol")}) == R"(ol-1(li("a") li("b")))");
}

TEST_CASE("shape_blocks: blocks of HTML leave the paragraph") {
  CHECK(shaped("a\n{}{}b{}{}\nc", {open("ul"), open("li"), close("li"), close("ul")}) ==
        R"(p("a") ul-(li("b")) p("c"))");
  CHECK(shaped("* a {}b{}", {open("div"), close("div")}) == R"(ul-(li("a " html:div("b"))))");
  CHECK(shaped("## {}a{}", {open("div"), close("div")}) == R"(h2("a"))");
}

TEST_CASE("shape_blocks: an element that opens and closes alone wraps the blocks between") {
  const Shaped span = shape({"{}\n\n* a\n\n{}\n\nb", {open("span"), close("span")}});
  CHECK(span.outline == R"(html:div(ul-(li("a"))) p("b"))");
  CHECK(span.codes.empty());
  CHECK(shaped("{}\n\na\n\n{}\n\nb\n\n{}", {open("div"), section("S"), close("div")}) == R"(p("a") section:S(p("b")))");
}

TEST_CASE("shape_blocks: line breaks alone stand between blocks") {
  CHECK(shaped("a{}\nb", {line_break()}) == R"(p("a" br "b"))");
  CHECK(shaped("a\n\n{}\n{}\n\nb", {line_break(), line_break()}) == R"(p("a") br br p("b"))");
  Mark wrong = line_break();
  wrong.end_tag = true;
  CHECK(shape({"a{}b", {wrong}}).codes == std::vector{Code::TAG2});
}

TEST_CASE("shape_blocks: preformatted text keeps its lines and means nothing in Markdown") {
  CHECK(shaped("a {} b", {mark(Mark::Kind::preformatted, "pre", "\nx *y*\n  z &lt;")}) ==
        "p(\"a\") html:pre(\"x *y*\n  z <\") p(\"b\")");
}

TEST_CASE("shape_blocks: placeholders are text and counted") {
  const Shaped out =
      shape({"ping {} {}", {mark(Mark::Kind::placeholder, "<host>"), mark(Mark::Kind::placeholder, "<a b>")}});
  CHECK(out.outline == R"(p("ping <host> <a b>"))");
  CHECK(out.codes == std::vector{Code::TAG1, Code::TAG1});
  CHECK(out.figures.placeholders == 2);
  CHECK(out.figures.placeholder_files == 1);
}

TEST_CASE("shape_blocks: tokens stay tokens, also in code; other marks in code are as authored") {
  Mark alone = token("Name", "x");
  alone.alone = true;
  CHECK(shaped("a{}b **{}**\n\n{}", {token("N", "n"), token("M", "m"), alone}) ==
        R"(p("a" token:N|n|0 "b " strong(token:M|m|0)) p(token:Name|x|1))");
  CHECK(shaped("`a {} {}`", {token("N", "n"), open("b")}) == R"(p(code("a " token:N|n|2 " <b>")))");
  CHECK(shaped("    {}\n", {widget()}) == "code_block:(\"<azureKB></azureKB>\n\")");
  CHECK(shaped("[a](<https://example.org/{}> \"{}\")", {mark(Mark::Kind::placeholder, "%3Cid%3E"), token("N", "n")}) ==
        R"(p(link:https://example.org/%3Cid%3E("a")))");
}

TEST_CASE("shape_blocks: regions nest around blocks") {
  CHECK(shaped("# T\n\n{}\n\na\n\n{}\n\nb", {region(true), region(false)}) == R"(title("T") region0(p("a")) p("b"))");
  CHECK(shaped("{}\n\n{}", {region(true), region(false)}) == "region0");
  CHECK(shaped("{}\n\na\n\n{}\n\nb\n\n{}\n\nc\n\n{}",
               {region(true, 1), region(true, 2), region(false, 1), region(false, 2)}) ==
        R"(region1(p("a") region2(p("b"))) region2(p("c")))");
  CHECK(shaped("* a\n\n  {}\n\n  b\n\nc\n\n{}", {region(true), region(false)}) ==
        R"(region0(ul=(li(p("a") p("b"))) p("c")))");
}

TEST_CASE("shape_blocks: a section runs to the next one; regions that are open go on inside") {
  CHECK(shaped("a\n\n{}\n\nb\n\n{}\n\nc", {section("S"), section("R")}) ==
        R"(p("a") section:S(p("b")) section:R(p("c")))");
  CHECK(shaped("{}\n\na\n\n{}\n\nb\n\n{}\n\nc", {region(true), section("S"), region(false)}) ==
        R"(region0(p("a")) section:S(region0(p("b")) p("c")))");
}

TEST_CASE("shape_blocks: widgets are blocks") {
  CHECK(shaped("a\n\n{}\n\n* b\n\n  {}", {widget(), widget()}) == R"(p("a") widget ul=(li(p("b") widget)))");
}

TEST_CASE("shape_blocks: block quotes with a label are note boxes") {
  CHECK(shaped("> [!Note]\n> a") == R"(note:NOTE(p("a")))");
  CHECK(shaped("> [!TIP] a\n>\n> b") == R"(note:TIP(p("a") p("b")))");
  CHECK(shaped("> [!Other] a") == R"(quote(p("[!Other] a")))");
  CHECK(shaped("[!NOTE] a") == R"(p("[!NOTE] a"))");
}

TEST_CASE("shape_blocks: links are checked, bare addresses become links") {
  CHECK(shaped("[a](javascript:x) [b](https://example.org)") == R"(p("a " link:https://example.org("b")))");
  CHECK(shaped("see https://example.org/a_b, `https://example.org`") ==
        R"(p("see " link:https://example.org/a_b("https://example.org/a_b") ", " code("https://example.org")))");
  CHECK(shaped("[https://example.org](https://example.com)") ==
        R"(p(link:https://example.com("https://example.org")))");
  const Shaped empty = shape({"[](https://example.org)", {}});
  CHECK(empty.outline == R"(p(link:https://example.org("https://example.org")))");
  CHECK(empty.codes == std::vector{Code::LNK2});
  CHECK(shaped("![a](https://example.org/a.png) ![b](c.png)") == R"(p(image:https://example.org/a.png|a " b"))");
}

TEST_CASE("shape_blocks: blade links are counted in link syntax only") {
  Mark anchor = open("a");
  anchor.href = "data-blade:E.B";
  anchor.has_href = true;
  const Shaped out =
      shape({"[a](data-blade:E.B) [b](<data-blade:E.B;data-blade-uri:{$domain}>) {}c{}", {anchor, close("a")}});
  CHECK(out.outline == R"(p(blade("a") " " blade("b") " " blade("c")))");
  CHECK(out.figures.blade_links == 2);
  CHECK(out.figures.blade_uri_links == 1);
}

TEST_CASE("shape_blocks: what nothing repairs is said") {
  CHECK(shape({"\xe2\x80\xa2 a\n1.Text\n\\*Text", {}}).codes == std::vector{Code::MD8, Code::MD8, Code::MD8});
  CHECK(shape({"    * [a](https://example.org)", {}}).codes == std::vector{Code::MD7});
  CHECK(shape({"    plain code", {}}).codes.empty());
  CHECK(shape({"a {ResourceName}", {}, format::ArticleType::diagnostics}).codes == std::vector{Code::CMT6});
  CHECK(shape({"a {ResourceName}", {}}).codes.empty());
}
