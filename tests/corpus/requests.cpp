// Every widget of the reference corpus in every cloud: a request that may be sent, or a stated fallback.
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "corpus.hpp"
#include "support/catch.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

using Json = nlohmann::json;

const std::string resource =
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/"
    "applicationGateways/gw";
constexpr auto clouds = std::to_array<Cloud>(
    {Cloud::Public, Cloud::Fairfax, Cloud::Mooncake, Cloud::Blackforest, Cloud::UsNat, Cloud::UsSec});

Context context_in(Cloud cloud) {
  Context context;
  context.cloud = cloud;
  context.resource_id = resource;
  context.now = 1715342820;  // 2024-05-10T12:07:00Z
  return context;
}

bool has_variable(std::string text) {
  text = fold(std::move(text));
  for (const char* name :
       {"resourceid}", "resourceiddecoded", "subscriptionid}", "$domain", "{domain", "resourcegroup}", "resourcename}",
        "$resourceid", "$subscriptionid", "replacewithparentvalue"})
    if (text.find(name) != std::string::npos) return true;
  return false;
}

// Empty: nothing is wrong with it.
std::string fault_of(const Request& request, const Context& context) {
  std::string line;
  write_json(request, line);
  if (!Json::accept(line)) return "no JSON";
  if (has_variable(line)) return "a variable is left";
  if (request.fallback_text.empty()) return "no fallback text";
  if (request.action == Action::Http && request.missing.empty() &&
      request.http.path.find(resource + "/providers/Microsoft.") != 0)
    return "another scope";
  if (request.action == Action::Http && !request.missing.empty() && !request.http.path.empty()) return "a half path";
  if (request.action == Action::OpenUrl && request.missing.empty() && request.url.empty()) return "no address";
  const std::string portal(endpoints(context.cloud).portal);
  if (request.kind == WidgetKind::BladeAction && !request.fallback_url.empty() &&
      (portal.empty() || request.fallback_url.find(portal + "/#") != 0))
    return "another portal";
  return {};
}

using Outcomes = std::map<std::string, std::uint64_t>;

void count_outcomes(const Article& article, const Context& context, Outcomes& outcomes) {
  static WidgetList widgets;
  static RequestList list;
  article.read_widgets(widgets);
  if (widgets.empty()) return;
  RequestOptions options;
  options.bundle = &corpus().bundle;
  make_requests(article, widgets, context, list, options);
  for (const Request& request : list) {
    const std::string fault = fault_of(request, context);
    if (!fault.empty()) FAIL("article " << article.summary().id << ": " << fault);
    std::string key = std::string(name(request.kind)) + " " + std::string(name(request.action));
    if (!request.missing.empty()) key += " incomplete";
    if (request.kind == WidgetKind::BladeAction && !request.fallback_url.empty()) key += " with address";
    outcomes[key] += request.covers.size();
  }
  for (const Widget& widget : widgets) {
    const bool asked = std::any_of(list.begin(), list.end(), [&](const Request& request) {
      return std::find(request.covers.begin(), request.covers.end(), widget.slot) != request.covers.end();
    });
    if (!asked) ++outcomes[std::string(name(widget.kind)) + " text only"];
    if (widget.fallback_text.empty()) FAIL("article " << article.summary().id << ": a widget without a text");
  }
}

std::string count_all(const Context& context) {
  Outcomes outcomes;
  Scratch scratch;
  for (std::uint32_t ordinal = 0; ordinal < corpus().bundle.article_count(); ++ordinal) {
    const auto article = corpus().bundle.article({ordinal}, scratch);
    REQUIRE(article);
    count_outcomes(*article, context, outcomes);
  }
  std::string text;
  for (const auto& [what, count] : outcomes) text += what + ": " + std::to_string(count) + "\n";
  return text;
}

}  // namespace

TEST_CASE("corpus: every widget gives a request or a stated fallback in every cloud") {
  for (const Cloud cloud : clouds) {
    CAPTURE(name(cloud));
    // A closed cloud has no address of its own: the host opens the blade or shows the text.
    const std::string blades = endpoints(cloud).portal.empty() ? "openBlade: 470\n" : "openBlade with address: 470\n";
    CHECK(count_all(context_in(cloud)) == "azureKB kbSearch: 26\nbladeAction " + blades +
                                              "insight collectInputs: 17\ninsight http: 27\nmetric http: 4\n"
                                              "scopingForm collectInputs: 2834\nurlButton openUrl: 1\n"
                                              "video playVideo: 37\nvideoGroup playVideo: 12\n");
  }
}

TEST_CASE("corpus: for a command line without a resource") {
  Context context = context_in(Cloud::Public);
  context.resource_id.clear();
  context.client = "CLI";
  // 399 widgets wait for the resource that is picked; a pick counts for the kind of its first widget.
  CHECK(count_all(context) ==
        "azureKB text only: 26\nbladeAction openBlade incomplete: 351\nbladeAction openBlade with address: 119\n"
        "bladeAction pickResource: 309\ninsight collectInputs incomplete: 17\ninsight http incomplete: 27\n"
        "insight pickResource: 84\nmetric http incomplete: 4\nmetric pickResource: 6\nscopingForm collectInputs: 2834\n"
        "urlButton openUrl: 1\nvideo playVideo: 37\nvideoGroup playVideo: 12\n");
}

TEST_CASE("corpus: the worked example of the requests, value by value") {
  Query query;
  query.article_id = "833e2b5b-cad7-4435-8174-ab4353ba3a1e";
  const auto hits = corpus().bundle.find(query);
  REQUIRE(hits);
  REQUIRE(hits->size() == 1);
  const auto article = corpus().bundle.article(hits->front());
  REQUIRE(article);
  const WidgetList widgets = article->widgets();
  REQUIRE(widgets.size() == 5);
  const Context context = context_in(Cloud::Public);
  RequestOptions options;
  options.bundle = &corpus().bundle;
  RequestList list;
  make_requests(*article, widgets, context, list, options);
  REQUIRE(list.size() == 4);

  const Request& metrics = list[0];
  CHECK(metrics.http.method == Method::Get);
  CHECK(metrics.http.path == resource + "/providers/Microsoft.Insights/metrics");
  const NamedText expected[] = {{"api-version", "2018-01-01"},
                                {"metricnames", "HealthyHostCount,UnhealthyHostCount"},
                                {"aggregation", "Average"},
                                {"timespan", "2024-05-07T12:00:00Z/2024-05-10T12:00:00Z"},
                                {"interval", "PT15M"}};
  CHECK(std::equal(metrics.http.query.begin(), metrics.http.query.end(), std::begin(expected), std::end(expected)));
  REQUIRE(metrics.covers.size() == 2);
  CHECK(metrics.covers[1] == widgets[1].slot);

  CHECK(list[1].action == Action::CollectInputs);
  CHECK(list[1].slot == widgets[2].slot);
  options.inputs_given = true;
  RequestList after;
  make_requests(*article, widgets, context, after, options);
  REQUIRE(after.size() == 4);
  CHECK(after[1].http.method == Method::Put);
  CHECK(after[1].http.path == resource + "/providers/Microsoft.Help/diagnostics/d-" + std::string(after[1].request_id));
  CHECK(after[1].http.body ==
        R"({"properties":{"globalParameters":{"ResourceUri":")" + resource +
            R"(","SubscriptionId":"00000000-0000-0000-0000-000000000000",)"
            R"("SapId":"4a2660bb-e876-33ba-052c-0cd103bc72d3"},)"
            R"("insights":[{"solutionId":"AppGw502AzurePortalInsight","additionalParameters":{}}]}})");

  CHECK(list[2].action == Action::OpenBlade);
  CHECK(list[2].blade.style == ActionStyle::Context);
  CHECK(list[2].blade.extension == "Microsoft_Azure_HybridNetworking");
  CHECK(list[2].blade.blade == "ApplicationGatewayBackendHealthGridBlade");
  REQUIRE(list[2].blade.parameters.size() == 1);
  CHECK(list[2].blade.parameters[0] == NamedText{"id", resource});
  CHECK(
      list[2].fallback_url ==
      "https://portal.azure.com/#blade/Microsoft_Azure_HybridNetworking/ApplicationGatewayBackendHealthGridBlade/id/"
      "%2Fsubscriptions%2F00000000-0000-0000-0000-000000000000%2FresourceGroups%2Frg%2Fproviders%2FMicrosoft.Network%2F"
      "applicationGateways%2Fgw");

  CHECK(list[3].action == Action::KbSearch);
  CHECK(list[3].search.query == "Unhealthy backend pool");
  Context cli = context;
  cli.client = "CLI";
  make_requests(*article, widgets, cli, after, options);
  CHECK(after.size() == 3);  // the search is for the portal
}
