#include "stages/scan_header.hpp"

#include <string>

#include "shelf_format/format.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

struct Scanned {
  std::string text;
  std::optional<RawHeader> header;
  std::vector<Diagnostic> said;

  [[nodiscard]] std::string at(Span span) const { return text.substr(span.begin, span.end - span.begin); }
  [[nodiscard]] std::string value(const std::string& name) const {
    for (const RawAttribute& attribute : header->attributes)
      if (attribute.name == name) return attribute.value;
    return "(none)";
  }
  [[nodiscard]] std::string body() const { return text.substr(header->body_begin); }
  [[nodiscard]] std::vector<Code> codes() const {
    std::vector<Code> list;
    for (const Diagnostic& diagnostic : said) list.push_back(diagnostic.code);
    return list;
  }
};

Scanned scan(const std::string& text) {
  DiagnosticSink sink(3);
  Scanned result{text, scan_header({3, "a/b.md", text}, sink), {}};
  result.said = sink.take();
  return result;
}

using Codes = std::vector<Code>;

}  // namespace

TEST_CASE("scan_header: a proper header is strict and says nothing") {
  const Scanned s = scan("\n<properties\n  pageTitle=\"Tea > water / milk\"\n  Type = 'x \"y\"' />\n# Body\n");
  REQUIRE(s.header);
  CHECK(s.header->strict);
  CHECK(s.said.empty());
  REQUIRE(s.header->attributes.size() == 2);
  CHECK(s.value("pageTitle") == "Tea > water / milk");
  CHECK(s.value("Type") == "x \"y\"");
  CHECK(s.at(s.header->attributes[1].name_span) == "Type");
  CHECK(s.at(s.header->attributes[1].value_span) == "x \"y\"");
  CHECK(s.at(s.header->span).starts_with("<properties\n"));
  CHECK(s.at(s.header->span).ends_with("/>"));
  CHECK(s.body() == "\n# Body\n");
}

TEST_CASE("scan_header: references are decoded once, controls they make are removed, ends trimmed") {
  const Scanned s = scan("<properties a=' &lt;b&gt; &#x41;&#66; &apos;&quot;&amp;lt&#xD; ' b='x\n   y' />\n");
  REQUIRE(s.header);
  CHECK(s.value("a") == "<b> AB '\"&lt");
  CHECK(s.value("b") == "x y");
  CHECK(s.header->strict);
  CHECK(s.said.empty());
  CHECK(s.at(s.header->attributes[0].value_span).starts_with("&lt;b"));
}

TEST_CASE("scan_header: a raw ampersand stays and is noted") {
  const Scanned s = scan("<properties a=\"Salt & pepper &nbsp; &#0; &#xD800;\" />\n");
  REQUIRE(s.header);
  CHECK(s.value("a") == "Salt & pepper &nbsp; &#0; &#xD800;");
  CHECK_FALSE(s.header->strict);
  CHECK(s.codes() == Codes{Code::HDR1});
  CHECK(s.said[0].where == Span{20, 21});
}

TEST_CASE("scan_header: a doubly escaped reference and an unbalanced quote are noted") {
  const Scanned twice = scan("<properties a=\"x &amp;quot; y\" />\n");
  CHECK(twice.value("a") == "x &quot; y");
  CHECK(twice.codes() == Codes{Code::HDR8});
  CHECK(twice.at(twice.said[0].where) == "&amp;quot;");
  CHECK(scan("<properties a='say &quot;x&quot;' />\n").said.empty());
  const Scanned odd = scan("<properties a='x&quot;&#xD;' />\n");
  CHECK(odd.value("a") == "x\"");
  CHECK(odd.codes() == Codes{Code::HDR8});
  CHECK(odd.header->strict);
}

TEST_CASE("scan_header: references to characters that XML or Shelf does not take") {
  for (const std::string control : {"&#x1F;", "&#x7F;", "&#x85;", "&#9;", "&#10;", "&#13;"}) {
    CAPTURE(control);
    const Scanned s = scan("<properties a='x" + control + "y' />\n");
    CHECK(s.value("a") == "xy");
    CHECK(s.header->strict == (control != "&#x1F;"));
  }
  const Scanned reserved = scan("<properties a='&#xFDD0;&#xFDEF;&#xFDCF;&#xFDF0;' />\n");
  CHECK(reserved.value("a") == "\ufffd\ufffd\ufdcf\ufdf0");  // U+FDD0..U+FDEF are marks inside
  CHECK(scan("<properties a='&#xFFFD;' />\n").header->strict);
  for (const std::string never : {"&#xFFFE;", "&#xFFFF;"})
    CHECK_FALSE(scan("<properties a='" + never + " &amp;' />\n").header->strict);
}

TEST_CASE("scan_header: lines of a value are joined by one space, its ends trimmed") {
  CHECK(scan("<properties a='x  \n\t y' />\n").value("a") == "x y");
  CHECK(scan("<properties a='\n x' />\n").value("a") == "x");
  CHECK(scan("<properties a='x\n' />\n").value("a") == "x");
}

TEST_CASE("scan_header: only the first of several doubly escaped references is said") {
  const Scanned s = scan("<properties a=\"&amp;lt;b&amp;gt;\" />\n");
  CHECK(s.value("a") == "&lt;b&gt;");
  CHECK(s.codes() == Codes{Code::HDR8});
  CHECK(s.at(s.said[0].where) == "&amp;lt;");
}

TEST_CASE("scan_header: a missing closing quote ends at its own line") {
  const Scanned s = scan("<properties\n a=\"one \n b = \"2\"\n c='3' />\n");
  REQUIRE(s.header);
  CHECK(s.value("a") == "one");
  CHECK(s.value("b") == "2");
  CHECK(s.value("c") == "3");
  CHECK(s.codes() == Codes{Code::HDR2});
  CHECK(s.at(s.said[0].where) == "one");
  CHECK_FALSE(s.header->strict);
}

TEST_CASE("scan_header: a line break in a value is no missing quote") {
  const Scanned s = scan("<properties a=\"one\n b= two\" c=\"3\" />\n");
  CHECK(s.value("a") == "one b= two");
  CHECK(s.value("c") == "3");
  CHECK(s.said.empty());
}

TEST_CASE("scan_header: a missing quote of the last attribute does not swallow the body") {
  for (const std::string tail : {"\n/>\nHe said \"no\".\n", " />\nHe said \"no\".\n", "\n/>\nno quote here\n"}) {
    CAPTURE(tail);
    const Scanned s = scan("<properties\n a=\"1\"\n b=\"two" + tail);
    REQUIRE(s.header);
    CHECK(s.value("b") == "two");
    CHECK(s.codes() == Codes{Code::HDR2});
    CHECK(s.body() == tail.substr(tail.find("/>") + 2));
  }
}

TEST_CASE("scan_header: white space that XML does not know separates attributes") {
  const Scanned s = scan("<properties\n\u00a0\u200ba=\"1\"\u202f\ufeff\nb=\"2\" />\n");
  CHECK(s.value("a") == "1");
  CHECK(s.value("b") == "2");
  CHECK(s.codes() == Codes{Code::HDR3});
  CHECK_FALSE(s.header->strict);
}

TEST_CASE("scan_header: stray characters between attributes are skipped") {
  const Scanned s = scan("<properties a=\"1\", b=\"2\"\" c=\"3\" />\n");
  CHECK(s.value("b") == "2");
  CHECK(s.value("c") == "3");
  CHECK(s.codes() == Codes{Code::HDR4, Code::HDR4});
  CHECK(s.at(s.said[0].where) == ",");
  CHECK(s.at(s.said[1].where) == "\"");
}

TEST_CASE("scan_header: unquoted and missing values are accepted") {
  const Scanned s = scan("<properties a=one b c=\n d=\"4\" e=5/>\n");
  CHECK(s.value("a") == "one");
  CHECK(s.value("b").empty());
  CHECK(s.value("c").empty());
  CHECK(s.value("d") == "4");
  CHECK(s.value("e") == "5");
  CHECK(s.codes() == Codes{Code::HDR18, Code::HDR18, Code::HDR18, Code::HDR18});
}

TEST_CASE("scan_header: a repeated name keeps the first value") {
  const Scanned s = scan("<properties a=\"1\" A=\"2\" />\n");
  REQUIRE(s.header->attributes.size() == 1);
  CHECK(s.value("a") == "1");
  CHECK(s.codes() == Codes{Code::HDR17});
  REQUIRE(s.said[0].notes.size() == 1);
  CHECK(s.said[0].notes[0].where == Span{12, 13});
  CHECK(s.header->strict);  // names of XML have case
  CHECK_FALSE(scan("<properties a=\"1\" a=\"2\" />\n").header->strict);
}

TEST_CASE("scan_header: a heading before the header is kept, other text dropped, comments are silent") {
  const Scanned heading = scan("# About tea \n\n<properties a=\"1\" />\n");
  REQUIRE(heading.header->heading_above);
  CHECK(*heading.header->heading_above == "About tea");
  CHECK(heading.at(heading.header->heading_above_span) == "About tea");
  CHECK(heading.codes() == Codes{Code::HDR5});
  const Scanned text = scan("\"oops\"\n<properties a=\"1\" />\n");
  CHECK_FALSE(text.header->heading_above);
  CHECK(text.codes() == Codes{Code::HDR5});
  CHECK(text.at(text.said[0].where) == "\"oops\"");
  CHECK(scan("<!-- a\n# b -->\n\t\n<properties a=\"1\" />\n").said.empty());
}

TEST_CASE("scan_header: of several headings and texts before the header the first ones count") {
  const Scanned s = scan("oops\n# One\n# Two\nagain\n<properties a=\"1\" />\n");
  REQUIRE(s.header);
  CHECK(*s.header->heading_above == "One");
  REQUIRE(s.codes() == Codes{Code::HDR5, Code::HDR5});
  CHECK(s.at(s.said[0].where) == "# One");
  CHECK(s.at(s.said[1].where) == "oops");
}

TEST_CASE("scan_header: a comment that is open before the header is silent, the header counts") {
  const Scanned s = scan("<!-- draft\n# One\n<properties a=\"1\" />\n# Body");
  REQUIRE(s.header);
  CHECK(s.said.empty());
  CHECK(s.body() == "\n# Body");
}

TEST_CASE("scan_header: names of attributes are names of XML") {
  const Scanned s = scan("<properties _a=\"1\" b-c_d.e:f=\"2\" />\n");
  CHECK(s.value("_a") == "1");
  CHECK(s.value("b-c_d.e:f") == "2");
  CHECK(s.said.empty());
  CHECK(s.header->strict);
}

TEST_CASE("scan_header: an empty header is a header") {
  const Scanned s = scan("<properties/>\n# Body");
  REQUIRE(s.header);
  CHECK(s.header->attributes.empty());
  CHECK(s.body() == "\n# Body");
}

TEST_CASE("scan_header: text glued to the header is dropped, a comment is not") {
  const Scanned letter = scan("<properties a=\"1\" />e\n# Body");
  CHECK(letter.body() == "\n# Body");
  CHECK(letter.codes() == Codes{Code::HDR7});
  const Scanned comment = scan("<properties a=\"1\" /> <!-- x\ny -->\n# Body");
  CHECK(comment.body() == " <!-- x\ny -->\n# Body");
  CHECK(comment.said.empty());
}

TEST_CASE("scan_header: a header that is missing, open or doubled is one error") {
  for (const std::string text :
       {"# No header\n", "<propertiesx a=\"1\" />\n", "<properties a=\"1\"\n# Body, with (words)\n",
        "<properties a=\"1\" b=\"\n# Body\n", "<properties a=", "<properties a=\"1\" />\n<properties b=\"2\" />\n"}) {
    CAPTURE(text);
    const Scanned s = scan(text);
    CHECK_FALSE(s.header);
    CHECK(s.codes() == Codes{Code::HDR13});
  }
}

TEST_CASE("scan_header: size and number of attributes are limited") {
  const std::size_t limit = shelf::format::max_header_bytes;
  const std::string head = "<properties a=\"", tail = "\" />";
  const std::string fits = head + std::string(limit - head.size() - tail.size(), 'x') + tail;
  CHECK(scan(fits + "\n").said.empty());
  CHECK(scan(head + "x" + fits.substr(head.size()) + "\n").codes() == Codes{Code::LIM1});

  std::string many = "<properties";
  for (unsigned i = 0; i < shelf::format::max_attributes; ++i) many += " a" + std::to_string(i) + "=\"1\"";
  CHECK(scan(many + " />\n").said.empty());
  CHECK(scan(many + " b=\"1\" />\n").codes() == Codes{Code::LIM1});
}
