// Widgets by themselves and in their place, as the whole Markdown stage sees them.
#include <cstdint>

#include "shelf_format/names.hpp"
#include "stages/parse_markdown.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

struct Report {
  std::string code, place, help;
};

std::vector<Report> lint(const std::string& text, std::optional<bool> resource_required = true) {
  const SourceFile source{0, "a.md", text};
  RawHeader raw;
  Header header;
  header.title = "Tray";
  header.resource_required = resource_required;
  Figures figures;
  DiagnosticSink sink;
  REQUIRE(parse_markdown(source, raw, header, figures, sink));
  std::vector<Report> reports;
  for (const Diagnostic& d : sink.diagnostics()) {
    const bool changed = d.severity != info(d.code).severity;
    reports.push_back({std::string(info(d.code).name) + (changed ? " " + std::string(name(d.severity)) : ""),
                       text.substr(d.where.begin, d.where.end - d.where.begin), d.help});
  }
  return reports;
}

std::string codes(const std::string& text, std::optional<bool> resource_required = true) {
  std::string all;
  for (const Report& report : lint(text, resource_required)) all += (all.empty() ? "" : ", ") + report.code;
  return all;
}

const std::string start = "# Tray\n\nLook at the tray.\n\n";
const std::string texts = "<executionText>a</executionText><timeoutText>b</timeoutText><noResultText>c</noResultText>";

std::string insight(std::string_view more) { return "<insight>" + texts + std::string(more) + "</insight>\n\n"; }
std::string metric(std::string_view more) { return "<metric><name>Pages</name>" + std::string(more) + "</metric>\n\n"; }

const std::string check = insight("<symptomId>A</symptomId>");
const std::string film = "<video><src>https://www.youtube.com/watch?v=abcdefghijk</src><title>t</title></video>\n\n";

}  // namespace

TEST_CASE("lint_widget: a wrong value is told where it stands, decoded or not") {
  auto reports = lint(start + metric("<aggregationType> Mean </aggregationType>"));
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].code == "WID5");
  CHECK(reports[0].place == "Mean");
  reports = lint(start + "<metric>\n<name>a & b\n<timeSpanDuration>\n  3 &amp; 4 days\n</timeSpanDuration></metric>\n");
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].code == "WID4");
  CHECK(reports[1].place == "3 &amp; 4 days");
}

TEST_CASE("lint_widget: a required child that is there but empty is told at its name") {
  const auto reports = lint(start + "<metric>\n  <name> </name>\n</metric>\n");
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].code == "WID4");
  CHECK(reports[0].place == "name");
}

TEST_CASE("lint_widget: a count of findings is a number from 1 to 255") {
  const auto count = [](std::string_view text) {
    return codes(start +
                 insight("<symptomId>A</symptomId><maxInsightCount>" + std::string(text) + "</maxInsightCount>"));
  };
  CHECK(count("1").empty());
  CHECK(count("255").empty());
  CHECK(count("").empty());
  for (const std::string_view wrong : {"0", "256", "-1", "1.5", "0001", "99999999999999999999"}) {
    CAPTURE(wrong);
    CHECK(count(wrong) == "WID5");
  }
}

TEST_CASE("lint_widget: every symptom that is listed again is told, case ignored") {
  const auto reports = lint(start + insight("<symptomId>A, B,a , C, b</symptomId>"));
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].code == "WID8");
  CHECK(reports[0].place == "a");
  CHECK(reports[1].place == "b");
  CHECK(codes(start + insight("<symptomId>A, B,</symptomId>")) == "WID8");
  CHECK(codes(start + insight("<symptomId>A, AB</symptomId>")).empty());
}

TEST_CASE("lint_slots: a live widget needs an article that requires a resource, told once") {
  CHECK(codes(start + check + metric(""), true).empty());
  CHECK(codes(start + check + metric(""), false) == "WID11");
  CHECK(codes(start + metric(""), std::nullopt) == "WID11 note");
  CHECK(codes(start + film + "<azureKB></azureKB>\n", false).empty());
}

TEST_CASE("lint_slots: a row of widgets shares one introduction, a heading ends it") {
  CHECK(codes(start + check + metric("") + film).empty());
  CHECK(codes("# Tray\n\n" + check + film) == "WID12");
  CHECK(codes(start + check + "## More\n\n" + film) == "WID12");
  CHECK(codes(start + "```\ncode\n```\n\n" + film) == "WID12");
  CHECK(codes(start + "| a |\n|---|\n| b |\n\n" + film) == "WID12");
  CHECK(codes("# Tray\n\n1. Watch this:\n\n   " + film).empty());
  CHECK(codes("# Tray\n\n<azureKB></azureKB>\n").empty());
}

TEST_CASE("lint_slots: an introduction does not reach into the next section") {
  CHECK(codes(start + ":::Section One:::\n\n" + film) == "WID12");
  CHECK(codes(start + ":::Section One:::\n\nWatch this.\n\n" + film).empty());
}

TEST_CASE("lint_slots: a section of headings alone is empty, one of a widget is not") {
  const auto reports = lint(start + ":::Section One:::\n\n## Two\n\n:::Section Three:::\n\n<azureKB></azureKB>\n");
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].code == "SEC2");
  CHECK(reports[0].place == ":::Section One:::");
  CHECK(codes(start + ":::Section One:::\n") == "SEC2");
}

TEST_CASE("lint_slots: the knowledge base stands once for each client") {
  const auto kb = [](std::string_view client) {
    return "<azureKB><client>" + std::string(client) + "</client></azureKB>\n\n";
  };
  CHECK(codes(start + kb("Portal") + kb("ASC")).empty());
  CHECK(codes(start + kb("Portal, ASC") + kb("asc")) == "WID9");
  CHECK(codes(start + kb("Portal") + kb("")) == "WID9");
  CHECK(codes(start + kb("") + kb("ASC") + kb("Portal")) == "WID9, WID9");
}

TEST_CASE("lint_placeholders: an unknown element is a misspelled widget when it holds a child of one") {
  const auto has = [](const std::string& text) { return codes(start + text).find("WID15") != std::string::npos; };
  CHECK(has("<inside>\n  <symptomId>A</symptomId>\n</inside>\n"));
  CHECK(has("  <Metrics><NAME>A</name></Metrics>\n"));
  CHECK(has("<inside>\n<symptomId_noloc>A</symptomId_noloc>\n"));
  CHECK_FALSE(has("<your-server>\n"));
  CHECK_FALSE(has("<your-server> <name>\n"));
  CHECK_FALSE(has("Type <inside><symptomId>A</symptomId></inside>\n"));
  CHECK_FALSE(has("<inside>\n<colour>A</colour>\n</inside>\n"));
  CHECK_FALSE(has("<insight>\n<symptomId>A</symptomId>\n"));
}
