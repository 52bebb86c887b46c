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
  std::string body = "{\"value\":[" + metric_value("Inflow", both(point, both(",", gap))) + "," +
                     metric_value("outflow", gap) + "]}";
  host.answer(host.sent[0], body);
  CHECK(host.at(0) == State::Results);
  REQUIRE(host.state(0).series.size() == 1);
  CHECK(host.state(0).series[0].points.size() == 2);
  CHECK(host.at(1) == State::Empty);
  CHECK(host.session.settled());
}
