// Whatever a context holds, requests keep their shape, and nothing of a template is left over.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "support/request_samples.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

const std::vector<std::string>& hostile_values() {
  static const std::vector<std::string> values = {"\"",
                                                  "'; rm -rf /; '",
                                                  "..",
                                                  "a/../../b",
                                                  "%2F%2e%2e",
                                                  "line\nbreak\r\n",
                                                  "\x1b]8;;https://evil.example\x07",
                                                  "$resourceId",
                                                  "{$domain}",
                                                  "{replaceWithParentValue}",
                                                  "</script><script>",
                                                  "https://evil.example/path",
                                                  "?api-version=1&x=",
                                                  "#fragment",
                                                  "\\u0000\\",
                                                  "\xff\xfe",
                                                  "\xe2\x80\xae",
                                                  std::string("a\0b", 3),
                                                  std::string(4096, 'A')};
  return values;
}

const std::vector<std::string Context::*> fields = {
    &Context::resource_id, &Context::subscription_id, &Context::portal,     &Context::directory, &Context::client,
    &Context::topic,       &Context::product,         &Context::topic_name, &Context::query,     &Context::nonce};

WidgetOps every_widget() {
  return WidgetOps()
      .metric("Healthy,Hosts")
      .metric("Latency", "Percentile")
      .insight("HostsDown")
      .insight("ProbeSlow", true)
      .search()
      .video("https://youtu.be/abcdefghijk")
      .blade("Nimbus", "HostBlade", {{"id", "$resourceId"}, {"subscription", "$subscriptionId"}, {"view", "all"}})
      .blade("Nimbus", "Overview", {}, "{$domain}/#@microsoft.onmicrosoft.com/resource/{$resourceIdDecoded}/overview")
      .blade("Nimbus", "Group", {{"name", "$resourceGroup"}}, "{$domain}/#blade/Nimbus/Group/id/{$resourceId}")
      .button("https://docs.nimbus.example/");
}

// Names of members, kinds of values and lengths of lists, all the way down; strings and numbers do not count.
std::string shape(const Json& value) {
  std::string out;
  if (value.is_object()) {
    out += '{';
    for (const auto& [name, member] : value.items()) out += name + ":" + shape(member) + ",";
    return out + '}';
  }
  if (value.is_array()) {
    out += '[';
    for (const auto& item : value) out += shape(item) + ",";
    return out + ']';
  }
  return value.type_name();
}

std::ptrdiff_t count(std::string_view text, char c) { return std::count(text.begin(), text.end(), c); }

std::string_view string_of(const Json& value) {
  return value.is_string() ? std::string_view(value.get_ref<const std::string&>()) : std::string_view();
}

// Addresses and paths: plain ASCII without anything that ends one, no variable, and as many segments as ever.
void check_address(std::string_view text, std::string_view expected) {
  CHECK(count(text, '/') == count(expected, '/'));
  CHECK(count(text, '?') == count(expected, '?'));
  CHECK(count(text, '#') == count(expected, '#'));
  CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '<'; }));
  CHECK(text.find('$') == std::string_view::npos);
  CHECK(text.find('{') == std::string_view::npos);
  CHECK(text.find("..") == std::string_view::npos);
  CHECK(text.find("evil.example") == std::string_view::npos);
}

void check_same_structure(const Json& found, const Json& expected) {
  CHECK(shape(found) == shape(expected));
  check_address(string_of(found["fallback"]["openUrl"]), string_of(expected["fallback"]["openUrl"]));
  if (found.contains("http")) check_address(string_of(found["http"]["path"]), string_of(expected["http"]["path"]));
  if (found.contains("url")) check_address(string_of(found["url"]), string_of(expected["url"]));
}

}  // namespace

TEST_CASE("hostile context: no value of any field changes the structure of a request") {
  const Sample sample(every_widget());
  const auto complete = sample.requests(sample_context());
  Context without = sample_context();
  without.resource_id.clear();
  const auto incomplete = sample.requests(without);
  REQUIRE(complete.size() == 10);
  REQUIRE(incomplete.size() == 11);  // one more: which resource
  for (const auto field : fields) {
    for (const std::string& value : hostile_values()) {
      CAPTURE(value);
      Context context = sample_context();
      context.*field = value;
      const auto found = sample.requests(context);
      const auto& expected = field == &Context::resource_id ? incomplete : complete;
      REQUIRE(found.size() == expected.size());
      for (std::size_t i = 0; i < found.size(); ++i) check_same_structure(found[i], expected[i]);
    }
  }
}

TEST_CASE("hostile context: a hostile end makes a resource id count as missing") {
  const Sample sample(every_widget());
  for (const std::string& value : hostile_values()) {
    if (value.find_first_of("'{$<h\"A") == 0) continue;  // odd, but one segment: see the next case
    CAPTURE(value);
    Context context = sample_context();
    context.resource_id += "/" + value;
    const auto requests = sample.requests(context);
    CHECK(requests[0]["action"] == "pickResource");
    for (const Json& request : requests)
      if (request.contains("http")) CHECK(request["http"]["path"] == "");
  }
}

TEST_CASE("hostile context: odd characters of a resource name are encoded everywhere") {
  const Sample sample(every_widget());
  const auto expected = sample.requests(sample_context());
  for (const char* name : {"$resourceId", "{$domain}", "it's", "a\"b", "a b", "a;b|c", "<b>", "a&b", "\xc3\xa4"}) {
    CAPTURE(name);
    Context context = sample_context();
    context.resource_id = sample_resource.substr(0, sample_resource.rfind('/') + 1) + name;
    const auto found = sample.requests(context);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      check_same_structure(found[i], expected[i]);
      const std::string_view command = string_of(found[i]["fallback"]["command"]);
      const std::string plain = "--resource " + context.resource_id;  // none of these may stand unquoted
      if (!command.empty()) CHECK(command.find(plain) == std::string_view::npos);
    }
  }
}
