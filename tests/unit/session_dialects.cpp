// What a session knows, in the words of the services: every live member, and the way back.
#include <nlohmann/json.hpp>

#include "support/fake_host.hpp"

using namespace shelf;
using namespace shelf::test;
using nlohmann::json;

namespace {

json rendered(const FakeHost& host, Format format, const Bundle* bundle = nullptr) {
  RenderOptions options;
  options.states = host.session.states();
  options.bundle = bundle;
  std::string out;
  REQUIRE(host.article().render(format, out, options));
  return json::parse(out);
}

json help_maps(const FakeHost& host) { return rendered(host, Format::help)["properties"]["replacementMaps"]; }
json apollo_maps(const FakeHost& host) { return rendered(host, Format::apollo)["properties"]["bindings"]; }
std::string marker(const SlotKey& key) { return "<!--" + std::string(text(key)) + "-->"; }

FakeHost checked(std::string_view body = check_widget) {
  FakeHost host({article_text(body)});
  host.start();
  return host;
}

}  // namespace

TEST_CASE("live dialects: before anything runs there is only the author half") {
  FakeHost host({article_text(std::string(check_widget).append(search_widget).append(two_metrics))});
  std::string author;
  REQUIRE(host.article().render_help(author));
  CHECK(rendered(host, Format::help) == json::parse(author));
}

TEST_CASE("live dialects: a check that runs, for each of its symptoms") {
  auto host = checked();
  const json properties = rendered(host, Format::help)["properties"];
  CHECK(properties["provisioningState"] == "Running");
  const std::string key = marker(host.key(0));
  const json expected = {
      {{"solutionId", "FirstSymptom"}, {"status", "Running"}, {"statusDetails", "Looking"}, {"replacementKey", key}},
      {{"solutionId", "SecondSymptom"}, {"status", "Running"}, {"statusDetails", "Looking"}, {"replacementKey", key}}};
  CHECK(properties["replacementMaps"]["diagnostics"] == expected);
}

TEST_CASE("live dialects: findings belong to the symptom that had them") {
  auto host = checked();
  host.answer(host.sent[0], diagnostics("Succeeded", diagnostic("FirstSymptom", "Succeeded") + "," +
                                                         diagnostic("SecondSymptom", "Succeeded",
                                                                    finding("One", "Warning", "a") + "," +
                                                                        finding("Two", "Odd", "b"))));
  REQUIRE(host.at(0) == State::Results);
  const std::string key = marker(host.key(0));
  const json insights = {
      {{"id", "a"}, {"title", "One"}, {"results", "<p>Text of One</p>"}, {"importanceLevel", "Warning"}},
      {{"id", "b"}, {"title", "Two"}, {"results", "<p>Text of Two</p>"}, {"importanceLevel", "Odd"}}};
  const json maps = help_maps(host);
  REQUIRE(maps["diagnostics"].size() == 2);
  CHECK(maps["diagnostics"][0] ==
        json{{"solutionId", "FirstSymptom"}, {"status", "Succeeded"}, {"replacementKey", key}});
  CHECK(maps["diagnostics"][1]["insights"] == insights);
  CHECK(maps["diagnostics"][1]["status"] == "Succeeded");
  const json older = apollo_maps(host)["insights"];
  REQUIRE(older.size() == 2);
  CHECK(older[1]["insights"] == insights);
  CHECK(older[1]["executionText"] == "Looking");
  CHECK(older[1]["maxInsightCount"] == "2");
  CHECK(rendered(host, Format::apollo)["properties"]["provisioningState"] == "Succeeded");
}

TEST_CASE("live dialects: the words for every state of a check") {
  const std::pair<State, std::pair<const char*, const char*>> words[] = {
      {State::Idle, {"", ""}},
      {State::NeedsContext, {"MissingInputs", "MissingInputs"}},
      {State::NeedsInput, {"MissingInputs", "MissingInputs"}},
      {State::Pending, {"Running", "Queued"}},
      {State::Running, {"Running", "Running"}},
      {State::Results, {"Succeeded", "Succeeded"}},
      {State::Empty, {"Succeeded", "Succeeded"}},
      {State::TimedOut, {"Timeout", "Timeout"}},
      {State::Failed, {"Failed", "Failed"}},
      {State::Canceled, {"", ""}},
      {State::Offline, {"", ""}},
      {State::Unsupported, {"", ""}}};
  FakeHost host({article_text(other_check_widget)});
  for (const auto& [at, word] : words) {
    CAPTURE(name(at));
    SlotState state;
    state.slot = host.key(0);
    state.state = at;
    state.missing = {"TankId"};
    state.estimated_minutes = 3;
    RenderOptions options;
    options.states = {&state, 1};
    for (const bool older : {false, true}) {
      std::string out;
      REQUIRE((older ? host.article().render_apollo(out, options) : host.article().render_help(out, options)));
      const json properties = json::parse(out)["properties"];
      const json object =
          older ? properties["bindings"]["insights"][0] : properties["replacementMaps"]["diagnostics"][0];
      const std::string expected = older ? word.second : word.first;
      CHECK(object.value("status", "") == expected);
      CHECK(object.contains("statusDetails") == !expected.empty());
      if (expected.empty()) continue;
      CHECK_FALSE(object["statusDetails"].get<std::string>().empty());
      CHECK(object["estimatedCompletionTime"] == "3");
      CHECK(object.contains("requiredParameters") == (expected == "MissingInputs"));
      if (at == State::TimedOut) CHECK(object["statusDetails"] == "Slow");
    }
  }
}

TEST_CASE("live dialects: results of a search, as served") {
  auto host = checked(search_widget);
  host.answer(host.sent[0], R"({"value":[{"solutionId":"k1","title":"Leaks","content":"**All** about <b>leaks</b>",
    "source":"Nimbus Docs","link":"https://docs.example/leaks","resultType":"Documentation","confidence":"High","rank":1},
    {"title":"Help!","content":"x","link":"javascript:x","resultType":"Community","rank":2}]})");
  const json expected = {
      {{"searchResults",
        {{{"solutionId", "k1"},
          {"title", "Leaks"},
          {"content", "All about leaks"},
          {"source", "Nimbus Docs"},
          {"link", "https://docs.example/leaks"},
          {"resultType", "Documentation"},
          {"confidence", "High"},
          {"rank", 1}},
         {{"title", "Help!"}, {"content", "x"}, {"source", ""}, {"resultType", "Community"}, {"rank", 2}}}},
       {"replacementKey", marker(host.key(0))}}};
  CHECK(help_maps(host)["webResults"] == expected);
  CHECK(apollo_maps(host)["azureKb"] == expected);
}

TEST_CASE("live dialects: what is shown of some while others run is a part") {
  auto host = checked(std::string(check_widget).append(search_widget));
  host.answer(host.last(WidgetKind::KbSearch), R"({"value":[{"title":"a","link":"https://docs.example/a"}]})");
  CHECK(rendered(host, Format::help)["properties"]["provisioningState"] == "PartialComplete");
}

TEST_CASE("live dialects: troubleshooters of the service are a list of their own") {
  auto host = checked();
  CHECK_FALSE(help_maps(host).contains("troubleshooters"));
  host.session.merge(R"({"properties":{"content":"c","replacementMaps":{"troubleshooters":[
    {"solutionId":"t-1","title":"Find the leak","summary":"Step by <b>step</b>"}]}}})");
  const json expected = {{{"solutionId", "t-1"}, {"title", "Find the leak"}, {"summary", "Step by step"}}};
  CHECK(help_maps(host)["troubleshooters"] == expected);
  CHECK_FALSE(apollo_maps(host).contains("troubleshooters"));
}

namespace {

// Takes `left` pieces, and remembers what it was given when it had refused one.
struct Reluctant {
  std::size_t left = 0, taken = 0, after = 0;
  static bool take(void* context, std::string_view) {
    auto& self = *static_cast<Reluctant*>(context);
    if (self.taken > self.left) ++self.after;
    return ++self.taken <= self.left;
  }
};

}  // namespace

TEST_CASE("live dialects: a sink that stops is given nothing more, wherever it stops, in every format") {
  std::string words;
  for (int i = 0; i < 600; ++i) words += "word number " + std::to_string(i) + " of many\n";
  std::string body = std::string(check_widget) + "\n" + words;
  for (const char* title : {"One", "Two", "Three"})
    body.append("\n\n:::Section ").append(title).append(":::\n\n").append(other_check_widget).append(search_widget);
  body += "<CommonSolution>\n  <articleId>other</articleId>\n</CommonSolution>\n\n" + words;
  FakeHost host({article_text(body), article_text(words, "other")});
  host.start();
  const std::string found = diagnostics("Succeeded", diagnostic("FirstSymptom", "Succeeded", finding("A")) + "," +
                                                         diagnostic("ThirdSymptom", "Succeeded", finding("B")));
  host.answer(host.last(WidgetKind::Insight), found);
  host.session.merge(R"({"properties":{"content":"c","replacementMaps":{"troubleshooters":[{"solutionId":"t"}]}}})");
  RenderOptions options;
  options.states = host.session.states();
  for (const Format format :
       {Format::html, Format::text, Format::ansi, Format::markdown, Format::json, Format::help, Format::apollo}) {
    CAPTURE(name(format));
    Reluctant all{1'000'000};
    REQUIRE(host.article().render(format, Sink(&all, &Reluctant::take), options));
    REQUIRE(all.taken > 2);
    for (std::size_t pieces = 0; pieces < all.taken; ++pieces) {
      Reluctant some{pieces};
      const auto result = host.article().render(format, Sink(&some, &Reluctant::take), options);
      REQUIRE_FALSE(result);
      CHECK(result.error().code == Errc::stopped);
      CHECK(some.after == 0);
    }
  }
}

TEST_CASE("live dialects: what was rendered merges to the same states") {
  const std::string body = std::string(check_widget).append(other_check_widget).append(search_widget);
  for (const bool older : {false, true}) {
    CAPTURE(older);
    auto host = checked(body);
    host.answer(host.last(WidgetKind::Insight),
                diagnostics("Succeeded", diagnostic("FirstSymptom", "Succeeded") + "," +
                                             diagnostic("SecondSymptom", "Succeeded", finding("One", "Warning")) + "," +
                                             diagnostic("ThirdSymptom", "Failed", "", "It broke")));
    host.answer(host.last(WidgetKind::KbSearch), R"({"value":[{"title":"a","link":"https://docs.example/a"}]})");
    FakeHost other({article_text(body)});
    const auto report = other.session.merge(rendered(host, older ? Format::apollo : Format::help).dump());
    CHECK(report.readable);
    CHECK(report.unmatched.empty());
    for (std::size_t i = 0; i < 3; ++i) {
      CAPTURE(i);
      CHECK(other.at(i) == host.at(i));
      CHECK(other.state(i).text == host.state(i).text);
      CHECK(other.state(i).solution_id == host.state(i).solution_id);
    }
    CHECK(other.state(0).findings.at(0).html == host.state(0).findings.at(0).html);
    CHECK(other.state(2).hits.at(0).url == "https://docs.example/a");
  }
}

TEST_CASE("live dialects: HTML that a host put into a state itself is not taken on trust") {
  FakeHost host({article_text(other_check_widget)});
  SlotState state;
  state.slot = host.key(0);
  state.state = State::Results;
  state.findings.emplace_back().html = "<script>alert(1)</script>";
  state.findings.back().text = "a <b> & \x1b[31m";
  state.hits.emplace_back().url = "javascript:alert(1)";
  RenderOptions options;
  options.states = {&state, 1};
  std::string out;
  REQUIRE(host.article().render_help(out, options));
  const json object = json::parse(out)["properties"]["replacementMaps"]["diagnostics"][0];
  CHECK(object["insights"][0]["results"].get<std::string>().starts_with("<p>a &lt;b&gt; &amp; "));
  CHECK(out.find("script") == std::string::npos);
  CHECK(out.find('\x1b') == std::string::npos);
}
