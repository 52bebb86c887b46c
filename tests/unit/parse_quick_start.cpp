#include "json/parse_quick_start.hpp"

#include "support/catch.hpp"
#include "unit/json_support.hpp"

using namespace shelf::compiler;

namespace {

QuickStartBody parse(std::string text, DiagnosticSink& sink) {
  SourceFile source;
  source.text = std::move(text);
  return parse_quick_start(source, RawHeader{}, sink);
}

}  // namespace

TEST_CASE("parse_quick_start: three comments, each with its value below") {
  DiagnosticSink sink;
  const auto body = parse(
      "\n<!--Link-->\nhttps://example.com/a\n\n<!-- TEXT -->\nStart here\n"
      "<!--IconClass-->\nicon-a icon\n",
      sink);
  CHECK(body.link == "https://example.com/a");
  CHECK(body.text == "Start here");
  CHECK(body.icon_class == "icon-a icon");
  CHECK(codes(sink).empty());
}

TEST_CASE("parse_quick_start: left-over JSON punctuation after the address is dropped") {
  DiagnosticSink sink;
  const auto body = parse("<!--Link-->\nhttps://example.com/a\",\n<!--Text-->\nt\n<!--IconClass-->\ni", sink);
  CHECK(body.link == "https://example.com/a");
  CHECK(codes(sink) == "LNK2");
}

TEST_CASE("parse_quick_start: missing values and stray text are reported") {
  DiagnosticSink sink;
  const auto body = parse("stray\n<!--Text-->\nt\n<!--Other-->\n<!--IconClass-->\n", sink);
  CHECK(body.text == "t");
  CHECK(body.link.empty());
  CHECK(codes(sink) == "WID4 WID4 WID4");
}

TEST_CASE("parse_quick_start: a megabyte of opened comments ends at once") {
  DiagnosticSink sink;
  std::string text;
  for (int i = 0; i < (1 << 18); ++i) text += "<!--";
  CHECK(parse(text, sink).text.empty());
}
