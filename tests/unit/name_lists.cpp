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

TEST_CASE("metric list: names of counters, logs and of other languages") {
  MetricList list;
  DiagnosticSink sink;
  list.read("_Log\n\\Counter\n\u00c9tat\n7up", sink);
  CHECK(sink.diagnostics().empty());
  for (const char* name : {"_log", "\\counter", "\u00c9tat", "7UP"}) CHECK(list.has(name));
}

TEST_CASE("topic list: an entry again completes what is known, one without properties is known too") {
  TopicList list;
  DiagnosticSink sink;
  const std::string bare = R"({"id": "/providers/Microsoft.Support/services/x", "name": ")" + guid + "\"}";
  list.read("{\"value\": [" + bare + "], \"nextLink\": \"\"}", sink);
  REQUIRE(list.find(ListedKind::product, guid) != nullptr);
  CHECK_FALSE(list.find(ListedKind::product, guid)->alias);
  list.read("[" + entry("services", guid, R"("metadata": {"legacyId": "15922"})") + "]", sink);
  CHECK(list.find(ListedKind::product, guid)->alias);
  list.read("[" + bare + "]", sink);
  CHECK(list.find(ListedKind::product, guid)->alias);
  list.read("[" + entry("problemClassifications", "32000001", R"("legacyId": "32000001")") + "]", sink);
  CHECK_FALSE(list.find(ListedKind::topic, "32000001")->alias);  // two numbers are no alias
  CHECK(sink.diagnostics().empty());
  list.read("{\"value\": [" + bare + "], \"nextLink\": \"https://next\"}", sink);
  REQUIRE(sink.diagnostics().size() == 1);
  CHECK(sink.diagnostics()[0].severity == Severity::warning);
}

TEST_CASE("topic list: two slips in a GUID are slips, one in a number") {
  TopicList list;
  DiagnosticSink sink;
  list.read("[" + entry("services", guid, R"("legacyId": "15922")") + "]", sink);
  const auto near = [&](std::string_view id) { return list.near(ListedKind::product, id) != nullptr; };
  CHECK(near("8b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c05"));
  CHECK_FALSE(near("8b1f0c52-91d4-4c0e-8a55-3f2d6e9b1d05"));
  CHECK(near("15923"));
  CHECK_FALSE(near("15933"));
}

TEST_CASE("lint_topic_aliases: ids that are unknown, or known by one name only") {
  TopicList list;
  DiagnosticSink reading;
  list.read("[" + entry("problemClassifications", guid, R"("displayName": "Jam")") + "," +
                entry("problemClassifications", "32000001", "") + "]",
            reading);
  const auto said_of = [&](std::string id) {
    Header header;
    header.topics = {{std::move(id), Span{2, 5}}};
    header.products = {{"15922", Span{6, 7}}};  // no list of products was given
    DiagnosticSink sink;
    lint_topic_aliases(header, list, sink);
    return sink.diagnostics().empty() ? std::string()
                                      : sink.diagnostics().front().message + '|' + sink.diagnostics().front().help;
  };
  CHECK(said_of(guid).find("has no number") != std::string::npos);
  CHECK(said_of("32000001").find("has no GUID") != std::string::npos);
  CHECK(said_of("32000002").find("did you mean `32000001`?") != std::string::npos);
  CHECK(said_of("7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c05").find("`, `Jam`?") != std::string::npos);
  CHECK(said_of("41000000").find("correct it, or add it") != std::string::npos);
  CHECK(said_of("jam").empty());
}

TEST_CASE("lint_topic_aliases: what was said of an id is not said twice, near names are looked for twenty times") {
  TopicList list;
  DiagnosticSink sink;
  list.read("[" + entry("problemClassifications", "32000001", "") + "]", sink);
  Header header;
  for (std::uint32_t i = 0; i < 30; ++i) header.topics.push_back({"32000002", Span{i, i + 1}});
  sink.report(Code::ID5, Span{0, 1}, "no topic has nine digits");
  sink.report(Code::ID6, Span{1, 2}, "no id");
  lint_topic_aliases(header, list, sink);
  CHECK(sink.diagnostics().size() == 30);  // two of them were there
  std::size_t guesses = 0;
  for (const Diagnostic& each : sink.diagnostics()) guesses += each.help.starts_with("did you mean");
  CHECK(guesses == 20);
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
