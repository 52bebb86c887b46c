#include "context/deep_link.hpp"

#include <string>

#include "context/metric_link.hpp"
#include "support/catch.hpp"

using namespace shelf;
using namespace shelf::detail;

namespace {

const std::string id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/n/t/gw";
const std::string encoded =
    "%2Fsubscriptions%2F11111111-2222-3333-4444-555555555555%2FresourceGroups%2Frg%2Fproviders%2Fn%2Ft%2Fgw";

Context with_resource() {
  Context context;
  context.resource_id = id;
  return context;
}

ActionLink link_of(const BladeAction& action, const Context& context) {
  Widget widget;
  widget.kind = WidgetKind::BladeAction;
  widget.payload = action;
  return action_link(widget, resolve(context));
}

std::string authored(std::string_view uri, const Context& context) {
  return link_of({ActionStyle::Link, "Ext", "Blade", {}, uri}, context).url;
}

const NamedText by_id[] = {{"id", "$resourceId"}};
const std::string generated = "https://portal.azure.com/#blade/Ext/Blade";

}  // namespace

TEST_CASE("action_link: a blade's address in the portal of the cloud") {
  const BladeAction action{ActionStyle::Context, "Nimbus_Network", "HostHealthBlade", by_id, {}};
  CHECK(link_of(action, with_resource()).url ==
        "https://portal.azure.com/#blade/Nimbus_Network/HostHealthBlade/id/" + encoded);
  Context fairfax = with_resource();
  fairfax.cloud = Cloud::Fairfax;
  CHECK(link_of(action, fairfax).url.starts_with("https://portal.azure.us/#blade/"));
}

TEST_CASE("action_link: what is missing is told, and there is no address") {
  const BladeAction action{ActionStyle::Link, "Ext", "Blade", by_id, {}};
  CHECK(link_of(action, Context{}).url.empty());
  CHECK(link_of(action, Context{}).missing == bit(Variable::ResourceId));
  Context closed = with_resource();
  closed.cloud = Cloud::UsSec;
  CHECK(link_of(action, closed).missing == bit(Variable::Domain));
  closed.portal = "https://portal.example";
  CHECK(link_of(action, closed).url == "https://portal.example/#blade/Ext/Blade/id/" + encoded);
}

TEST_CASE("action_link: the authored address comes first, with the host's tenant or none") {
  constexpr std::string_view uri = "{$domain}/#@microsoft.onmicrosoft.com/resource/{$resourceIdDecoded}/overview";
  Context context = with_resource();
  CHECK(authored(uri, context) == "https://portal.azure.com/#resource" + id + "/overview");
  context.directory = "nimbus.example";
  CHECK(authored(uri, context) == "https://portal.azure.com/#@nimbus.example/resource" + id + "/overview");
  CHECK(authored("{$domain}/#blade/Ext/Other/id/{$resourceId}", context) ==
        "https://portal.azure.com/#blade/Ext/Other/id/" + encoded);
}

TEST_CASE("action_link: an authored address that leads elsewhere or nowhere gives way to the blade's own") {
  const Context context = with_resource();
  for (const char* uri : {"{$domain}", "{$domain}/", "{$domain}.evil.example/#x", "{$domain}@evil.example/#x",
                          "{$domain}:1@evil.example/", "http://portal.azure.com/#x", "https://user@evil.example/#x",
                          "https://evil.example/<script>", "https:///x", "{$resourceId}/x", "{$domain}/#x y",
                          "{$domain}/#{replaceWithParentValue}"}) {
    CAPTURE(uri);
    CHECK(authored(uri, context) == generated);
  }
  CHECK(authored("{$domain}/#x/{$resourceId}", Context{}) == generated);
}

TEST_CASE("action_link: names that are no identifiers lead nowhere") {
  const NamedText odd[] = {{"i d", "1"}};
  CHECK(link_of({ActionStyle::Link, "Ext/..", "Blade", {}, {}}, {}).url.empty());
  CHECK(link_of({ActionStyle::Link, "Ext", "", {}, {}}, {}).url.empty());
  CHECK(link_of({ActionStyle::Link, "Ext", std::string(129, 'a'), {}, {}}, {}).url.empty());
  CHECK(link_of({ActionStyle::Link, "Ext", "Blade", odd, {}}, {}).url.empty());
}

TEST_CASE("action_link: text of a parameter is encoded whole") {
  const NamedText odd[] = {{"view", "a/b?$resourceId#"}};
  CHECK(link_of({ActionStyle::Link, "Ext", "Blade", odd, {}}, with_resource()).url ==
        generated + "/view/a%2Fb%3F" + encoded + "%23");
}

TEST_CASE("action_link: buttons and videos lead to their target when it is an address") {
  Widget widget;
  widget.kind = WidgetKind::UrlButton;
  widget.payload = UrlButton{"https://docs.nimbus.example/a?b=c#d"};
  CHECK(action_link(widget, resolve({})).url == "https://docs.nimbus.example/a?b=c#d");
  widget.payload = UrlButton{"javascript:alert(1)"};
  CHECK(action_link(widget, resolve({})).url.empty());
  widget.payload = Video{};
  widget.fallback_url = "https://www.youtube.com/watch?v=abcdefghijk";
  CHECK(action_link(widget, resolve({})).url == widget.fallback_url);
}

TEST_CASE("metric_link: the portal's chart and the command for a shell") {
  const Metric metric{"Failed 'probes'", "nimbus.network/gateways", Aggregation::Max, "", "", 5400};
  const Metric* const metrics[] = {&metric};
  std::string url, command;
  CHECK(append_metric_link(metrics, "A \"title\"", resolve(with_resource()), url) == 0);
  CHECK(url.starts_with("https://portal.azure.com/#blade/Microsoft_Azure_Monitoring/MetricsBladeV3/ResourceId/" +
                        encoded + "/TimeContext/%7B%22relative%22%3A%7B%22duration%22%3A5400000%7D"));
  CHECK(url.find("%22A%20%5C%22title%5C%22%22") != std::string::npos);
  CHECK(url.find("%22aggregationType%22%3A3") != std::string::npos);
  append_metric_command(metrics, resolve(with_resource()), command);
  CHECK(command == "az monitor metrics list --resource " + id +
                       " --metric 'Failed '\\''probes'\\''' --namespace nimbus.network/gateways --aggregation Maximum "
                       "--offset 1h30m --interval 1m");
}

TEST_CASE("metric_link: without a resource there is neither") {
  const Metric metric{"Probes", "", Aggregation::Avg, "", "", 86'400};
  const Metric* const metrics[] = {&metric};
  std::string text;
  CHECK(append_metric_link(metrics, "", resolve({}), text) == bit(Variable::ResourceId));
  append_metric_command(metrics, resolve({}), text);
  CHECK(text.empty());
}
