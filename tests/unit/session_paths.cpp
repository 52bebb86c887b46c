// Widgets from their start to what they show.
#include "support/fake_host.hpp"

using namespace shelf;
using namespace shelf::test;

TEST_CASE("session: a check runs, is polled, and shows its findings") {
  auto host = host_of(check_widget);
  host.start();
  REQUIRE(host.sent.size() == 1);
  CHECK(host.sent[0].method == Method::Put);
  CHECK(host.at(0) == State::Running);
  CHECK(host.state(0).text == "Looking");
  host.answer(host.sent[0], diagnostics("Running", diagnostic("FirstSymptom", "Running")));
  CHECK(host.at(0) == State::Running);
  CHECK(host.session.next_due() == 5'000);
  REQUIRE(host.wait());
  REQUIRE(host.sent.size() == 2);
  CHECK(host.sent[1].method == Method::Get);
  CHECK(host.sent[1].path == host.sent[0].path);
  CHECK(host.sent[1].body.empty());
  CHECK(host.sent[1].id != host.sent[0].id);
  host.answer(host.sent[1], diagnostics("Succeeded", diagnostic("FirstSymptom", "Succeeded", finding("A fault"))));
  CHECK(host.at(0) == State::Results);
  REQUIRE(host.state(0).findings.size() == 1);
  CHECK(host.state(0).findings[0].title == "A fault");
  CHECK(host.session.settled());
  CHECK_FALSE(host.session.next_due());
}

TEST_CASE("session: metrics share a request and settle each by its own points") {
  auto host = host_of(two_metrics);
  host.start();
  REQUIRE(host.sent.size() == 1);
  CHECK(host.sent[0].covers.size() == 2);
  std::string body =
      "{\"value\":[" + metric_value("Inflow", both(point, both(",", gap))) + "," + metric_value("outflow", gap) + "]}";
  host.answer(host.sent[0], body);
  CHECK(host.at(0) == State::Results);
  REQUIRE(host.state(0).series.size() == 1);
  CHECK(host.state(0).series[0].points.size() == 2);
  CHECK(host.at(1) == State::Empty);
  CHECK(host.session.settled());
}

TEST_CASE("session: the first symptom with findings wins once those before it are settled") {
  auto host = host_of(check_widget);
  host.start();
  const std::string second = diagnostic("SecondSymptom", "Succeeded", finding("Second"));
  host.answer(host.sent.back(), diagnostics("Running", diagnostic("FirstSymptom", "Running") + "," + second));
  CHECK(host.at(0) == State::Running);
  host.wait();
  SECTION("the first has none") {
    host.answer(host.sent.back(), diagnostics("Running", diagnostic("FirstSymptom", "Succeeded") + "," + second));
    CHECK(host.at(0) == State::Results);
    CHECK(host.state(0).findings.at(0).title == "Second");
  }
  SECTION("the first has one, the second is not waited for") {
    host.answer(host.sent.back(), diagnostics("Running", diagnostic("FirstSymptom", "Running", finding("First"))));
    CHECK(host.at(0) == State::Results);
    CHECK(host.state(0).findings.at(0).title == "First");
  }
}

TEST_CASE("session: findings by severity, in served order among equals, and how many are left") {
  const std::string many = finding("c", "Information") + "," + finding("a", "Critical") + "," + finding("d", "Odd") +
                           "," + finding("b", "critical");
  auto host = host_of(check_widget);
  host.start();
  host.answer(host.sent.back(), diagnostics("Succeeded", diagnostic("FirstSymptom", "Succeeded", many)));
  REQUIRE(host.state(0).findings.size() == 2);
  CHECK(host.state(0).findings[0].title == "a");
  CHECK(host.state(0).findings[1].title == "b");
  CHECK(host.state(0).more == 2);
  CHECK(host.state(0).findings[0].html == "<p>Text of a</p>");

  SessionOptions options;
  options.critical_only = true;
  auto strict = host_of(check_widget, options);
  strict.start();
  strict.answer(strict.sent.back(),
                diagnostics("Succeeded", diagnostic("FirstSymptom", "Succeeded", finding("w", "Warning"))));
  CHECK(strict.at(0) == State::Empty);
  CHECK(strict.state(0).more == 1);
}

TEST_CASE("session: canceling one of two leaves the request to the other") {
  auto host = host_of(two_metrics);
  host.start();
  host.session.cancel(host.key(0));
  CHECK(host.at(0) == State::Canceled);
  CHECK_FALSE(host.session.settled());
  host.answer(host.sent[0],
              "{\"value\":[" + metric_value("Inflow", point) + "," + metric_value("Outflow", point) + "]}");
  CHECK(host.at(0) == State::Canceled);
  CHECK(host.at(1) == State::Results);
  host.run(0);
  CHECK(host.state(0).generation == 2);
  CHECK(host.sent.back().metric_names == "Inflow");
  host.session.cancel(host.key(0));
  CHECK(host.session.settled());
  host.answer(host.sent.back(), "", 403);
  CHECK(host.at(0) == State::Canceled);
}

TEST_CASE("session: offline, and what a search finds then") {
  const std::string body = both(both(check_widget, search_widget), "Read the [guide](https://docs.example/guide).\n");
  FakeHost host({article_text(body), article_text("Text.\n", "other", "Another page")});
  host.session.set_offline(true);
  host.start();
  CHECK(host.sent.empty());
  CHECK(host.at(0) == State::Offline);
  CHECK_FALSE(host.state(0).text.empty());
  REQUIRE(host.at(1) == State::Results);
  REQUIRE(host.state(1).hits.size() == 2);
  CHECK(host.state(1).hits[0].title == "guide");
  CHECK(host.state(1).hits[0].host == "docs.example");
  CHECK(host.state(1).hits[0].local);
  CHECK(host.state(1).hits[1].title == "Another page");
  host.session.set_offline(false);
  CHECK(host.at(0) == State::Idle);
  host.start();
  CHECK(host.at(0) == State::Running);
}

TEST_CASE("session: without a resource, without the capability, for another client") {
  Context context = gateway_context();
  context.resource_id.clear();
  FakeHost nowhere({article_text(check_widget)}, "main", context);
  nowhere.start();
  CHECK(nowhere.at(0) == State::NeedsContext);
  CHECK(nowhere.state(0).missing == std::vector<std::string>{"resourceId"});
  CHECK(nowhere.sent.empty());
  nowhere.run(0);
  REQUIRE(nowhere.sent.size() == 1);
  CHECK(nowhere.sent[0].action == Action::PickResource);
  nowhere.set_context(gateway_context());
  CHECK(nowhere.at(0) == State::Running);

  context = gateway_context();
  context.capabilities = {"CHART@1"};
  FakeHost unable({article_text(both(check_widget, two_metrics))}, "main", context);
  unable.start();
  CHECK(unable.at(0) == State::Unsupported);
  CHECK(unable.at(1) == State::Running);

  context = gateway_context();
  context.client = "CLI";
  FakeHost other({article_text("<azureKB>\n  <client>portal</client>\n</azureKB>\n")}, "main", context);
  other.start();
  CHECK(other.at(0) == State::Unsupported);
  CHECK(other.sent.empty());
}

TEST_CASE("session: a form comes first, its values go along") {
  auto host = host_of(
      "<insight>\n  <symptomId>FirstSymptom</symptomId>\n  <executionText>a</executionText>\n"
      "  <timeoutText>b</timeoutText>\n  <noResultText>c</noResultText>\n"
      "  <additionalInputsReq>true</additionalInputsReq>\n</insight>\n");
  host.start();
  CHECK(host.at(0) == State::NeedsInput);
  CHECK(host.sent.empty());
  host.submit(0, {{"startTime", "noon \"\n"}});
  REQUIRE(host.sent.size() == 1);
  CHECK(host.at(0) == State::Running);
  CHECK(host.sent[0].body.find(R"("startTime":"noon \"\n")") != std::string::npos);
}

TEST_CASE("session: the service asks for inputs, and gets them") {
  auto host = host_of(check_widget);
  host.start();
  host.answer(host.sent[0], R"({"provisioningState":"Succeeded","diagnostics":[{"solutionId":"FirstSymptom",
    "status":"MissingInputs","requiredParameters":["TankId"]}]})");
  CHECK(host.at(0) == State::NeedsInput);
  CHECK(host.state(0).missing == std::vector<std::string>{"TankId"});
  const std::vector<NamedText> inputs = {{"TankId", "7"}};
  host.submit(0, inputs);
  REQUIRE(host.sent.size() == 2);
  CHECK(host.sent[1].body.find(R"("TankId":"7")") != std::string::npos);
  CHECK(host.sent[1].path != host.sent[0].path);
}

TEST_CASE("session: equal searches are one request, an empty one falls back to local answers") {
  auto host = host_of(both(both(search_widget, search_widget), "Read the [guide](https://docs.example/guide).\n"));
  host.start();
  REQUIRE(host.sent.size() == 1);
  CHECK(host.sent[0].search == "error 502");
  CHECK(host.sent[0].covers.size() == 2);
  host.answer(host.sent[0], R"({"value":[]})");
  for (const std::size_t slot : {0u, 1u}) {
    CHECK(host.at(slot) == State::Results);
    CHECK(host.state(slot).hits.at(0).local);
  }
}

TEST_CASE("session: no more requests at a time than allowed, the rest in order") {
  SessionOptions options;
  options.max_in_flight = 1;
  auto host = host_of(both(both(two_metrics, check_widget), search_widget), options);
  host.start();
  REQUIRE(host.sent.size() == 1);
  CHECK(host.at(0) == State::Running);
  CHECK(host.at(2) == State::Pending);
  host.answer(host.sent[0], "{}", 404);
  REQUIRE(host.sent.size() == 2);
  CHECK(host.sent[1].kind == WidgetKind::Insight);
  host.session.cancel(host.key(2));
  CHECK(host.session.next_due() == host.now);
  host.tick();
  REQUIRE(host.sent.size() == 3);
  CHECK(host.sent[2].kind == WidgetKind::KbSearch);
}

TEST_CASE("session: back to a resource within the minute, nothing is asked again") {
  auto host = host_of(two_metrics);
  host.start();
  host.answer(host.sent[0], "{\"value\":[" + metric_value("Inflow", point) + "," + metric_value("Outflow", gap) + "]}");
  Context other = gateway_context();
  other.resource_id.back() = '2';
  host.set_context(other);
  CHECK(host.sent.size() == 2);
  host.set_context(gateway_context());
  CHECK(host.sent.size() == 2);
  CHECK(host.at(0) == State::Results);
  CHECK(host.at(1) == State::Empty);
  CHECK(host.state(0).generation == 3);
  host.now = 60'000;
  host.set_context(other);
  host.set_context(gateway_context());
  CHECK(host.sent.size() == 4);
}

TEST_CASE("session: what a finding is about is looked up in the bundle") {
  FakeHost host({article_text(check_widget), article_text("Close the valve.\n", "valve-open", "A valve is open")});
  host.start();
  const std::string served =
      R"({"id":"VALVE-OPEN","title":"t","importanceLevel":"Critical","results":"<p>Close the valve.</p>"})";
  host.answer(host.sent[0], diagnostics("Succeeded", diagnostic("FirstSymptom", "Succeeded", served)));
  REQUIRE(host.state(0).findings.size() == 1);
  CHECK(host.state(0).findings[0].article.has_value());
}
