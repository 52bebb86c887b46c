#include "node_outline.hpp"
#include "stages/parse_markdown.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

std::string parsed(std::string_view html, std::vector<Code> codes = {}) {
  DiagnosticSink sink;
  const std::string out = outline(parse_html_text(html, Span{7, 9}, sink));
  std::vector<Code> found;
  for (const Diagnostic& diagnostic : sink.diagnostics()) {
    found.push_back(diagnostic.code);
    CHECK(diagnostic.where == Span{7, 9});
  }
  CHECK(found == codes);
  return out;
}

}  // namespace

TEST_CASE("parse_html_text: tags become nodes, references are decoded, Markdown means nothing") {
  CHECK(parsed("a <b>b</b><br/>*c* &amp; `d`") == R"("a " html:b("b") br "*c* & `d`")");
  CHECK(parsed("<strong>a</strong> <EM>b</EM>") == R"(strong("a") " " em("b"))");
  CHECK(parsed("a\n  b") == R"("a" soft "b")");
}

TEST_CASE("parse_html_text: links are checked") {
  CHECK(parsed("<a href=\"https://example.org/?a=1&amp;b=2\" target='_blank'>x</a>") ==
        R"(link:https://example.org/?a=1&b=2("x"))");
  CHECK(parsed("<a href='javascript:alert(1)'>x</a>", {Code::LNK2}) == R"("x")");
  CHECK(parsed("<a name=x>y</a>") == R"("y")");
}

TEST_CASE("parse_html_text: lists get the items that are missing") {
  CHECK(parsed("<ul>\n<li>a</li>\n<li>b<ul><li>c</ul></ul>") == R"(ul-(li("a") li("b" ul-(li("c")))))");
  CHECK(parsed("<li>a<li>b") == R"(ul-(li("a") li("b")))");
  CHECK(parsed("<ol start=3>a</ol>") == R"(ol-3(li("a")))");
  CHECK(parsed("<dl><dt>a<dd>b</dl>") == R"(html:dl(html:dt("a") html:dd("b")))");
}

TEST_CASE("parse_html_text: table parts that are missing are made") {
  CHECK(parsed("<table><td>a<td>b<tr><th>c</table>") == R"(table:--(tbody(tr(td("a") td("b")) tr(th("c")))))");
}

TEST_CASE("parse_html_text: a table with more columns than a bundle holds is an error, not cut in silence") {
  const auto table = [](std::size_t cells) {
    std::string html = "<table><tr>";
    for (std::size_t i = 0; i < cells; ++i) html += "<td>a";
    return html + "</table>";
  };
  DiagnosticSink sink;
  const auto nodes = parse_html_text(table(64), {}, sink);
  CHECK(sink.diagnostics().empty());
  REQUIRE(nodes.size() == 1);
  CHECK(nodes.front().text == std::string(64, '-'));
  (void)parse_html_text(table(65), {}, sink);
  REQUIRE(sink.diagnostics().size() == 1);
  CHECK(sink.diagnostics().front().code == Code::LIM1);
}

TEST_CASE("parse_html_text: unknown and malformed tags are text") {
  for (const char* text : {"<your-name>", "<sub account id>", "<script>alert(1)</script>", "a < b", "<b", "<b x>",
                           "<iframe src=\"x\">", "<a href=\"x>", "<>", "</>"}) {
    CAPTURE(text);
    CHECK(parsed(text) == "\"" + std::string(text) + "\"");
  }
}

TEST_CASE("parse_html_text: attributes end where HTML says") {
  CHECK(parsed("<b\tclass=x\n>a</b>", {Code::TAG4}) == R"(html:b("a"))");
  CHECK(parsed("<b data_x.y:z-1 = 'x'>a</b>", {Code::TAG4}) == R"(html:b("a"))");
  CHECK(parsed("<b href=x>a</b>", {Code::TAG4}) == R"(html:b("a"))");
  CHECK(parsed("<a id=x>a</a>", {Code::TAG4}) == R"("a")");
  CHECK(parsed("<li start=3>a</li>", {Code::TAG4}) == R"(ul-(li("a")))");
  for (const char* text : {"<b =x>", "<b x=>", "<b x=a", "<b {>", "<b x='1'{>"}) {
    CAPTURE(text);
    CHECK(parsed(text) == "\"" + std::string(text) + "\"");
  }
  CHECK(parsed("<b x=a<i>b</i>") == R"("<b x=a" html:i("b"))");  // a value without quotes ends at the next tag
}

TEST_CASE("parse_html_text: a title is kept, its references decoded") {
  DiagnosticSink sink;
  const auto nodes = parse_html_text("<abbr title='a &amp; b'>c</abbr>", {}, sink);
  REQUIRE(nodes.size() == 1);
  CHECK(nodes.front().text == "a & b");
  CHECK(sink.diagnostics().empty());
}

TEST_CASE("parse_html_text: a list starts at one unless it gives a number of at most four digits") {
  CHECK(parsed("<ol start=9999><li>a</ol>") == R"(ol-9999(li("a")))");
  for (const char* start : {"''", "12345", "x", "'1-'", "+1"}) {
    CAPTURE(start);
    CHECK(parsed("<ol start=" + std::string(start) + "><li>a</ol>") == R"(ol-1(li("a")))");
  }
}

TEST_CASE("parse_html_text: breaks and rules") {
  CHECK(parsed("a<wbr>b</wbr>c") == R"("a" html:wbr "bc")");
  CHECK(parsed("<p>a<hr>b</hr>") == R"(p("a") hr "b")");
  CHECK(parsed("<ul><li>a</li><br><li>b</ul>") == R"(ul-(li("a") li("b")))");
}

TEST_CASE("parse_html_text: empty elements show nothing, empty cells keep their place") {
  CHECK(parsed("a<b></b><p></p>") == R"("a")");
  CHECK(parsed("<table><caption>c</caption><tr></tr><tr><td></td><td>a</table>") ==
        R"(table:--(html:caption("c") tbody(tr tr(td td("a")))))");
}

TEST_CASE("parse_html_text: blocks end the phrases and headings around them") {
  CHECK(parsed("<h2>a<div>b</div>", {Code::TAG3}) == R"(h2("a") html:div("b"))");
  CHECK(parsed("<p>a<ul><li>b</ul>") == R"(p("a") ul-(li("b")))");
  CHECK(parsed("<div>a</b></div>", {Code::TAG3}) == R"(html:div("a"))");  // `</b>` leaves the `<div>` open
  CHECK(parsed("<ol><li>a", {Code::TAG3}) == R"(ol-1(li("a")))");
  CHECK(parsed("a</ol>b", {Code::TAG3}) == R"("ab")");
}

TEST_CASE("parse_html_text: a link inside a link is its text, a button inside an action is its style") {
  CHECK(parsed("<b><a href='https://e.example'>x <a href='https://f.example'>y</a></a></b>") ==
        R"(html:b(link:https://e.example("x y")))");
  DiagnosticSink sink;
  const auto nodes = parse_html_text("<a href='data-blade:E.B'><button>x</button></a>", {}, sink);
  CHECK(outline(nodes) == R"(blade("x"))");
  REQUIRE(nodes.front().blade);
  CHECK(nodes.front().blade->style == shelf::format::ActionStyle::button);
  CHECK(sink.diagnostics().empty());
  CHECK(parsed("<a href='https://e.example'><button>x</button></a>", {Code::TAG4}) == R"(link:https://e.example("x"))");
}

TEST_CASE("parse_html_text: what is unbalanced or not allowed is said") {
  CHECK(parsed("<b>a", {Code::TAG3}) == R"(html:b("a"))");
  CHECK(parsed("a</b>", {Code::TAG3}) == R"("a")");
  CHECK(parsed("<b><i>a</b>", {Code::TAG3}) == R"(html:b(html:i("a")))");
  CHECK(parsed("<div style='x'>a</div>", {Code::TAG4}) == R"(html:div("a"))");
  CHECK(parsed("<b onclick=x>a</b>", {Code::TAG4}) == R"(html:b("a"))");
  CHECK(parsed("a</br>b", {Code::TAG2}) == R"("a" br "b")");
  CHECK(parsed("<b>a<div>b</div>", {Code::TAG3}) == R"(html:b("a") html:div("b"))");
}

TEST_CASE("parse_html_text: nesting ends at its limit, the text stays") {
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "<b>";
  DiagnosticSink sink;
  const auto nodes = parse_html_text(deep + "x", {}, sink);
  std::size_t depth = 0;
  const Node* node = &nodes.front();
  for (; node->kind != NodeKind::text; node = &node->children.front()) ++depth;
  CHECK(depth == 32);
  CHECK(node->text == "x");
}
