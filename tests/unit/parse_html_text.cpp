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

TEST_CASE("parse_html_text: unknown and malformed tags are text") {
  for (const char* text : {"<your-name>", "<sub account id>", "<script>alert(1)</script>", "a < b", "<b", "<b x>",
                           "<iframe src=\"x\">", "<a href=\"x>", "<>", "</>"}) {
    CAPTURE(text);
    CHECK(parsed(text) == "\"" + std::string(text) + "\"");
  }
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
