// Failures, refusals, time that runs out, and answers nobody waits for.
#include "support/fake_host.hpp"

using namespace shelf;
using namespace shelf::test;

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
