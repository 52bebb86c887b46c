#include "markdown/read_widget.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#include "markdown/widget_values.hpp"
#include "shelf_format/format.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;
using shelf::format::FieldName;
using shelf::format::WidgetKind;

namespace {

std::string value(const Widget& widget, FieldName name) {
  for (const WidgetField& field : widget.fields)
    if (field.name == name) return field.value;
  return "(none)";
}

std::string fallback(std::string_view text) {
  DiagnosticSink sink;
  const auto match = read_widget(text, 0, sink);
  return match ? value(match->widget, FieldName::fallback_text) : "(no widget)";
}

// Code and severity of every report, such as "WID4 warning".
std::string reports(std::string_view text) {
  DiagnosticSink sink;
  (void)read_widget(text, 0, sink);
  std::string all;
  for (const Diagnostic& d : sink.diagnostics())
    all += (all.empty() ? "" : ", ") + std::string(info(d.code).name) + " " + std::string(name(d.severity));
  return all;
}

}  // namespace

TEST_CASE("read_widget: children in any order and case, trimmed, references decoded once") {
  DiagnosticSink sink;
  const std::string text =
      "<Insight>\n  <executionText> Checking A &amp;amp; B & C </executionText>\n\n  <SYMPTOMID>Two, One</SYMPTOMID>\n"
      "</insight> tail";
  const auto match = read_widget(text, 0, sink);
  REQUIRE(match);
  CHECK(text.substr(match->end) == " tail");
  CHECK(match->widget.kind == WidgetKind::insight);
  CHECK(value(match->widget, FieldName::execution_text) == "Checking A &amp; B & C");
  CHECK(value(match->widget, FieldName::symptom_id) == "Two, One");
  CHECK(match->widget.fields[1].authored_name == "SYMPTOMID");
  CHECK(text.substr(match->widget.fields[1].where.begin, 8) == "Two, One");
  REQUIRE(sink.diagnostics().size() == 1);
  CHECK(sink.diagnostics()[0].code == Code::WID7);
}

TEST_CASE("read_widget: every widget has a text to show instead") {
  CHECK(fallback("<metric><name>Calls</name><title>Traffic</title><aggregationType>Avg</aggregationType>"
                 "<timeSpanDuration>3d</timeSpanDuration></metric>") ==
        "Chart: Traffic (average of Calls, last 3 days)");
  CHECK(fallback("<metric><name>Calls</name></metric>") == "Chart: sum of Calls, last 1 day");
  CHECK(fallback("<insight><symptomId>A</symptomId><executionText>Looking</executionText></insight>") ==
        "Diagnostic check: Looking");
  CHECK(fallback("<insight></insight>") == "Diagnostic check");
  CHECK(fallback("<azureKB></azureKB>") == "Related results from the web");
  CHECK(fallback("<CommonSolution><articleId>x</articleId></CommonSolution>") == "Article: x");
  CHECK(fallback("<video><src></src><title>**Setup**</title></video>") == "Video: Setup");
}

TEST_CASE("read_widget: a group holds its videos") {
  DiagnosticSink sink;
  const auto match = read_widget(
      "<videoGroup>\n <video><src>https://www.youtube.com/watch?v=1</src><title>One</title></video>\n\n"
      " <video><src>https://www.youtube.com/watch?v=2</src><title>Two</title></video></videoGroup>",
      0, sink);
  REQUIRE(match);
  REQUIRE(match->widget.items.size() == 2);
  CHECK(value(match->widget.items[1], FieldName::title) == "Two");
  CHECK(value(match->widget, FieldName::fallback_text) == "Videos: One; Two");
  CHECK(sink.diagnostics().empty());
}

TEST_CASE("read_widget: bare text of azureKB is its client") {
  DiagnosticSink sink;
  const auto match = read_widget("<azureKB>portal</azureKB>", 0, sink);
  REQUIRE(match);
  CHECK(value(match->widget, FieldName::client) == "portal");
}

TEST_CASE("read_widget: other names, attributes and HTML tables are no widgets") {
  CHECK(fallback("<insights></insights>") == "(no widget)");
  CHECK(fallback("<video controls=\"yes\"><src>a</src></video>") == "(no widget)");
  CHECK(fallback("<table><tr><td>a</td></tr></table>") == "(no widget)");
  CHECK(reports("<table><tr></tr></table>").empty());
}

TEST_CASE("read_widget: a table that begins with a field is reserved") {
  CHECK(fallback("<table>\n <title>Sizes</title></table>") == "Table: Sizes");
  CHECK(reports("<table><title>Sizes</title></table>") == "WID6 note");
}

TEST_CASE("read_widget: a widget that is not closed is text") {
  CHECK(fallback("<insight><symptomId>a</symptomId>") == "(no widget)");
  CHECK(reports("<insight><symptomId>a</symptomId>") == "WID4 warning");
  CHECK(fallback("<insight>\n<insight><symptomId>a</symptomId></insight>") == "(no widget)");
}

TEST_CASE("read_widget: faulty children are reported and survive") {
  CHECK(reports("<metric><name>a</name><br><title>b</title></metric>") == "WID3 note");
  CHECK(reports("<metric><name>a</name>stray<title>b</title></metric>") == "WID4 warning");
  CHECK(reports("<metric><name>a</name><colour>b</colour></metric>") == "WID4 warning");
  CHECK(reports("<metric><title>b</title></metric>") == "WID4 warning");
  CHECK(reports("<metric><name>a</name><name>b</name></metric>") == "WID4 warning");
  CHECK(fallback("<metric><name>a</name><br><title>b</TITLE></metric>") == "Chart: b (sum of a, last 1 day)");
}

TEST_CASE("read_widget: what stands in a reserved element says whether it is a widget") {
  for (const char* html : {"<table></table>", "<table>\n</table>", "<table>words</table>", "<table><tr></tr></table>",
                           "<table></title></table>", "<table><title a='b'>c</title></table>", "<table>< x</table>",
                           "<chart></chart>", "<table", "<table><"}) {
    CAPTURE(html);
    CHECK(fallback(html) == "(no widget)");
    CHECK(reports(html).empty());
  }
  CHECK(reports("<chart><title>a</title></chart>") == "WID6 note");
}

TEST_CASE("read_widget: comments say nothing, wherever they stand") {
  CHECK(fallback("<metric><!-- </metric> --><name>a</name></metric>") == "Chart: sum of a, last 1 day");
  CHECK(reports("<metric><name>a</name><!-- b --><title>c</title></metric>").empty());
  // Also where XML gives up.
  CHECK(reports("<metric><name>a & b</name><!-- <title>no</title> --><title>c</TITLE></metric>").empty());
  CHECK(fallback("<metric><name>a</name><!-- <title>no</title> --><title>c</TITLE></metric>") ==
        "Chart: c (sum of a, last 1 day)");
  CHECK(reports("<metric><name>a</name><!-- open</metric>").find("WID4") != std::string::npos);
  CHECK(reports("<videoGroup><!-- a --><video><src>b</src><title>c</title></video></videoGroup>").find("WID4") ==
        std::string::npos);
}

TEST_CASE("read_widget: another widget inside ends the search, HTML and the group's videos do not") {
  CHECK(reports("<insight><metric></metric></insight>") == "WID4 warning");
  CHECK(reports("<table><title>a</title><table><title>b</title></table>") == "WID4 warning");
  CHECK(fallback("<insight><symptomId>a</symptomId><table></table></insight>") == "Diagnostic check: a");
  CHECK(reports("<insight></b><symptomId>a</symptomId></insight>").find("LIM1") == std::string::npos);
}

TEST_CASE("read_widget: children with attributes or children of their own are read as they stand") {
  CHECK(fallback("<metric><name a='b'>c</name></metric>") == "Chart: sum of c, last 1 day");
  CHECK(fallback("<metric><name>c</name><br/><title/></metric>") == "Chart: sum of c, last 1 day");
  CHECK(reports("<metric><name>c</name><br/></metric>") == "WID3 note");
  CHECK(fallback("<metric><name>c < d</name></metric>") == "Chart: sum of c < d, last 1 day");
  CHECK(fallback("<metric><name>c<d</name></metric>") == "Chart: sum of c<d, last 1 day");
  CHECK(reports("<metric><name>c</metric>") == "WID4 warning");
}

TEST_CASE("read_widget: a group takes whole videos, all else in it is said") {
  const auto items = [](std::string_view text) {
    DiagnosticSink sink;
    const auto match = read_widget(text, 0, sink);
    REQUIRE(match);
    return match->widget.items.size();
  };
  const std::string video = "<video><src>https://www.youtube.com/watch?v=1</src><title>t</title></video>";
  CHECK(items("<videoGroup>" + video + "<b>x</b> < " + video + "</videoGroup>") == 2);
  CHECK(reports("<videoGroup>" + video + "<b>x</b>" + video + "</videoGroup>") == "WID4 warning");
  CHECK(items("<videoGroup><video controls='1'></video>" + video + "</videoGroup>") == 1);
  CHECK(items("<videoGroup></video><video>" + video + "</videoGroup>") == 1);
}

TEST_CASE("read_widget: the client of azureKB is words alone") {
  const auto client = [](std::string_view text) {
    DiagnosticSink sink;
    const auto match = read_widget(text, 0, sink);
    REQUIRE(match);
    return value(match->widget, FieldName::client);
  };
  CHECK(client("<azureKB> por&amp;tal\n</azureKB>") == "por&tal");
  CHECK(client("<azureKB>\n</azureKB>") == "(none)");
  CHECK(client("<azureKB>a < b</azureKB>") == "(none)");
  CHECK(client("<azureKB><client>c</client></azureKB>") == "c");
}

TEST_CASE("read_widget: values outside the vocabulary are reported, numeric codes of charts are known") {
  const auto metric = [](std::string_view aggregation) {
    return "<metric><name>a</name><aggregationType>" + std::string(aggregation) + "</aggregationType></metric>";
  };
  CHECK(reports(metric("7")).empty());
  CHECK(reports(metric("sum")).empty());
  CHECK(reports(metric("5")) == "WID5 warning");
  CHECK(reports("<metric><name>a</name><timeSpanDuration>P1D</timeSpanDuration></metric>") == "WID5 note");
  CHECK(reports("<metric><name>a</name><timeSpanDuration>soon</timeSpanDuration></metric>") == "WID5 warning");
}

TEST_CASE("read_widget: deep or crowded elements are over the limit") {
  std::string deep = "<insight>", crowded = "<insight>";
  for (std::uint32_t i = 0; i < shelf::format::max_xml_depth; ++i) deep += "<a>";
  for (std::uint32_t i = 0; i <= shelf::format::max_xml_children; ++i) crowded += "<a></a>";
  CHECK(reports(deep + "</insight>") == "LIM1 error");
  CHECK(reports(crowded + "</insight>") == "LIM1 error");
}

TEST_CASE("read_duration: a number and a unit, or ISO 8601") {
  const auto seconds = [](std::string_view text) {
    const auto duration = read_duration(text);
    return duration ? static_cast<long>(duration->seconds) : -1L;
  };
  CHECK(seconds("3d") == 259'200);
  CHECK(seconds("12h") == 43'200);
  CHECK(seconds("30m") == 1'800);
  CHECK(seconds("P1D") == 86'400);
  CHECK(seconds("PT1H30M") == 5'400);
  CHECK(seconds("3") == -1);
  CHECK(seconds("d") == -1);
  CHECK(seconds("1d2h") == -1);
  CHECK(seconds("30s") == -1);
  CHECK(seconds("0d") == -1);
}
