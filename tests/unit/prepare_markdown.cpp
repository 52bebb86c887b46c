#include "markdown/prepare_markdown.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

struct Prepared {
  PreparedMarkdown markdown;
  Figures figures;
  std::vector<Diagnostic> diagnostics;
  std::string shown;  // the text with marks in braces
};

Prepared prepare(std::string text) {
  SourceFile source;
  source.text = std::move(text);
  DiagnosticSink sink;
  Prepared result;
  result.markdown = prepare_markdown(source, 0, result.figures, sink);
  result.diagnostics = sink.take();
  result.shown = result.markdown.text.text();
  for (char& c : result.shown) c = c == mark_begin ? '{' : c == mark_end ? '}' : c;
  return result;
}

std::string shown(std::string text) { return prepare(std::move(text)).shown; }

Mark only_mark(std::string text) {
  Prepared prepared = prepare(std::move(text));
  REQUIRE(prepared.markdown.marks.size() == 1);
  return prepared.markdown.marks.front();
}

Mark::Kind kind_of(std::string text) { return only_mark(std::move(text)).kind; }

}  // namespace

TEST_CASE("prepare_markdown: plain text stays byte for byte") {
  const std::string text = "# A\n\n* b **c** \\<d> &amp; 1 < 2 <https://e.example> <f@g.example> <> <-- h -->\n";
  CHECK(shown(text) == text);
}

TEST_CASE("prepare_markdown: a token becomes one letter-like mark") {
  const Prepared prepared = prepare("at <!--$Start-->[time]<!--/$Start-->.");
  CHECK(prepared.shown == "at {0}.");
  const Mark& mark = prepared.markdown.marks.at(0);
  CHECK(mark.name == "Start");
  CHECK(mark.default_text == "[time]");
  CHECK(mark.raw == "<!--$Start-->[time]<!--/$Start-->");
  CHECK_FALSE(mark.alone);
  CHECK(prepared.figures.tokens == 1);
}

TEST_CASE("prepare_markdown: a token with a line for itself knows it") {
  CHECK(only_mark("<!-- $A -->a<!--/$A-->").alone);
  CHECK(only_mark("x\n\n > 1. <!--$A-->a<!--/$A--> \ny").alone);
  CHECK_FALSE(only_mark("a <!--$A-->a<!--/$A-->").alone);
  CHECK_FALSE(only_mark("<!--$A-->a<!--/$A--> b").alone);
}

TEST_CASE("prepare_markdown: tokens are found in code, where nothing else is") {
  const Prepared prepared = prepare("```\n<br> <!--$A-->a<!--/$A-->\n<insight>\n```\n`<b>` `<!--$B-->b<!--/$B-->`");
  CHECK(prepared.shown == "```\n<br> {0}\n<insight>\n```\n`<b>` `{1}`");
  const auto& markdown = prepared.markdown;
  REQUIRE(markdown.code.size() == 3);
  const auto code = [&](std::size_t i) {
    return prepared.shown.substr(markdown.code[i].begin, markdown.code[i].end - markdown.code[i].begin);
  };
  CHECK(code(0) == "```\n<br> {0}\n<insight>\n```\n");
  CHECK(code(1) == "`<b>`");
  CHECK(code(2) == "`{1}`");
  CHECK(prepared.diagnostics.empty());
}

TEST_CASE("prepare_markdown: token markers that do not match") {
  const Prepared other = prepare("<!--$Name-->a<!--/$name-->");
  CHECK(other.markdown.marks.at(0).name == "Name");
  REQUIRE(other.diagnostics.size() == 1);
  CHECK(other.diagnostics[0].code == Code::CMT3);
  CHECK(other.diagnostics[0].severity == Severity::note);
  const Prepared lone = prepare("a<!--/$name-->b");
  CHECK(lone.shown == "ab");
  REQUIRE(lone.diagnostics.size() == 1);
  CHECK(lone.diagnostics[0].severity == Severity::warning);
}

TEST_CASE("prepare_markdown: remarks vanish, those that fill whole lines leave a blank one") {
  CHECK(shown("a <!-- x --> b") == "a  b");
  CHECK(shown("a\n<!-- x\n\ny -->\nb") == "a\n\nb");
  CHECK(shown("<!--data-blade:Ext.Blade-->open<!--/data-blade-->") == "open");
}

TEST_CASE("prepare_markdown: region markers get lines of their own") {
  CHECK(shown("# T\na<!--issueDescription-->b<!--/issueDescription-->") == "# T\na\n\n{0}\n\nb\n\n{1}\n\n");
  CHECK(shown("# <!--issueDescription-->T<!--/issueDescription-->") == "\n\n{0}\n\n# T\n\n{1}\n\n");
}

TEST_CASE("prepare_markdown: a section directive takes its whole line, up to the last :::") {
  const Mark mark = only_mark(":::section  Is 1:2 right? :::  ");
  CHECK(mark.kind == Mark::Kind::section);
  CHECK(mark.text == "Is 1:2 right?");
  CHECK(shown("a\n:::Section B:::\nc") == "a\n\n\n{0}\n\n\nc");
  CHECK(shown("listen on :::22") == "listen on :::22");
  CHECK(shown(" :::Section a:::") == " :::Section a:::");
}

TEST_CASE("prepare_markdown: a section directive that is not closed ends with its line") {
  const Prepared prepared = prepare(":::Section Next\nx");
  CHECK(prepared.markdown.marks.at(0).text == "Next");
  REQUIRE(prepared.diagnostics.size() == 1);
  CHECK(prepared.diagnostics[0].code == Code::SEC1);
}

TEST_CASE("prepare_markdown: widgets need no blank lines and are no code") {
  CHECK(shown("a\n<azureKB></azureKB>\nb") == "a\n\n\n{0}\n\n\nb");
  CHECK(shown("a\n\n    <azureKB></azureKB>") == "a\n\n\n\n{0}\n\n");
  CHECK(prepare("<azureKB></azureKB>").figures.widgets[3] == 1);
}

TEST_CASE("prepare_markdown: a widget in a list item stays in it") {
  CHECK(shown("1. a\n\n      <azureKB></azureKB>\n2. b") == "1. a\n\n\n\n   {0}\n\n\n2. b");
}

TEST_CASE("prepare_markdown: HTML and placeholders are told apart") {
  using Kind = Mark::Kind;
  CHECK(kind_of("a<br>") == Kind::line_break);
  CHECK(kind_of("a<BR />") == Kind::line_break);
  CHECK(only_mark("a</br>").end_tag);
  CHECK(kind_of("<span title='x'>") == Kind::html_open);
  CHECK(kind_of("</Span>") == Kind::html_close);
  CHECK(kind_of("<table name>") == Kind::placeholder);
  CHECK(kind_of("<sub account id>") == Kind::placeholder);
  CHECK(kind_of("<your-server>") == Kind::placeholder);
  CHECK(kind_of("</group>") == Kind::placeholder);
  CHECK(kind_of("<iframe src=\"x\">") == Kind::placeholder);
  CHECK(shown("a<br.").find('{') == std::string::npos);
  CHECK(shown("x <b> y") == "x /{0}/ y");
  CHECK(shown("[a](<b c>)") == "[a](<b c>)");
}

TEST_CASE("prepare_markdown: tags keep href, title and start, references decoded") {
  const Mark link = only_mark("<A HREF=\"https://a.example/?b=1&amp;c=2\" target=_blank title=x>");
  CHECK(link.name == "a");
  CHECK(link.has_href);
  CHECK(link.href == "https://a.example/?b=1&c=2");
  CHECK(link.title == "x");
  CHECK_FALSE(link.dropped_attributes);
  CHECK(only_mark("<ol start=\"4\">").number == 4);
  CHECK_FALSE(only_mark("<ol>").dropped_attributes);
}

TEST_CASE("prepare_markdown: pre is taken whole, script and style are removed") {
  const Mark mark = only_mark("<pre>\n<x y>\n\n# a</PRE>");
  CHECK(mark.kind == Mark::Kind::preformatted);
  CHECK(mark.text == "\n<x y>\n\n# a");
  CHECK(mark.number == 1);
  CHECK(kind_of("<pre> a") == Mark::Kind::html_open);
  const Prepared script = prepare("a<script>\n\n`x` </p>\n</script>b");
  CHECK(script.shown == "ab");
  REQUIRE(script.diagnostics.size() == 1);
  CHECK(script.diagnostics[0].code == Code::TAG5);
}

TEST_CASE("prepare_markdown: places lead back to the source") {
  const Prepared prepared = prepare("a<br>b<!-- c -->d\n:::Section e:::\nf");
  const RewrittenText& text = prepared.markdown.text;
  const auto source = [&](char c) { return text.source_offset(static_cast<std::uint32_t>(text.text().find(c))); };
  CHECK(source('b') == 5);
  CHECK(source('d') == 16);
  CHECK(source('f') == 34);
}

TEST_CASE("prepare_markdown: time grows with the size of hostile input, not with its square") {
  for (const std::string_view unit :
       {"<", "<!--", "`", "`a\n", "```\n", "<insight>\n", ":::Section a\n", "<a b=\"", "<pre>", "<script>",
        "<!--issueDescription-->", "<!--$a-->", "<chart>\n", "a`b``c```d", "- ", "<insight><!--\n"}) {
    CAPTURE(unit);
    std::string text;
    while (text.size() < (1u << 19)) text += unit;
    const auto begin = std::chrono::steady_clock::now();
    (void)prepare(std::move(text));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CHECK(taken.count() < 5.0);  // some 0.2 s even on a slow machine; minutes if it were quadratic
  }
}

TEST_CASE("prepare_markdown: a tag alone on its line around blocks becomes a block itself") {
  CHECK(shown("<span title='t'>\n\n* a\n</span>\nb") == "\n\n{0}\n\n\n\n* a\n\n\n{1}\n\n\nb");
  CHECK(shown("<span>\na\n</span>") == "/{0}/\na\n/{1}/");              // one paragraph
  CHECK(shown("<span>\n\na</span>") == "/{0}/\n\na/{1}/");              // not alone
  CHECK(shown("<span>\n\na\n</div>") == "/{0}/\n\na\n/{1}/");           // no pair
  CHECK(shown("    <span>\n\na\n</span>") == "    /{0}/\n\na\n/{1}/");  // code
}

TEST_CASE("prepare_markdown: tags know that their partner stands in another block") {
  const std::vector<Mark> marks = prepare("<ol>\n\n<b>a\n\n</ol>").markdown.marks;
  REQUIRE(marks.size() == 3);
  CHECK(marks[0].paired);
  CHECK_FALSE(marks[1].paired);
  CHECK(marks[2].paired);
}

TEST_CASE("prepare_markdown: name and target of a link are dropped without a word, style is not") {
  CHECK_FALSE(only_mark("<a name='x' target='_blank'>").dropped_attributes);
  CHECK(only_mark("<a style='x'>").dropped_attributes);
  CHECK(only_mark("<span name='x'>").dropped_attributes);
}
