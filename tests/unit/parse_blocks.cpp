#include "markdown/parse_blocks.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>

#include "node_outline.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

PreparedMarkdown prepared(std::string_view text, std::uint32_t begin = 0) {
  PreparedMarkdown out;
  out.text.keep(text, begin);
  return out;
}

std::string parsed(std::string_view text) {
  DiagnosticSink sink;
  const auto document = parse_blocks(prepared(text), sink);
  REQUIRE(document);
  CHECK(sink.diagnostics().empty());
  return outline(document->children);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

bool is_block(const Node& node) { return node.kind >= NodeKind::title && node.kind < NodeKind::text; }

// Below a span or a text there are no blocks.
bool blocks_are_outside(const Node& node) {
  const auto fits = [&](const Node& child) {
    return (is_block(node) || !is_block(child)) && blocks_are_outside(child);
  };
  return std::all_of(node.children.begin(), node.children.end(), fits);
}

// The message of the one LIM1 that `text` must raise.
std::string limit_of(std::string_view text) {
  DiagnosticSink sink;
  CHECK_FALSE(parse_blocks(prepared(text), sink));
  REQUIRE(sink.diagnostics().size() == 1);
  CHECK(sink.diagnostics().front().code == Code::LIM1);
  return sink.diagnostics().front().message;
}

}  // namespace

TEST_CASE("parse_blocks: blocks and inlines become nodes") {
  CHECK(parsed("# A *b*\n\nc **d** `e`") == R"(h1("A " em("b")) p("c " strong("d") " " code("e")))");
  CHECK(parsed("---\n\n> q") == R"(hr quote(p("q")))");
  CHECK(parsed("a  \nb\nc") == R"(p("a" br "b" soft "c"))");
}

TEST_CASE("parse_blocks: lists keep tightness and start") {
  CHECK(parsed("* a\n* b") == R"(ul-(li("a") li("b")))");
  CHECK(parsed("3. a\n\n4. b") == R"(ol=3(li(p("a")) li(p("b"))))");
}

TEST_CASE("parse_blocks: code keeps its info string and joins its lines") {
  CHECK(parsed("``` bash x&amp;y\na\n\nb\n```") == "code_block:bash x&y(\"a\n\nb\n\")");
  DiagnosticSink sink;
  const auto indented = parse_blocks(prepared("    a\n"), sink);
  REQUIRE(indented);
  CHECK(indented->children.front().number == indented_code);
}

TEST_CASE("parse_blocks: tables keep alignments and number their cells") {
  CHECK(parsed("|a|b|c|\n|:---|:---:|---:|\n|1|2|3|") ==
        R"(table:lcr(thead(tr(th("a") th("b") th("c"))) tbody(tr(td("1") td("2") td("3")))))");
}

TEST_CASE("parse_blocks: pieces of text and references join into one node") {
  CHECK(parsed("a &amp; b \\* c &#0; &nosuch;") == "p(\"a & b * c \xef\xbf\xbd &nosuch;\")");
}

TEST_CASE("parse_blocks: links hold the raw destination, images a plain text") {
  CHECK(parsed("[a *b*](x&amp;y)") == R"(p(link:x&y("a " em("b"))))");
  CHECK(parsed("![a *b* ![c](d)](e \"t\")") == "p(image:e|a b c)");
  CHECK(parsed("<https://example.org>") == R"(p(link:https://example.org("https://example.org")))");
}

TEST_CASE("parse_blocks: HTML, bare addresses and extensions are text") {
  CHECK(parsed("<div>\n~~a~~ $b$ www.example.org</div>") == R"(p("<div>" soft "~~a~~ $b$ www.example.org</div>"))");
}

TEST_CASE("parse_blocks: an exact buffer that ends inside a link is read to its end only") {
  CHECK(parsed("[link](foo(and(bar))") == "p(\"[link](foo(and(bar))\")");
}

TEST_CASE("parse_blocks: places are those of the source") {
  DiagnosticSink sink;
  const auto document = parse_blocks(prepared("ab\n\ncd **ef**", 100), sink);
  REQUIRE(document);
  REQUIRE(document->children.size() == 2);
  CHECK(document->children[0].where == Span{100, 102});
  CHECK(document->children[1].children[1].where == Span{109, 111});
}

TEST_CASE("parse_blocks: limits hold at their bound and are reported beyond") {
  CHECK(parsed(repeated("> ", 63) + "a").starts_with("quote(quote("));  // the paragraph is one more
  CHECK(limit_of(repeated("> ", 65) + "a") == "nested blocks: 65, the limit is 64");
  CHECK(limit_of(repeated("- ", 65) + "a") == "nested blocks: 65, the limit is 64");
  CHECK(parsed(repeated("- ", 500)) == "hr");
  const auto table = [](std::size_t columns) {
    return repeated("|a", columns) + "|\n" + repeated("|---", columns) + "|\n";
  };
  CHECK(parsed(table(64)).starts_with("table:"));
  CHECK(limit_of(table(65)) == "columns of a table: 65, the limit is 64");
  CHECK(limit_of(repeated("[a](b)\n\n", 10'001)) == "links: 10001, the limit is 10000");
  CHECK(limit_of(repeated("[", 129)) == "unclosed `[` in a paragraph: 129, the limit is 128");
  CHECK(limit_of(repeated("*a **b ", 65) + repeated("c** d* ", 65)).starts_with("nested inline elements: 65"));
}

TEST_CASE("parse_blocks: a sparse table does not grow without bound") {
  CHECK(limit_of(repeated("|a", 64) + "|\n" + repeated("|---", 64) + "|\n" + repeated("|\n", 20'000))
            .starts_with("parts of an article"));
}

// md4c 0.4.8 pairs marks inside the address of a link with others, and then ends spans it did not begin, or the
// reverse.
TEST_CASE("parse_blocks: spans that md4c does not end, or ends twice, stay in their block") {
  const auto mended = [](std::string_view text) {
    DiagnosticSink sink;
    const auto document = parse_blocks(prepared(text), sink);
    REQUIRE(document);
    CHECK(sink.diagnostics().size() == 1);
    return outline(document->children);
  };
  CHECK(mended("[a](b![)](e) c\n\nd") == R"(p(link:b![("a") " c") p("d"))");
  CHECK(mended("[a](b \"![\")](e)\n") == R"(p(link:b("a")))");
  CHECK(mended("_[[a](!_~)`![][( \n\nb") == R"_(p(em("[" link:!_~("a") "`![][(")) p("b"))_");
  CHECK(mended("*a [b](![*) c\n\nd") == R"(p(em("a " link:![*("b") " c")) p("d"))");
  CHECK(mended("[<](![![>a`**[*)*![\\") == R"(p(link:![![>a`**[*("<") "![\"))");
}

TEST_CASE("parse_blocks: whatever marks follow each other, no block stands in a span") {
  constexpr auto pieces =
      std::to_array<std::string_view>({"[",  "]", "(", ")",  "!",  "*",  "_",    "a",        "<",     ">",  " ", "\"",
                                       "\\", "`", "|", "\n", "](", "![", "\n\n", "[b]: c\n", "|-|\n", "> ", "- "});
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto i = 4 + random() % 20; i > 0; --i) text += pieces[random() % pieces.size()];
    DiagnosticSink sink;
    const auto document = parse_blocks(prepared(text), sink);
    REQUIRE(document);
    for (const Node& block : document->children) {
      INFO(text);
      CHECK(is_block(block));
      CHECK(blocks_are_outside(block));
    }
  }
}
