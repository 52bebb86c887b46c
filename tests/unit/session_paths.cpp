// Widgets from their start to what they show.
#include "support/fake_host.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string both(std::string_view one, std::string_view two) { return std::string(one).append(two); }
FakeHost host_of(std::string_view body, const SessionOptions& options = {}) {
  return FakeHost({article_text(body)}, "main", gateway_context(), options);
}
std::string metric_value(std::string_view name, std::string_view points) {
  std::string text = "{\"name\":{\"value\":\"";
  return text.append(name).append("\"},\"unit\":\"Count\",\"timeseries\":[{\"data\":[").append(points).append("]}]}");
}
constexpr std::string_view point = R"({"timeStamp":"2030-01-01T00:00:00Z","average":2})";
constexpr std::string_view gap = R"({"timeStamp":"2030-01-01T00:15:00Z"})";

}  // namespace

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

TEST_CASE("session: nothing found, a timeout, a failure that is a timeout, a failure") {
  struct Case {
    std::string_view entry_status, details;
    State state;
    std::string_view shown;
  };
  const auto cases = std::to_array<Case>({{"Succeeded", "", State::Empty, "All is well"},
                                          {"Timeout", "", State::TimedOut, "That took too long"},
                                          {"Failed", "That took too long", State::TimedOut, "That took too long"},
                                          {"Failed", "The pump is missing", State::Failed, "The pump is missing"}});
  for (const auto& each : cases) {
    auto host = host_of(check_widget);
    host.start();
    const std::string entries = diagnostic("firstsymptom", each.entry_status, "", each.details) + "," +
                                diagnostic("SecondSymptom", "Succeeded");
    host.answer(host.sent.back(), diagnostics("Succeeded", entries));
    CAPTURE(each.entry_status, each.details);
    CHECK(host.at(0) == each.state);
    CHECK(host.state(0).text == each.shown);
    CHECK(host.session.settled());
  }
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

TEST_CASE("session: PartialComplete shows what is settled and asks on for the rest") {
  auto host = host_of(both(check_widget, other_check_widget));
  host.start();
  REQUIRE(host.sent.size() == 1);
  REQUIRE(host.sent[0].covers.size() == 2);
  host.answer(host.sent[0], diagnostics("PartialComplete", diagnostic("ThirdSymptom", "Succeeded")));
  CHECK(host.at(0) == State::Running);
  CHECK(host.at(1) == State::Empty);
  REQUIRE(host.wait());
  CHECK(host.sent.back().covers == std::vector<SlotKey>{host.key(0)});
  host.answer(host.sent.back(), diagnostics("Failed", ""));
  CHECK(host.at(0) == State::Failed);
  CHECK(host.at(1) == State::Empty);
}

TEST_CASE("session: metrics refused together are asked for alone, once") {
  auto host = host_of(two_metrics);
  host.start();
  CHECK(host.sent[0].metric_names == "Inflow,Outflow");
  host.answer(host.sent[0], R"({"code":"BadRequest","message":"Failed to find metric configuration"})", 400);
  REQUIRE(host.sent.size() == 3);
  CHECK(host.sent[1].metric_names == "Inflow");
  CHECK(host.sent[2].metric_names == "Outflow");
  CHECK(host.sent[1].id != host.sent[2].id);
  host.answer(host.sent[1], "{\"value\":[" + metric_value("Inflow", point) + "]}");
  host.answer(host.sent[2], R"({"error":{"message":"Failed to find metric configuration for x. Valid metrics: y"}})",
              400);
  CHECK(host.at(0) == State::Results);
  CHECK(host.at(1) == State::Failed);
  CHECK(host.state(1).cause == Cause::BadMetric);
  CHECK(host.sent.size() == 3);
}

TEST_CASE("session: statuses and their causes") {
  struct Case {
    int status;
    std::string_view body;
    Cause cause;
  };
  const auto cases = std::to_array<Case>(
      {{401, "", Cause::NoAccess},
       {403, "", Cause::NoAccess},
       {404, "", Cause::NotFound},
       {200, "no JSON", Cause::BadAnswer},
       {302, "", Cause::Server},
       {400, R"({"message":"Microsoft.X is not a supported platform metric namespace"})", Cause::WrongResourceType}});
  for (const auto& each : cases) {
    auto host = host_of(two_metrics);
    host.start();
    host.answer(host.sent[0], each.body, each.status);
    if (each.status == 400) {
      host.answer(host.sent.at(1), each.body, 400);
      host.answer(host.sent.at(2), each.body, 400);
    }
    CAPTURE(each.status);
    for (const std::size_t slot : {0u, 1u}) {
      CHECK(host.at(slot) == State::Failed);
      CHECK(host.state(slot).cause == each.cause);
    }
    CHECK(host.session.settled());
  }
}

TEST_CASE("session: 429 waits as long as it is told, and is Throttled at the end") {
  auto host = host_of(two_metrics);
  host.start();
  host.answer(host.sent.back(), "", 429, 20);
  CHECK(host.at(0) == State::Running);
  CHECK(host.session.next_due() == 20'000);
  host.wait();
  REQUIRE(host.sent.size() == 2);
  CHECK(host.sent[1].id != host.sent[0].id);
  CHECK(host.sent[1].metric_names == host.sent[0].metric_names);
  host.answer(host.sent.back(), "", 429);
  while (host.sent.size() < 3) REQUIRE(host.wait());
  host.answer(host.sent.back(), "", 429);
  CHECK(host.at(0) == State::Failed);
  CHECK(host.state(0).cause == Cause::Throttled);
  CHECK(host.session.settled());
}

TEST_CASE("session: a reading is retried twice, a check is made twice at most") {
  auto host = host_of(both(two_metrics, check_widget));
  host.start();
  for (int i = 0; i < 20 && !host.session.settled(); ++i) {
    if (!host.sent.empty()) host.answer(host.last(WidgetKind::Metric), "", 503);
    host.answer(host.last(WidgetKind::Insight), "", 500);
    host.wait();
  }
  CHECK(host.count(WidgetKind::Metric) == 3);
  CHECK(host.count(WidgetKind::Insight) == 2);
  for (const std::size_t slot : {0u, 1u, 2u}) CHECK(host.state(slot).cause == Cause::Server);
}

TEST_CASE("session: a late answer is offered and shown when asked for") {
  auto host = host_of(two_metrics);
  host.start();
  while (host.at(0) == State::Running) REQUIRE(host.wait());
  CHECK(host.now == 30'000);
  CHECK(host.at(0) == State::TimedOut);
  CHECK(host.session.settled());
  host.answer(host.sent[0], "{\"value\":[" + metric_value("Inflow", point) + "]}");
  CHECK(host.at(0) == State::TimedOut);
  CHECK(host.state(0).late);
  CHECK(host.state(0).series.empty());
  const auto sent = host.sent.size();
  host.run(0);
  CHECK(host.at(0) == State::Results);
  CHECK(host.state(0).series.size() == 1);
  CHECK_FALSE(host.state(0).late);
  CHECK(host.sent.size() == sent);
}

TEST_CASE("session: a check runs no longer than its cap, or twice its estimate") {
  auto host = host_of(check_widget);
  host.start();
  const std::string running = R"({"provisioningState":"Running","diagnostics":[{"solutionId":"FirstSymptom",
    "status":"Running","estimatedCompletionTime":"5"}]})";
  host.answer(host.sent.back(), running);
  CHECK(host.state(0).estimated_minutes == 5);
  std::size_t answered = 1;
  while (host.at(0) == State::Running) {
    REQUIRE(host.wait());
    if (host.sent.size() > answered) {
      host.answer(host.sent.back(), running);
      ++answered;
    }
    if (host.now >= 30'000 && host.at(0) == State::Running) CHECK(host.state(0).still_working);
  }
  CHECK(host.now == 600'000);
  CHECK(host.at(0) == State::TimedOut);
  CHECK_FALSE(host.state(0).still_working);
  CHECK(answered < 60);
}

TEST_CASE("session: old and unknown answers change nothing") {
  auto host = host_of(two_metrics);
  host.start();
  const SentRequest old = host.sent[0];
  Context other = gateway_context();
  other.resource_id.back() = '2';
  host.set_context(other);
  REQUIRE(host.sent.size() == 2);
  CHECK(host.sent[1].generation == 2);
  CHECK(host.state(0).generation == 2);
  host.answer(old, "", 403);
  CHECK(host.at(0) == State::Running);
  SentRequest unknown = old;
  unknown.id = "0";
  host.answer(unknown, "", 403);
  CHECK(host.at(0) == State::Running);
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
