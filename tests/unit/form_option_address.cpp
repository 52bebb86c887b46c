// Where options are fetched: what templates become, and what is refused.
#include <string>

#include "forms/option_address.hpp"
#include "support/catch.hpp"

using namespace shelf;
using namespace shelf::detail;

namespace {

const std::string subscription = "12345678-1234-1234-1234-123456789abc";
const std::string group = "/subscriptions/" + subscription + "/resourceGroups/blue";
const std::string gateway = group + "/providers/nimbus.network/gateways/north";

// "path ? name=value & name=value"; "-" when nothing is fetched.
std::string address(const std::string& uri, const std::string& parent = {}, const std::string& resource = gateway) {
  Context context;
  context.resource_id = resource;
  ResolvedContext resolved = resolve(context);
  if (!parent.empty()) resolved.set(Variable::ParentValue, parent);
  const auto made = make_option_address(uri, resolved);
  if (!made) return "-";
  std::string text = made->path;
  for (std::size_t i = 0; i < made->query.size(); ++i)
    text += (i == 0 ? " ? " : " & ") + made->query[i].first + "=" + made->query[i].second;
  return text;
}

const std::string version = "?api-version=2025-01-01";
const std::string asked = " ? api-version=2025-01-01";

}  // namespace

TEST_CASE("option address: variables of the resource, in any case") {
  CHECK(address("/subscriptions/{subscriptionId}/providers/nimbus.network/gateways" + version) ==
        "/subscriptions/" + subscription + "/providers/nimbus.network/gateways" + asked);
  CHECK(address("/subscriptions/{subscriptionid}/resourcegroups/{ResourceGroup}/x/{resourcename}/y" + version) ==
        "/subscriptions/" + subscription + "/resourcegroups/blue/x/north/y" + asked);
  CHECK(address("{resourceId}/listeners" + version) == gateway + "/listeners" + asked);
  CHECK(address(" {resourceid}/listeners" + version + "\n") == gateway + "/listeners" + asked);
}

TEST_CASE("option address: the query is kept, decoded once and filled in") {
  CHECK(address(group + "/x/?&api-version=2017-06-01-preview&$top=10") ==
        group + "/x ? api-version=2017-06-01-preview & $top=10");
  CHECK(address(group + "/x?api-version=2018-05-01&$filter=type eq 'a/b' or type eq 'c'") ==
        group + "/x ? api-version=2018-05-01 & $filter=type eq 'a/b' or type eq 'c'");
  CHECK(address(group + "/x?api-version=2018-05-01&%24filter=id%20eq%20'%2Fx%2F{resourcename}'") ==
        group + "/x ? api-version=2018-05-01 & $filter=id eq '/x/north'");
  CHECK(address(group + "/x/$ref" + version) == group + "/x/$ref" + asked);
}

TEST_CASE("option address: the parent's answer is one segment, or a whole resource id at the beginning") {
  const std::string rules = group + "/x/{replaceWithParentValue}/rules" + version;
  CHECK(address(rules, "front door") == group + "/x/front%20door/rules" + asked);
  CHECK(address(rules, "a?b#c%2e") == group + "/x/a%3Fb%23c%252e/rules" + asked);
  CHECK(address(rules, "{resourceId}") == group + "/x/%7BresourceId%7D/rules" + asked);
  CHECK(address(rules) == "-");
  CHECK(address("{replaceWithParentValue}/rules" + version, gateway) == gateway + "/rules" + asked);
  CHECK(address("{REPLACEWITHPARENTVALUE}/rules" + version, gateway) == gateway + "/rules" + asked);
}

TEST_CASE("option address: nothing leads out of the subscription") {
  CHECK(address("/providers/nimbus.capacity/orders" + version) == "-");
  CHECK(address("/subscriptions" + version) == "-");
  CHECK(address("/subscriptions/{subscriptionId}0/x" + version) == "-");
  CHECK(address("/subscriptions/87654321-1234-1234-1234-123456789abc/x" + version) == "-");
  CHECK(address("{replaceWithParentValue}/rules" + version,
                "/subscriptions/87654321-1234-1234-1234-123456789abc/resourceGroups/blue") == "-");
  CHECK(address("{replaceWithParentValue}/rules" + version, "https://evil.example/x") == "-");
  CHECK(address("{replaceWithParentValue}/rules" + version, "//evil.example") == "-");
  for (const char* step : {"..", ".", "%2e%2E", "a%2F..%2Fb", "a/../b", "x//y", "a\\..\\b", "a%5Cb", "%"}) {
    INFO(step);
    CHECK(address(group + "/" + step + "/x" + version) == "-");
  }
  for (const char* parent : {"..", ".", "../..", "a/../b", "a\\b", "a\nb", "\x1b[2J"}) {
    INFO(parent);
    CHECK(address(group + "/{replaceWithParentValue}/x" + version, parent) == "-");
  }
}

TEST_CASE("option address: a path as long as one inside the subscription is not inside it for that") {
  CHECK(address("/providers/nimbus.capacity/orders/of/" + subscription + "/and/more" + version) == "-");
  CHECK(address("/subscription0/" + subscription + "/x" + version) == "-");
  CHECK(address("/SUBSCRIPTIONS/{subscriptionId}" + version) == "/SUBSCRIPTIONS/" + subscription + asked);
  CHECK(address("/subscriptions/{subscriptionId}/" + version) == "/subscriptions/" + subscription + asked);
  CHECK(address("/" + version) == "-");
}

TEST_CASE("option address: names of parameters are words, versions are days") {
  CHECK(address(group + "/x?api-version=2025-01-01&a-b_c.d$1=2") ==
        group + "/x ? api-version=2025-01-01 & a-b_c.d$1=2");
  CHECK(address(group + "/x?api-version=2025-01-01&$skip=a%4") == "-");
  for (const char* part : {"=1", "a(b)=1", "a%3Db=1", "a/b=1", "{resourcename} =1", "a%2=1"})
    CHECK(address(group + "/x?api-version=2025-01-01&" + part) == "-");
  for (const char* other : {"2025-13-01", "2025-01-01T00:00", "2025-01-01-", "2025-01-01-a_b", "2025-01-01preview",
                            "2025-1-1", "20250101ab"})
    CHECK(address(group + "/x?api-version=" + other) == "-");
  // What is filled in counts too.
  const std::string name(1000, 'n');
  std::string many = group + "/x?api-version=2025-01-01";
  for (int i = 0; i < 20; ++i) many += "&p" + std::to_string(i) + "={resourcename}";
  CHECK(address(many, {}, group + "/providers/nimbus.network/gateways/" + name) == "-");
}

TEST_CASE("option address: other hosts, unknown variables and broken queries are refused") {
  CHECK(address("https://evil.example" + group + version) == "-");
  CHECK(address("//evil.example" + group + version) == "-");
  CHECK(address("path:/v1/requests; relative:true") == "-");
  CHECK(address("") == "-");
  CHECK(address(group + "/{accountName}/pools" + version) == "-");
  CHECK(address(group + "/x?api-version=2025-01-01&a={accountName}") == "-");
  CHECK(address(group + "/x y" + version) == "-");
  CHECK(address(group + "/x" + version + "#part") == "-");
  CHECK(address(group + "/x") == "-");
  CHECK(address(group + "/x?api-version=") == "-");
  CHECK(address(group + "/x?api-version=latest") == "-");
  CHECK(address(group + "/x?api-version=2025-01-01&api-version=2025-01-01") == "-");
  CHECK(address(group + "/x?api-version=2025-01-01$filter=a eq 'b'") == "-");
  CHECK(address(group + "/x?api-version=2025-01-01&a%0Ab=1") == "-");
  CHECK(address(group + "/x?api-version=2025-01-01&a=%1b") == "-");
  CHECK(address(group + "/x?api-version=2025-01-01&a=%zz") == "-");
  CHECK(address("/" + std::string(9000, 'a')) == "-");
}

TEST_CASE("option address: a quote in a value does not end the string of a filter") {
  const std::string filter = group + "/x?api-version=2025-01-01&$filter=name eq '{replaceWithParentValue}'";
  CHECK(address(filter, "north") == group + "/x ? api-version=2025-01-01 & $filter=name eq 'north'");
  CHECK(address(filter, "north' or 'a' eq 'a") == "-");
}

TEST_CASE("option address: without a resource only what is given can be filled in") {
  CHECK(address("/subscriptions/{subscriptionId}/x" + version, {}, "") == "-");
  CHECK(address("{resourceId}/x" + version, {}, "no id") == "-");
}
