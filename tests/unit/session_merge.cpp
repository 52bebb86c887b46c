// Live objects of a solution and the slots they go to.
#include <fstream>
#include <iterator>

#include "support/fake_host.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string check_object(std::string_view key, std::string_view id, std::string_view title) {
  std::string text = "{\"replacementKey\":\"";
  text.append(key).append("\",\"solutionId\":\"").append(id).append("\",\"status\":\"Succeeded\",\"insights\":[");
  return text + finding(title) + "]}";
}
std::string help(std::string_view maps, std::string_view sections = "") {
  std::string text =
      "{\"properties\":{\"solutionId\":\"s\",\"provisioningState\":\"Succeeded\",\"title\":\"t\","
      "\"content\":\"c\",\"replacementMaps\":{";
  return text.append(maps).append("},\"sections\":[").append(sections).append("]}}");
}
std::string marker(const SlotKey& key) { return "<!--" + std::string(text(key)) + "-->"; }
FakeHost two_checks() { return FakeHost({article_text(std::string(check_widget).append(other_check_widget))}); }

}  // namespace

TEST_CASE("merge: by the marker, whatever the solution") {
  auto host = two_checks();
  const auto report =
      host.session.merge(help("\"diagnostics\":[" + check_object(marker(host.key(1)), "x", "One") + "]"));
  CHECK(report.readable);
  CHECK(report.by_key == 1);
  CHECK(report.unmatched.empty());
  CHECK(host.at(1) == State::Results);
  CHECK(host.state(1).findings.at(0).title == "One");
  CHECK(host.at(0) == State::Idle);
}

TEST_CASE("merge: by the solution when the marker is unknown, in both dialects") {
  auto host = two_checks();
  CHECK(host.session.merge(help("\"diagnostics\":[" + check_object("<!--no-->", "thirdsymptom", "One") + "]"))
            .by_solution == 1);
  CHECK(host.state(1).findings.at(0).title == "One");
  auto older = two_checks();
  const std::string apollo = "{\"properties\":{\"htmlContent\":\"c\",\"bindings\":{\"insights\":[" +
                             check_object("", "SecondSymptom", "Two") + "]}}}";
  CHECK(older.session.merge(apollo).by_solution == 1);
  CHECK(older.state(0).state != State::Idle);
}

TEST_CASE("merge: by position when the counts agree, not otherwise") {
  const std::string a = check_object("", "u", "One"), b = check_object("", "v", "Two");
  auto host = two_checks();
  CHECK(host.session.merge(help("\"diagnostics\":[" + a + "," + b + "]")).by_ordinal == 2);
  CHECK(host.state(0).findings.at(0).title == "One");
  CHECK(host.state(1).findings.at(0).title == "Two");
  auto other = two_checks();
  const auto report = other.session.merge(help("\"diagnostics\":[" + a + "]"));
  CHECK(report.by_ordinal == 0);
  REQUIRE(report.unmatched.size() == 1);
  CHECK(report.unmatched[0].solution_id == "u");
}

TEST_CASE("merge: what finds no slot is a slot of its own, the same each time") {
  const std::string search =
      R"({"replacementKey":"<!--k-->","searchResults":[{"title":"A page","link":"https://a.example/"}]})";
  const std::string json =
      help("", R"({"title":"More","content":"","replacementMaps":{"webResults":[)" + search + "]}}");
  auto host = two_checks();
  const auto report = host.session.merge(json);
  REQUIRE(report.unmatched.size() == 1);
  CHECK(report.unmatched[0].kind == WidgetKind::KbSearch);
  CHECK(report.unmatched[0].section == "More");
  REQUIRE(host.session.states().size() == 3);
  const SlotKey key = host.key(2);
  CHECK(host.at(2) == State::Results);
  CHECK(host.state(2).hits.size() == 1);
  CHECK(host.session.merge(json).unmatched.empty());
  REQUIRE(host.session.states().size() == 3);
  CHECK(host.key(2) == key);
}

TEST_CASE("merge: what finds no slot is shown behind the article, in every format") {
  const std::string search =
      R"({"replacementKey":"<!--k-->","searchResults":[{"title":"A page","link":"https://a.example/"}]})";
  auto host = two_checks();
  host.session.merge(help("\"diagnostics\":[" + check_object("", "odd", "Leaking pipe") + "]",
                          R"({"title":"More","content":"","replacementMaps":{"webResults":[)" + search + "]}}"));
  RenderOptions options;
  options.states = host.session.states();
  for (const Format format : {Format::html, Format::text, Format::ansi, Format::markdown, Format::json}) {
    std::string out;
    REQUIRE(host.article().render(format, out, options));
    CAPTURE(out);
    for (const std::string_view shown : {"A page", "Leaking pipe"}) {
      const auto at = out.find(shown);
      CHECK(at != std::string::npos);
      CHECK(at > out.rfind("Looking again"));
    }
  }
}

TEST_CASE("merge: what is settled by it is not asked for any more") {
  auto host = two_checks();
  host.start();
  REQUIRE(host.sent.size() == 1);
  host.session.merge(help("\"diagnostics\":[" + check_object(marker(host.key(0)), "FirstSymptom", "One") + "]"));
  CHECK(host.at(0) == State::Results);
  host.answer(host.sent[0], diagnostics("Succeeded", ""));
  CHECK(host.at(0) == State::Results);
  CHECK(host.at(1) == State::Empty);
  auto fresh = two_checks();
  fresh.session.merge(help("\"diagnostics\":[" + check_object(marker(fresh.key(0)), "FirstSymptom", "One") + "]"));
  fresh.start();
  REQUIRE(fresh.sent.size() == 1);
  CHECK(fresh.sent[0].covers == std::vector<SlotKey>{fresh.key(1)});
  CHECK(fresh.sent[0].body.find("FirstSymptom") == std::string::npos);
}

TEST_CASE("merge: what the article itself gives to a service comes back to its slots, and the widgets still run") {
  std::ifstream file(SHELF_ARTICLE, std::ios::binary);
  const std::string source{std::istreambuf_iterator<char>(file), {}};
  for (const bool older : {false, true}) {
    FakeHost host({source}, "5d0a41f2-7c1e-4b6a-9f10-2e6b8c0d7a11");
    std::string json;
    REQUIRE((older ? host.article().render_apollo(json) : host.article().render_help(json)));
    const auto report = host.session.merge(json);
    CAPTURE(older);
    CHECK(report.readable);
    CHECK(report.by_key == (older ? 2 : 4));  // the older dialect has no metrics
    CHECK(report.unmatched.empty());
    for (const SlotState& state : host.session.states()) CHECK(state.state == State::Idle);
    host.start();
    CHECK(host.at(0) == State::Running);
    CHECK(host.at(2) == State::NeedsInput);
    CHECK(host.state(2).text == text(Message::needs_input));
    host.submit(2, {{"startTime", "now"}});
    const std::string two = finding("One") + "," + finding("Two");
    host.answer(host.last(WidgetKind::Insight),
                diagnostics("Succeeded", diagnostic("gatewayhostsunhealthy", "Succeeded", two)));
    CHECK(host.state(2).findings.size() == 1);
    CHECK(host.state(2).more == 1);
  }
}

TEST_CASE("merge: no solution, no change") {
  auto host = two_checks();
  CHECK_FALSE(host.session.merge("[1, 2").readable);
  CHECK(host.at(0) == State::Idle);
  CHECK(host.session.states().size() == 2);
}

TEST_CASE("merge: a troubleshooter is run step by step") {
  auto host = two_checks();
  host.session.merge(help(R"("troubleshooters":[{"solutionId":"guid","title":"Guide","replacementKey":"<!--t-->"}])"));
  REQUIRE(host.session.states().size() == 3);
  CHECK(host.at(2) == State::Idle);
  host.run(2);
  REQUIRE(host.sent.size() == 1);
  const std::string path = host.sent[0].path;
  CHECK(host.sent[0].method == Method::Put);
  host.answer(host.sent[0], "", 201);
  REQUIRE(host.wait());
  CHECK(host.sent.back().method == Method::Get);
  const std::string step =
      R"({"properties":{"provisioningState":"Succeeded","steps":[{"id":"s1","title":"Ask","type":"Input",
    "inputs":[{"questionId":"q","questionType":"TextInput"}]}]}})";
  host.answer(host.sent.back(), step);
  CHECK(host.at(2) == State::NeedsInput);
  CHECK(host.state(2).missing == std::vector<std::string>{"q"});
  host.submit(2, {});
  CHECK(host.at(2) == State::NeedsInput);
  host.submit(2, {{"q", "an \"answer\""}});
  CHECK(host.at(2) == State::Running);
  CHECK(host.sent.back().path == path + "/continue");
  CHECK(host.sent.back().body ==
        R"({"responses":[{"questionId":"q","questionType":"TextInput","response":"an \"answer\""}],"stepId":"s1"})");
  host.answer(host.sent.back(), "", 204);
  REQUIRE(host.wait());
  CHECK(host.sent.back().path == path);
  host.answer(host.sent.back(), R"({"properties":{"provisioningState":"AutoContinue","steps":[{"id":"s2"}]}})");
  CHECK(host.at(2) == State::Running);
  REQUIRE(host.wait());
  host.answer(host.sent.back(), R"({"properties":{"provisioningState":"Succeeded","steps":[{"id":"s2"}]}})");
  CHECK(host.at(2) == State::Results);
  host.run(2);
  CHECK(host.sent.back().path == path + "/restart");
  host.answer(host.sent.back(), R"({"troubleshooterResourceName":"new-name"})");
  REQUIRE(host.wait());
  const std::string renamed = path.substr(0, path.rfind('/') + 1) + "new-name";
  CHECK(host.sent.back().path == renamed);
  const auto last = host.session.cancel(host.key(2));
  REQUIRE(last.size() == 1);
  CHECK(last[0].http.method == Method::Post);
  CHECK(last[0].http.path == renamed + "/end");
  CHECK(host.at(2) == State::Canceled);
  CHECK(host.session.settled());
}
