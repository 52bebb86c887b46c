// What an answer means for a widget, from plain values.
#include "live/verdict.hpp"
#include "support/catch.hpp"

using namespace shelf;
using namespace shelf::detail;

namespace {

Verdict guided(std::string_view state, std::string_view steps) {
  return judge(read_troubleshooter(R"({"properties":{"provisioningState":")" + std::string(state) + R"(","steps":[)" +
                                   std::string(steps) + "]}}"));
}

std::string refusal(std::string_view code, std::string_view message) {
  return R"({"error":{"code":")" + std::string(code) + R"(","message":")" + std::string(message) + "\"}}";
}

constexpr std::string_view told = R"({"id":"s"})",
                           asks = R"({"id":"s","inputs":[{"questionId":"a"},{"questionId":"b"}]})";

}  // namespace

TEST_CASE("judge_failure: what a status is the cause of") {
  struct Case {
    int status;
    Cause cause;
  };
  for (const Case& each :
       {Case{401, Cause::NoAccess}, Case{403, Cause::NoAccess}, Case{404, Cause::NotFound}, Case{410, Cause::NotFound},
        Case{429, Cause::Throttled}, Case{500, Cause::Server}, Case{400, Cause::None}, Case{409, Cause::None},
        Case{422, Cause::None}, Case{418, Cause::Server}}) {
    CAPTURE(each.status);
    const Verdict verdict = judge_failure(WidgetKind::Insight, each.status, "");
    CHECK(verdict.event == Event::Fail);
    CHECK(verdict.cause == each.cause);
  }
  CHECK(judge_failure(WidgetKind::Metric, 408, "").event == Event::TimeOut);
}

TEST_CASE("judge_failure: what a refusal says of metrics and resources") {
  const Verdict names = judge_failure(WidgetKind::Metric, 400, refusal("BadRequest", "metric configuration: A,B, C"));
  CHECK(names.cause == Cause::BadMetric);
  CHECK(names.details == "metric configuration: A, B, C");
  for (const std::string& body : {refusal("UNSUPPORTEDRESOURCETYPE", "no"), refusal("x", "a metric Namespace")}) {
    CHECK(judge_failure(WidgetKind::Metric, 409, body).cause == Cause::WrongResourceType);
    CHECK(judge_failure(WidgetKind::Insight, 409, body).cause == Cause::None);
  }
  const Verdict other = judge_failure(WidgetKind::Metric, 422, refusal("x", "the pump is missing"));
  CHECK(other.cause == Cause::None);
  CHECK(other.details == "the pump is missing");
}

TEST_CASE("judge: guided steps by the state of their resource") {
  CHECK(guided("failed", told).event == Event::Fail);
  CHECK(guided("Failed", asks).event == Event::Fail);
  CHECK(guided("Canceled", told).event == Event::Cancel);
  CHECK(guided("Succeeded", told).event == Event::Find);
  CHECK(guided("Succeeded", "").event == Event::FindNothing);
  for (const char* works : {"Running", "AutoContinue"}) CHECK_FALSE(guided(works, asks).event);
  CHECK_FALSE(guided("Odd", told).event);
  const Verdict question = guided("Succeeded", std::string(told) + "," + std::string(asks));
  CHECK(question.event == Event::LackInput);
  CHECK(question.missing == std::vector<std::string>{"a", "b"});
  CHECK_FALSE(guided("Running", std::string(asks) + "," + std::string(told)).event);
}

TEST_CASE("is_terminal: states that nothing follows") {
  for (const char* state : {"Succeeded", "failed", "CANCELED"}) CHECK(is_terminal(state));
  for (const char* state : {"Running", "PartialComplete", ""}) CHECK_FALSE(is_terminal(state));
}

TEST_CASE("judge: the points of a metric are those of its aggregation") {
  CHECK(point_field(Aggregation::Avg) == "average");
  CHECK(point_field(Aggregation::Count) == "count");
  CHECK(point_field(Aggregation::Min) == "minimum");
  CHECK(point_field(Aggregation::Max) == "maximum");
  CHECK(point_field(Aggregation::Sum) == "total");
  Metric metric;
  metric.metric_name = "Flow";
  const auto event = [&](std::string_view name, std::string_view point, std::string_view error) {
    return judge(metric, read_metrics(R"({"value":[{"name":{"value":")" + std::string(name) + R"("},"errorCode":")" +
                                          std::string(error) + R"(","errorMessage":"e","timeseries":[{"data":[)" +
                                          std::string(point) + "]}]}]}",
                                      "maximum"));
  };
  constexpr std::string_view most = R"({"timeStamp":"t","maximum":3})", least = R"({"timeStamp":"t","minimum":3})";
  CHECK(event("flow", most, "Success").event == Event::Find);
  CHECK(event("Flow", least, "Success").event == Event::FindNothing);
  CHECK(event("Other", most, "Success").event == Event::FindNothing);
  CHECK(event("Flow", most, "InvalidSamplingType").cause == Cause::BadMetric);
}
