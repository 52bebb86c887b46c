// What is asked of people: parameters that the service names, forms of their own; and what a refused metric tells them.
#include "live/choose_text.hpp"
#include "support/fake_host.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string asks(const std::string& names) {
  return R"({"provisioningState":"Succeeded","diagnostics":[{"solutionId":"FirstSymptom","status":"MissingInputs",)"
         R"("requiredParameters":[)" +
         names + "]}]}";
}

FakeHost asked(const std::string& names) {
  FakeHost host({article_text(check_widget)});
  host.start();
  host.answer(host.sent[0], asks(names));
  REQUIRE(host.at(0) == State::NeedsInput);
  return host;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string form_text() {
  return "<properties\n  pageTitle=\"Questions\"\n  articleId=\"main\"\n  selfHelpType=\"problemScopingQuestions\"\n"
         "  supportTopicIds=\"7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04\"\n  productPesIds=\"20101\"\n"
         "  cloudEnvironments=\"public\"\n  ownershipId=\"Tests\" />\n# Questions\n---\n"
         R"({"$schema":"SelfHelpContent","formElements":[)"
         R"({"id":"symptom","order":1,"controlType":"dropdown","displayLabel":"What is wrong?","required":true,)"
         R"("dropdownOptions":[{"value":"leak","text":"A leak"},{"value":"noise","text":"A noise"}]},)"
         R"({"id":"parts","order":2,"controlType":"multiselectdropdown","displayLabel":"Which parts?","required":true,)"
         R"("visibility":"symptom == leak",)"
         R"("dropdownOptions":[{"value":"pipe","text":"Pipe"},{"value":"tap","text":"Tap"}]}]})"
         "\n---\n";
}

FakeHost refused(const std::string& message) {
  FakeHost host(
      {article_text("<metric>\n  <name>Inflow</name>\n  <title>Flow in</title>\n"
                    "  <aggregationType>Avg</aggregationType>\n</metric>\n")});
  host.start();
  host.answer(host.sent[0], R"({"code":"BadRequest","message":")" + message + "\"}", 400);
  REQUIRE(host.at(0) == State::Failed);
  REQUIRE(host.state(0).cause == Cause::BadMetric);
  return host;
}

}  // namespace

TEST_CASE("inputs: what the service asks for and the context does not know is asked of the host, by name") {
  auto host = asked(R"("TankId","resourceuri","Colour")");
  host.run(0);
  REQUIRE(host.sent.size() == 2);
  CHECK(host.sent[1].action == Action::CollectInputs);
  CHECK(host.sent[1].parameters == std::vector<std::string>{"TankId", "Colour"});
  CHECK(host.at(0) == State::NeedsInput);
  host.submit(0, {{"TankId", "7"}, {"Colour", "red"}});
  REQUIRE(host.sent.size() == 3);
  CHECK(host.sent[2].method == Method::Put);
  const std::string uri = gateway_context().resource_id;
  CHECK(has(host.sent[2].body, R"("resourceuri":")" + uri + "\""));
  CHECK(has(host.sent[2].body, R"("TankId":"7")"));
  CHECK(has(host.sent[2].body, R"("Colour":"red")"));
}

TEST_CASE("inputs: what the context knows goes along without a question, in the spelling of the service") {
  auto host = asked(R"("subscriptionID","resourceName","SAPID")");
  host.run(0);
  REQUIRE(host.sent.size() == 2);
  CHECK(host.sent[1].action == Action::Http);
  CHECK(has(host.sent[1].body, R"("subscriptionID":"11111111-2222-3333-4444-555555555555")"));
  CHECK(has(host.sent[1].body, R"("resourceName":"gw")"));
  CHECK(has(host.sent[1].body, R"("SAPID":"7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04")"));
  CHECK(host.at(0) == State::Running);
}

TEST_CASE("inputs: a value that was given wins over the one that the context knows") {
  auto host = asked(R"("ResourceName","TankId")");
  host.submit(0, {{"resourcename", "other"}, {"TankId", "7"}});
  REQUIRE(host.sent.size() == 2);
  CHECK(has(host.sent[1].body, R"("resourcename":"other")"));
  CHECK_FALSE(has(host.sent[1].body, R"("ResourceName")"));
}

TEST_CASE("inputs: when the answers are not enough the question is asked again") {
  auto host = asked(R"("TankId")");
  host.submit(0, {{"TankId", "7"}});
  REQUIRE(host.sent.size() == 2);
  host.answer(host.sent[1], asks(R"("TankId","Depth")"));
  REQUIRE(host.at(0) == State::NeedsInput);
  host.run(0);
  REQUIRE(host.sent.size() == 3);
  CHECK(host.sent[2].action == Action::CollectInputs);
  CHECK(host.sent[2].parameters == std::vector<std::string>{"TankId", "Depth"});
}

TEST_CASE("inputs: a form of its own is checked by its rules and is complete at last") {
  FakeHost host({form_text()});
  host.start();
  REQUIRE(host.at(0) == State::NeedsInput);
  host.submit(0, {});
  CHECK(host.at(0) == State::NeedsInput);
  CHECK(host.state(0).missing == std::vector<std::string>{"symptom"});
  host.submit(0, {{"symptom", "smell"}});
  CHECK(host.state(0).missing == std::vector<std::string>{"symptom"});
  host.submit(0, {{"symptom", "leak"}, {"unheard", "of"}});
  CHECK(host.state(0).missing == std::vector<std::string>{"parts"});  // visible only now
  host.submit(0, {{"symptom", "leak"}, {"parts", "pipe,tap"}});
  CHECK(host.at(0) == State::Results);
  CHECK(host.state(0).missing.empty());
  CHECK(host.state(0).text == text(Message::answered));
  CHECK(host.sent.empty());
  host.submit(0, {{"symptom", "leak"}, {"parts", "pipe"}, {"parts", "roof"}});
  CHECK(host.at(0) == State::NeedsInput);
  CHECK(host.state(0).missing == std::vector<std::string>{"parts"});
  host.submit(0, {{"symptom", "noise"}});
  CHECK(host.at(0) == State::Results);
  CHECK(host.sent.empty());
}

TEST_CASE("bad metric: the names that are valid are shown, where lines can be broken between them") {
  auto host = refused(
      "Failed to find metric configuration for provider: Nimbus.Network, metric: Inflow, "
      "Valid metrics: Flow,Depth,<b>Heat\\u001b</b>");
  CHECK(host.state(0).text ==
        "Failed to find metric configuration for provider: Nimbus.Network, metric: Inflow, Valid metrics: Flow, Depth, "
        "Heat\xEF\xBF\xBD");
  CHECK(host.state(0).details == host.state(0).text);
}

TEST_CASE("bad metric: the text and the list for tools have bounds") {
  std::string names;
  for (int i = 0; i < 2'000; ++i) names += "Metric" + std::to_string(i) + ",";
  auto host = refused("Failed to find metric configuration. Valid metrics: " + names);
  CHECK(host.state(0).text.size() <= detail::max_details_bytes);
  CHECK(host.state(0).text.size() > detail::max_details_bytes / 2);
  CHECK(host.state(0).details.size() <= detail::max_kept_details_bytes);
  CHECK(has(host.state(0).details, "Metric200,"));
  host.run(0);
  CHECK(host.state(0).details.empty());
}

TEST_CASE("bad metric: one that is refused inside a good answer says why, too") {
  FakeHost host(
      {article_text("<metric>\n  <name>Inflow</name>\n  <title>Flow in</title>\n"
                    "  <aggregationType>Avg</aggregationType>\n</metric>\n")});
  host.start();
  host.answer(host.sent[0], R"({"value":[{"name":{"value":"Inflow"},"timeseries":[],"errorCode":"InvalidMetric",)"
                            R"("errorMessage":"Valid metrics: Flow,Depth"}]})");
  CHECK(host.at(0) == State::Failed);
  CHECK(host.state(0).text == "Valid metrics: Flow, Depth");
}
