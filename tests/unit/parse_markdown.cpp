#include "stages/parse_markdown.hpp"

#include "node_outline.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;
using shelf::format::ArticleType;

namespace {

struct Parsed {
  std::string outline;
  std::vector<Code> codes;
  std::vector<Diagnostic> said;
};

// A body, whole; that it has no title goes without saying.
Parsed parse(std::string text, ArticleType type = ArticleType::generic) {
  SourceFile source;
  source.text = std::move(text);
  Header header;
  header.type = type;
  Figures figures;
  DiagnosticSink sink;
  const auto body = parse_markdown(source, {}, header, figures, sink);
  Parsed out;
  if (body) out.outline = outline(body->document.children);
  for (Diagnostic& diagnostic : sink.take()) {
    if (diagnostic.code == Code::MD1) continue;
    out.codes.push_back(diagnostic.code);
    out.said.push_back(std::move(diagnostic));
  }
  return out;
}

void check(std::string_view text, std::string_view expected, const std::vector<Code>& codes = {}) {
  CAPTURE(text);
  const Parsed parsed = parse(std::string(text));
  CHECK(parsed.outline == expected);
  CHECK(parsed.codes == codes);
}

std::string message(std::string_view text) {
  CAPTURE(text);
  const Parsed parsed = parse(std::string(text));
  REQUIRE(parsed.said.size() == 1);
  return parsed.said.front().message;
}

}  // namespace

TEST_CASE("parse_markdown: bold text with blanks inside the asterisks, line by line") {
  check("x ** a**\ny **\tb **",
        R"(p("x  " strong("a") soft "y )"
        "\t"
        R"(" strong("b") " "))",
        {Code::MD5, Code::MD5});
  check("**\u00a0a**", "p(\"\u00a0\" strong(\"a\"))", {Code::MD5});
  check("x **a\u00a0**", "p(\"x \" strong(\"a\") \"\u00a0\")", {Code::MD5});
  check("*x* ** a *b* ** *y*", R"(p(em("x") "  " strong("a " em("b")) "  " em("y")))", {Code::MD5});
  check("x<br>** a **", R"(p("x" br " " strong("a") " "))", {Code::MD5});
  check("** <b>a</b> **", R"(p(" " strong(html:b("a")) " "))", {Code::MD5});
  check("x <div>** a **</div> y", R"(p("x") html:div(" " strong("a") " ") p("y"))", {Code::MD5});
}

TEST_CASE("parse_markdown: asterisks that are no pair stay, and it is said why") {
  check("*** a **", R"(p("*** a **"))", {Code::MD5});
  check("x ** ** y", R"(p("x ** ** y"))", {Code::MD5});
  check("****** a ******", R"(p("****** a ******"))");
  CHECK(message("x ** a ** b") == "`**` next to a blank marks no bold text");
  CHECK(message("x ** a") == "`**` without a partner");
  CHECK(message("** a ***") == "`**` without a partner");
  CHECK(message("**\"a\"**b") == "`**` between a sign and a letter marks no bold text");
}

TEST_CASE("parse_markdown: what is escaped, or written as a reference, is text") {
  check("x \\*\\* a \\*\\*", R"(p("x ** a **"))");
  check("x &#42;&#42; a &#42;&#42;", R"(p("x ** a **"))");
  check("http://h.example \\** a **", R"(p(link:http://h.example("http://h.example") " ** a **"))");
  check("x \\*<!--$T-->t<!--/$T--> ** a **", R"(p("x *" token:T|t|0 " ** a **"))");
  check("\\\\** a **", R"(p("\ " strong("a") " "))", {Code::MD5});  // the backslash is escaped, not the asterisk
  check("\\##Text", R"(p("##Text"))");
  check("&#35;#Text", R"(p("##Text"))");
  check("> \\[!NOTE] a", R"(quote(p("[!NOTE] a")))");
}

TEST_CASE("parse_markdown: headings without a blank behind their marks") {
  check("##Text\u00a0", R"(h2("Text"))", {Code::MD4});
  check("##Text\t", R"(h2("Text"))", {Code::MD4});
  check("##**Text**", R"(h2("Text"))", {Code::MD4});
  check("##A ##", R"(h2("A"))", {Code::MD4});
  check("##A##", R"(h2("A##"))", {Code::MD4});
  check("##A # b", R"(h2("A # b"))", {Code::MD4});
  check("##5 steps", R"(h2("5 steps"))", {Code::MD4});
  for (const char* text : {"#one #two", "#######A", "#a", "#:A", "x #A"})
    check(text, "p(\"" + std::string(text) + "\")");
}

TEST_CASE("parse_markdown: arrows of the template are taken off a heading when both are there") {
  check("# a\n\n## <-- Words -->", R"(title("a") h2("Words"))", {Code::CMT5});
  check("# a\n\n## <-- Words", R"(title("a") h2("<-- Words"))");
  check("# a\n\n## Words -->", R"(title("a") h2("Words -->"))");
  check("# a\n\n## <-->", R"(title("a") h2("<-->"))");
}

TEST_CASE("parse_markdown: quotes that are notes") {
  check("> [!NOTE]", "note:NOTE");
  check("> [!tip]<br>a", R"(note:TIP(p("a")))");
  check("> [!NOTE]  \n> a", R"(note:NOTE(p("a")))");
  check("> [!NOTE\n> a", R"(quote(p("[!NOTE" soft "a")))");
  check("> *a* b", R"(quote(p(em("a") " b")))");
  check("> [!OTHER] a", R"(quote(p("[!OTHER] a")))");
}

TEST_CASE("parse_markdown: what is nearly a section directive is text") {
  for (const char* text : {":::Sectional x:::", ":::Other x:::", ":::Section :::", ":::Section:::", "::Section a:::"})
    check(text, "p(\"" + std::string(text) + "\")");
  check(":::section\ta:::\nb", R"(section:a(p("b")))");
  check(":::Section a::: b\nc", R"(section:a(p("c")))", {Code::SEC1});
}

TEST_CASE("parse_markdown: indented lists and links are shown as code, with a note") {
  for (const char* text : {"- a", "* a", "1. a", "[a](http://h.example)"})
    check("x\n\n    " + std::string(text), "p(\"x\") code_block:(\"" + std::string(text) + "\n\")", {Code::MD7});
  for (const char* text : {"1.a", "1) a", "12 b", "a", "1", "-a"})
    check("x\n\n    " + std::string(text), "p(\"x\") code_block:(\"" + std::string(text) + "\n\")");
}

TEST_CASE("parse_markdown: lines that were meant as items of a list are noted") {
  for (const char* text : {"\u2022 a", "1.A", "123.A", "*a", "*A"})
    check(text, "p(\"" + std::string(text) + "\")", {Code::MD8});
  check("a\n*b", R"(p("a" soft "*b"))", {Code::MD8});
  for (const char* text : {"1234.A", "1)A", "1.a", "12", "12.", "*1", "A.B", "*@"}) {
    CAPTURE(text);
    CHECK(parse(text).codes.empty());
  }
}

TEST_CASE("parse_markdown: variables that nothing replaces are noted where a service fills in values") {
  const auto notes = [](const char* text, ArticleType type) { return parse(text, type).codes.size(); };
  for (const ArticleType type : {ArticleType::diagnostics, ArticleType::rca}) {
    CHECK(notes("{Name} {n1} **{Bold}** `{Code}`", type) == 3);
    for (const char* text : {"{}", "{1a}", "{a b}", "{a", "{a-b}", "a}"}) {
      CAPTURE(text);
      CHECK(notes(text, type) == 0);
    }
    CHECK(notes(("{" + std::string(63, 'a') + "}").c_str(), type) == 1);
    CHECK(notes(("{" + std::string(64, 'a') + "}").c_str(), type) == 0);
  }
  CHECK(notes("{Name}", ArticleType::generic) == 0);
}

TEST_CASE("parse_markdown: links in odd places") {
  check("<a href=\"https://e.example\">x [y](https://f.example) z</a>",
        R"(p(link:https://e.example("x ") link:https://f.example("y") " z"))", {Code::TAG3});
  check("[![alt](https://h.example/a.png)](https://h.example)",
        R"(p(link:https://h.example(image:https://h.example/a.png|alt)))");
  check("[](data-blade:E.B)", R"(p(blade("E.B")))", {Code::LNK2});
  check("[ ](https://h.example)", R"(p(link:https://h.example("https://h.example")))", {Code::LNK2});
}

TEST_CASE("parse_markdown: blocks inside phrases lose their tags, not their text") {
  check("**a<pre>x</pre>b**", R"(p(strong("axb")))");
  check("# a<div>b</div>", R"(title("ab"))", {Code::TAG4});
  check("a<wbr>b<hr>c", R"(p("a" html:wbr "b") hr p("c"))");
}

TEST_CASE("parse_markdown: preformatted text keeps lines and placeholders, tokens keep their meaning") {
  check("<pre>a < b\n<your-name> &lt;</pre>", "html:pre(\"a < b\n<your-name> <\")", {Code::TAG1});
  CHECK(message("<pre><your-name></pre>") == "1 placeholder inside `<pre>`, kept as text");
  check("<pre>a <!--$T-->x<!--/$T--> b</pre>", R"(html:pre("a " token:T|x|0 " b"))");
  check("<pre>a", R"(html:pre("a"))", {Code::TAG3});
  check("<pre>a</pre", R"(html:pre("a</pre"))", {Code::TAG3});
  check("<pre>a</pre\n>b", R"(html:pre("a") p("b"))");
  check("<pre>a</pre\n\nb > c", R"(html:pre("a") p("b > c"))", {Code::TAG3});  // no text is lost
}

TEST_CASE("parse_markdown: scripts and styles go, with their content when they are closed") {
  check("x <script>a</script> b", R"(p("x  b"))", {Code::TAG5});
  check("x <script>a</script\t>b", R"(p("x b"))", {Code::TAG5});
  check("x <script>a</script b", R"(p("x  b"))", {Code::TAG5});
  check("x <style>a", R"(p("x a"))", {Code::TAG5});
  check("x </script> y", R"(p("x  y"))", {Code::TAG5});
}

TEST_CASE("parse_markdown: markers of regions inside lists and quotes go around the whole block") {
  check("- <!--issueDescription-->a\n- b<!--/issueDescription-->", R"(region0(ul-(li("a") li("b"))))");
  check("> <!--issueDescription-->\n> a\n> <!--/issueDescription-->", R"(region0(quote(p("a"))))");
  check("<!--issueDescription-->a\n:::Section x:::\nb<!--/issueDescription-->",
        R"(region0(p("a")) section:x(region0(p("b"))))");
}
