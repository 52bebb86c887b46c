// Lists of metrics and topics, and the search for a near name.
#include "lists/name_lists.hpp"

#include "support/catch.hpp"
#include "text/nearest.hpp"

namespace shelf::compiler {
namespace {
// Code and marked text of each diagnostic.
std::vector<std::string> said(const DiagnosticSink& sink, std::string_view text) {
  std::vector<std::string> out;
  for (const Diagnostic& each : sink.diagnostics())
    out.push_back(std::string(info(each.code).name) + ' ' +
                  std::string(text.substr(each.where.begin, each.where.end - each.where.begin)));
  return out;
}
using Said = std::vector<std::string>;

std::string near_of(const MetricList& list, std::string_view name) {
  const std::string* found = list.near(name);
  return found == nullptr ? "" : *found;
}

// An entry of a list of topics.
std::string entry(const std::string& kind, const std::string& name, const std::string& properties) {
  return R"({"type": "Microsoft.Support/)" + kind + R"(", "name": ")" + name + R"(", "properties": {)" + properties +
         "}}";
}
const std::string guid = "7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04";
}  // namespace

TEST_CASE("edit_distance: counts single slips, and stops at its limit") {
  CHECK(edit_distance("tray", "tray", 2) == 0);
  CHECK(edit_distance("tray", "tary", 2) == 2);
  CHECK(edit_distance("tray", "trays", 2) == 1);
  CHECK(edit_distance("", "ab", 2) == 2);
  CHECK(edit_distance("toner", "paper", 2) == 3);
  CHECK(edit_distance("a", std::string(1'000'000, 'b'), 2) == 3);
}

TEST_CASE("find_nearest: the first of the nearest") {
  const std::vector<std::string> names = {"trap", "tray", "trab", "tray"};
  CHECK(find_nearest(names, "tray", 2) == &names[1]);
  CHECK(find_nearest(names, "trax", 2) == &names[0]);
  CHECK(find_nearest(names, "paper", 2) == nullptr);
}

TEST_CASE("metric list: one name a line, comments and blank lines between them") {
  MetricList list;
  DiagnosticSink sink;
  list.read("# paper\n\n  Pages Printed \nToner%\n\\Tray(1)\\# sheets\npages printed", sink);
  CHECK(sink.diagnostics().empty());
  CHECK(list.has("PAGES printed"));
  CHECK(list.has("\\Tray(1)\\# sheets"));
  CHECK_FALSE(list.has("# paper"));
  CHECK_FALSE(list.has(""));
  CHECK(near_of(list, "Page Prnted") == "Pages Printed");
  CHECK(near_of(list, "Toner$") == "Toner%");
  CHECK(near_of(list, "Ink") == "");
}

TEST_CASE("metric list: what is no list of names is said at its place") {
  const auto read = [](const std::string& text) {
    MetricList list;
    DiagnosticSink sink;
    list.read(text, sink);
    return said(sink, text);
  };
  CHECK(read("Pages\n  <name>Toner</name>\n<x>") == Said{"LST1 <name>Toner</name>"});
  CHECK(read("# nothing\n\n") == Said{"LST1 "});
  CHECK(read(std::string(257, 'a')) == Said{"LST1 " + std::string(257, 'a')});
  CHECK(read(std::string(256, 'a')) == Said{});
}

TEST_CASE("topic list: either form leads to an entry, and it knows whether both are given") {
  TopicList list;
  DiagnosticSink sink;
  list.read("{\"value\": [" +
                entry("problemClassifications", guid, R"("displayName": "Jam", "metadata": {"legacyId": "32000001"})") +
                "," + entry("problemClassifications", "32000002", "") + "]}",
            sink);
  list.read("[" + entry("services", guid, R"("legacyId": 15922)") + "]", sink);
  CHECK(sink.diagnostics().empty());
  REQUIRE(list.find(ListedKind::topic, "{7B1F0C52-91d4-4c0e-8a55-3f2d6e9b1c04}") != nullptr);
  CHECK(list.find(ListedKind::topic, "32000001")->alias);
  CHECK(list.find(ListedKind::topic, "32000001")->name == "Jam");
  CHECK_FALSE(list.find(ListedKind::topic, "32000002")->alias);
  CHECK(list.find(ListedKind::product, "15922")->alias);
  CHECK(list.find(ListedKind::product, "32000001") == nullptr);
  REQUIRE(list.near(ListedKind::topic, "32000011") != nullptr);
  CHECK(*list.near(ListedKind::topic, "32000011") == "32000001");
  CHECK(list.near(ListedKind::topic, "32000099") == nullptr);
}

TEST_CASE("topic list: what is no list of topics is said at its place") {
  const auto read = [](const std::string& text) {
    TopicList list;
    DiagnosticSink sink;
    list.read(text, sink);
    return said(sink, text);
  };
  CHECK(read("{\"value\": 1}") == Said{"LST1 {"});
  CHECK(read("\"value\"") == Said{"LST1 \""});
  CHECK(read("[]") == Said{"LST1 ["});
  CHECK(read("[7]") == Said{"LST1 7"});
  CHECK(read("[{\"name\": \"" + guid + "\"}]") == Said{"LST1 {"});
  CHECK(read("[" + entry("services", "Jam", "") + "]") == Said{"LST1 \"Jam\""});
  CHECK(read("[" + entry("services", guid, R"("metadata": {"legacyId": "x"})") + "]") == Said{"LST1 {"});
  CHECK(read("[{\"type\": \"Microsoft.Support/services\", \"name\": []}]") == Said{"LST1 {"});
}
}  // namespace shelf::compiler
