// Requests of each kind of widget, as the host reads them.
#include <string>

#include "support/request_samples.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string query_value(const Json& request, const std::string& name) {
  for (const Json& pair : request["http"]["query"])
    if (pair[0] == name) return pair[1];
  return "(none)";
}

}  // namespace

TEST_CASE("requests: a metric is one reading of the last days") {
  const Sample sample(WidgetOps().metric("HealthyHosts"));
  const auto requests = sample.requests(sample_context());
  REQUIRE(requests.size() == 1);
  const Json& metric = requests[0];
  CHECK(metric["kind"] == "metric");
  CHECK(metric["action"] == "http");
  CHECK(metric["http"]["method"] == "GET");
  CHECK(metric["http"]["authority"] == "arm");
  CHECK(metric["http"]["path"] == sample_resource + "/providers/Microsoft.Insights/metrics");
  CHECK(metric["http"]["query"] ==
        Json::parse(R"([["api-version","2018-01-01"],["metricnames","HealthyHosts"],["aggregation","Average"],
                        ["timespan","2024-05-07T12:00:00Z/2024-05-10T12:00:00Z"],["interval","PT15M"]])"));
  CHECK(metric["http"]["body"].is_null());
  CHECK(metric["idempotent"] == true);
  CHECK(metric["trigger"] == "auto");
  CHECK(metric["deadlineMs"] == 30000);
  CHECK(metric["missing"].empty());
  CHECK(metric["fallback"]["text"] == "A chart");
  CHECK(metric["fallback"]["command"] == "az monitor metrics list --resource " + sample_resource +
                                             " --metric HealthyHosts --aggregation Average --offset 3d --interval 15m");
}

TEST_CASE("requests: metrics that differ in their names only share a reading") {
  const Sample sample(WidgetOps()
                          .metric("One")
                          .metric("Two,three")
                          .metric("Other", "Max")
                          .metric("one")
                          .metric("Apart", "Avg", "259200", "nimbus.network/hosts"));
  const auto requests = sample.requests(sample_context());
  REQUIRE(requests.size() == 3);
  CHECK(query_value(requests[0], "metricnames") == "One,Two%2three");
  CHECK(requests[0]["covers"].size() == 3);
  CHECK(requests[0]["covers"][0] == requests[0]["slot"]);
  CHECK(query_value(requests[0], "metricnamespace") == "(none)");
  CHECK(query_value(requests[1], "aggregation") == "Maximum");
  CHECK(query_value(requests[2], "metricnamespace") == "nimbus.network/hosts");
}

TEST_CASE("requests: a reading has at most twenty names") {
  WidgetOps ops;
  for (int i = 0; i < 21; ++i) ops.metric("m" + std::to_string(i));
  const auto requests = Sample(ops).requests(sample_context());
  REQUIRE(requests.size() == 2);
  CHECK(requests[0]["covers"].size() == 20);
  CHECK(query_value(requests[1], "metricnames") == "m20");
}

TEST_CASE("requests: a metric the service cannot aggregate is shown by the portal") {
  const Sample sample(WidgetOps().metric("Latency", "Percentile"));
  const auto requests = sample.requests(sample_context());
  REQUIRE(requests.size() == 1);
  CHECK(requests[0]["action"] == "openUrl");
  CHECK(requests[0]["trigger"] == "user");
  const std::string url = requests[0]["url"];
  CHECK(url.starts_with("https://portal.azure.com/#blade/Microsoft_Azure_Monitoring/MetricsBladeV3/"));
  CHECK(url.find("aggregationType") == std::string::npos);
}

TEST_CASE("requests: checks without a form share one request, in order, each symptom once") {
  const Sample sample(WidgetOps().insight("HostsDown, ProbeSlow").search().insight("probeslow,PortShut"));
  const auto requests = sample.requests(sample_context());
  REQUIRE(requests.size() == 2);
  const Json& check = requests[0];
  CHECK(check["http"]["method"] == "PUT");
  CHECK(check["http"]["path"] ==
        sample_resource + "/providers/Microsoft.Help/diagnostics/d-" + check["requestId"].get<std::string>());
  CHECK(check["http"]["query"] == Json::parse(R"([["api-version","2023-06-01"]])"));
  CHECK(check["http"]["body"].dump() ==
        Json::parse(
            R"({"properties":{"globalParameters":{"ResourceUri":")" + sample_resource + R"(","SubscriptionId":")" +
            sample_guid + R"(","SapId":")" + sample_topic +
            R"("},"insights":[{"solutionId":"HostsDown"},{"solutionId":"ProbeSlow"},{"solutionId":"PortShut"}]}})")
            .dump());
  CHECK(check["covers"].size() == 2);
  CHECK(check["trigger"] == "auto");
  CHECK(check["idempotent"] == false);
  CHECK(check["poll"] == Json::parse(R"({"initialMs":5000,"intervalMs":5000,"maxIntervalMs":15000,"capMs":380000})"));
  CHECK(requests[1]["action"] == "kbSearch");
}

TEST_CASE("requests: the topic that was asked for comes before the article's") {
  Context context = sample_context();
  context.topic = "{99999999-2222-3333-4444-555555555555}";
  const auto requests = Sample(WidgetOps().insight("HostsDown")).requests(context);
  CHECK(requests[0]["http"]["body"]["properties"]["globalParameters"]["SapId"] ==
        "99999999-2222-3333-4444-555555555555");
}

TEST_CASE("requests: checks wait for the user when they may not run by themselves") {
  Context context = sample_context();
  context.automatic_diagnostics = false;
  CHECK(Sample(WidgetOps().insight("HostsDown")).requests(context)[0]["trigger"] == "user");
}

TEST_CASE("requests: a check with a form asks first, then sends the answers") {
  const Sample sample(WidgetOps().insight("HostsDown", true).insight("PortShut"));
  const auto before = sample.requests(sample_context());
  REQUIRE(before.size() == 2);
  CHECK(before[0]["action"] == "collectInputs");
  CHECK(before[0]["form"].is_null());
  CHECK(before[0]["trigger"] == "user");
  const NamedText answers[] = {{"startTime", "old"}, {"startTime", "12:00"}, {"note", "a \"quote\""}};
  RequestOptions options;
  options.inputs = answers;
  options.inputs_given = true;
  const auto after = sample.requests(sample_context(), options);
  REQUIRE(after.size() == 2);
  CHECK(
      after[0]["http"]["body"]["properties"]["insights"] ==
      Json::parse(R"([{"solutionId":"HostsDown","additionalParameters":{"startTime":"12:00","note":"a \"quote\""}}])"));
  CHECK(after[1]["http"]["body"]["properties"]["insights"] == Json::parse(R"([{"solutionId":"PortShut"}])"));
  CHECK(after[0]["requestId"] != before[0]["requestId"]);
}

TEST_CASE("requests: symptoms that are no names of the service are not asked for") {
  CHECK(Sample(WidgetOps().insight("a b/../c")).requests(sample_context()).empty());
  const auto requests = Sample(WidgetOps().insight("a/b,Good")).requests(sample_context());
  REQUIRE(requests.size() == 1);
  CHECK(requests[0]["http"]["body"]["properties"]["insights"].size() == 1);
}

TEST_CASE("requests: the search asks for the user's words, the topic, the title") {
  const Sample sample(WidgetOps().search("portal, ASC"));
  Context context = sample_context();
  CHECK(sample.requests(context)[0]["query"] == "The gateway is down");
  context.topic_name = "Gateways";
  CHECK(sample.requests(context)[0]["query"] == "Gateways");
  context.query = "error 502";
  const Json search = sample.requests(context)[0];
  CHECK(search["query"] == "error 502");
  CHECK(search["maxResults"] == 5);
  CHECK(search["sources"] == Json::parse(R"(["Community","Documentation"])"));
  CHECK(search["deadlineMs"] == 15000);
  context.query = std::string(1023, 'a') + "\xc3\xa4";
  CHECK(sample.requests(context)[0]["query"] == std::string(1023, 'a'));
  context.client = "Portal";
  CHECK(sample.requests(context).size() == 1);
  context.client = "CLI";
  CHECK(sample.requests(context).empty());
}

TEST_CASE("requests: films are played when the user asks, without cookies") {
  const auto requests = Sample(WidgetOps()
                                   .video("https://youtu.be/abcdefghijk")
                                   .video("https://films.nimbus.example/1")
                                   .video("http://films.nimbus.example/1"))
                            .requests(sample_context());
  REQUIRE(requests.size() == 2);
  CHECK(requests[0]["action"] == "playVideo");
  CHECK(requests[0]["provider"] == "youtube");
  CHECK(requests[0]["videoId"] == "abcdefghijk");
  CHECK(requests[0]["embedUrl"] == "https://www.youtube-nocookie.com/embed/abcdefghijk");
  CHECK(requests[0]["trigger"] == "user");
  CHECK(requests[1]["embedUrl"].is_null());
  CHECK(requests[1]["watchUrl"] == "https://films.nimbus.example/1");
}

TEST_CASE("requests: films of a group share its slot and differ in their ids") {
  WidgetOps ops;
  ops.ops.add(Op::widget, {std::string(16, 'z'), 5});
  for (const char* source : {"https://youtu.be/abcdefghijk", "https://youtu.be/ABCDEFGHIJK"})
    ops.ops.add(Op::widget, {std::string(16, 'y'), 4}).add(Op::field, {17, source}).close();
  ops.ops.close();
  const auto requests = Sample(ops).requests(sample_context());
  REQUIRE(requests.size() == 2);
  CHECK(requests[0]["slot"] == requests[1]["slot"]);
  CHECK(requests[0]["requestId"] != requests[1]["requestId"]);
}

TEST_CASE("requests: a blade gets raw values, its address encoded ones") {
  const auto requests =
      Sample(WidgetOps().blade("Nimbus", "HostBlade", {{"id", "$resourceId"}})).requests(sample_context());
  REQUIRE(requests.size() == 1);
  CHECK(requests[0]["action"] == "openBlade");
  CHECK(requests[0]["style"] == "context");
  CHECK(requests[0]["extension"] == "Nimbus");
  CHECK(requests[0]["blade"] == "HostBlade");
  CHECK(requests[0]["params"] == Json::parse(R"([["id",")" + sample_resource + "\"]]"));
  const std::string url = requests[0]["fallback"]["openUrl"];
  CHECK(url.starts_with("https://portal.azure.com/#blade/Nimbus/HostBlade/id/%2Fsubscriptions%2F"));
}

TEST_CASE("requests: without a resource the host is asked for one, once, and nothing else is complete") {
  const auto requests = Sample(WidgetOps()
                                   .metric("m")
                                   .insight("HostsDown")
                                   .blade("Nimbus", "HostBlade", {{"id", "$resourceId"}})
                                   .blade("Nimbus", "Home")
                                   .search())
                            .requests(Context{});
  REQUIRE(requests.size() == 6);
  CHECK(requests[0]["action"] == "pickResource");
  CHECK(requests[0]["resourceType"] == "nimbus.network/gateways");
  CHECK(requests[0]["covers"].size() == 3);
  for (std::size_t i = 1; i < 4; ++i) CHECK(requests[i]["missing"] == Json::parse(R"(["resourceId"])"));
  CHECK(requests[1]["http"]["path"] == "");
  CHECK(requests[2]["http"]["body"].is_null());
  CHECK(requests[3]["fallback"]["openUrl"].is_null());
  CHECK(requests[4]["missing"].empty());
  CHECK(requests[5]["missing"].empty());
}

TEST_CASE("requests: a button opens its address") {
  const auto requests =
      Sample(WidgetOps().button("https://docs.nimbus.example/").button("data:text/html,x")).requests(sample_context());
  REQUIRE(requests.size() == 1);
  CHECK(requests[0]["url"] == "https://docs.nimbus.example/");
}

TEST_CASE("requests: equal input gives equal requests; nonce and generation give other ids") {
  const Sample sample(WidgetOps().metric("m").insight("HostsDown").search());
  Context context = sample_context();
  const auto first = sample.requests(context);
  CHECK(first == sample.requests(context));
  CHECK(first[0]["requestId"].get<std::string>().size() == 32);
  context.nonce = "other";
  CHECK(sample.requests(context)[0]["requestId"] != first[0]["requestId"]);
  RequestOptions options;
  options.generation = 2;
  const auto next = sample.requests(sample_context(), options);
  CHECK(next[0]["requestId"] != first[0]["requestId"]);
  CHECK(next[0]["generation"] == 2);
}

TEST_CASE("requests: the envelope has the same members in the same order for every action") {
  RequestList list;
  const Sample sample(WidgetOps().metric("m").search());
  const Context context = sample_context();
  make_requests(sample.article, sample.widgets, context, list);
  std::string line;
  write_json(list[1], line);
  std::string names;
  const auto envelope = nlohmann::ordered_json::parse(line);
  for (const auto& [name, value] : envelope.items()) names += name + " ";
  CHECK(names ==
        "requestId generation slot kind action query maxResults sources idempotent trigger deadlineMs poll covers "
        "missing "
        "fallback ");
}
