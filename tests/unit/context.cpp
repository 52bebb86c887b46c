// Clouds, ids of resources, and what a context is worth once its values are checked.
#include "shelf/context.hpp"

#include <cstdint>
#include <string>

#include "context/resolve.hpp"
#include "support/catch.hpp"

using namespace shelf;

namespace {
const std::string guid = "11111111-2222-3333-4444-555555555555";
const std::string gateway = "/subscriptions/" + guid + "/resourceGroups/rg/providers/nimbus.network/gateways/gw";
}  // namespace

TEST_CASE("endpoints: every cloud has a resource manager, the closed ones no public portal") {
  CHECK(endpoints(Cloud::Public).portal == "https://portal.azure.com");
  CHECK(endpoints(Cloud::Fairfax).arm == "https://management.usgovcloudapi.net");
  CHECK(endpoints(Cloud::Mooncake).portal == "https://portal.azure.cn");
  CHECK(endpoints(Cloud::Blackforest).portal == "https://portal.microsoftazure.de");
  for (const Cloud cloud : {Cloud::UsNat, Cloud::UsSec}) {
    CHECK(endpoints(cloud).portal.empty());
    CHECK(endpoints(cloud).arm.starts_with("https://"));
  }
  CHECK(endpoints(static_cast<Cloud>(200)).arm.empty());
}

TEST_CASE("parse_arm_id: parts of an id, its words compared folded") {
  const std::string text =
      ("/SUBSCRIPTIONS/" + guid + "/resourcegroups/rg/Providers/nimbus.network/gateways/gw/rules/r 1");
  const auto id = parse_arm_id(text);  // refers into the text
  REQUIRE(id);
  CHECK(id->subscription == guid);
  CHECK(id->resource_group == "rg");
  CHECK(id->provider == "nimbus.network");
  CHECK(id->type == "rules");
  CHECK(id->name == "r 1");
}

TEST_CASE("parse_arm_id: a subscription, a group, and a resource of the subscription are ids too") {
  CHECK(parse_arm_id("/subscriptions/" + guid));
  const std::string group_text = "/subscriptions/" + guid + "/resourceGroups/rg";
  const auto group = parse_arm_id(group_text);
  REQUIRE(group);
  CHECK(group->name.empty());
  const std::string resource_text = "/subscriptions/" + guid + "/providers/nimbus.network/gateways/gw";
  const auto resource = parse_arm_id(resource_text);
  REQUIRE(resource);
  CHECK(resource->resource_group.empty());
  CHECK(resource->name == "gw");
}

TEST_CASE("parse_arm_id: everything else is no id") {
  const std::string start = "/subscriptions/" + guid;
  for (const std::string& text : {std::string(),
                                  std::string("/"),
                                  std::string("/subscriptions"),
                                  std::string("/subscriptions/rg"),
                                  std::string("/subscriptions/{") + guid + "}",
                                  start + "/",
                                  start + "/resourceGroups",
                                  start + "/resourceGroups/",
                                  start + "/resourceGroups//providers/p/t/n",
                                  start + "/things/rg",
                                  start + "/resourceGroups/rg/providers/p",
                                  start + "/resourceGroups/rg/providers/p/t",
                                  start + "/resourceGroups/rg/providers/p/t/n/t2",
                                  gateway + "/",
                                  gateway + "/../other",
                                  gateway + "/a/..",
                                  gateway + "/./x",
                                  gateway + "?a=b",
                                  gateway + "#x",
                                  gateway + "%2F",
                                  gateway + "\\x",
                                  gateway + "\n",
                                  gateway + "\x1b[1m",
                                  gateway + "\x7f",
                                  gateway + "\xff",
                                  gateway + "\xe2\x80\xae",
                                  gateway.substr(1),
                                  gateway + std::string(2048, 'a')}) {
    CAPTURE(text);
    CHECK_FALSE(parse_arm_id(text));
  }
}

TEST_CASE("resolve: the resource id gives the values of its parts") {
  Context context;
  context.resource_id = gateway;
  const auto resolved = detail::resolve(context);
  CHECK(resolved[Variable::ResourceId] == gateway);
  CHECK(resolved[Variable::SubscriptionId] == guid);
  CHECK(resolved[Variable::ResourceGroup] == "rg");
  CHECK(resolved[Variable::ResourceName] == "gw");
  CHECK(resolved[Variable::Domain] == "https://portal.azure.com");
  CHECK_FALSE(resolved.has(Variable::ParentValue));
  CHECK(resolved.resource_path == gateway);
  CHECK(resolved.resource_segment.starts_with("%2Fsubscriptions%2F"));
}

TEST_CASE("resolve: a subscription that is given wins when it is a GUID") {
  Context context;
  context.resource_id = gateway;
  context.subscription_id = "99999999-2222-3333-4444-555555555555";
  CHECK(detail::resolve(context)[Variable::SubscriptionId] == context.subscription_id);
  context.subscription_id = "mine";
  CHECK(detail::resolve(context)[Variable::SubscriptionId] == guid);
}

TEST_CASE("resolve: what is no origin or tenant counts as not given") {
  Context context;
  context.cloud = Cloud::UsNat;
  for (const char* portal : {"http://portal.example", "https://user@portal.example", "https://portal.example/path",
                             "https://", "https://a..b", "https://portal.example:port", "javascript:alert(1)"}) {
    CAPTURE(portal);
    context.portal = portal;
    CHECK_FALSE(detail::resolve(context).has(Variable::Domain));
  }
  context.portal = "https://portal.example:8443/";
  CHECK(detail::resolve(context)[Variable::Domain] == "https://portal.example:8443");
  context.directory = "nimbus.example/../x";
  CHECK(detail::resolve(context).directory.empty());
  context.directory = "nimbus.example";
  CHECK(detail::resolve(context).directory == "nimbus.example");
}

TEST_CASE("resolve: a used one forgets what it knew") {
  Context context;
  context.resource_id = gateway;
  detail::ResolvedContext resolved;
  detail::resolve(context, resolved);
  context.resource_id = "none";
  detail::resolve(context, resolved);
  CHECK(resolved.given == detail::bit(Variable::Domain));
  CHECK(resolved.resource_path.empty());
}
