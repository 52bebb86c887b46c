#include "context/expand.hpp"

#include <string>

#include "context/encode.hpp"
#include "support/catch.hpp"

using namespace shelf;
using namespace shelf::detail;

namespace {

const std::string id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/r g/providers/n/t/gw";

struct Fixture {
  Context context;
  ResolvedContext resolved;
  Fixture() {
    context.resource_id = id;
    resolve(context, resolved);
  }
  std::string operator()(std::string_view text, Position position = Position::Argument) const {
    std::string out;
    CHECK(expand(text, resolved, position, out) == 0);
    return out;
  }
};

}  // namespace

TEST_CASE("expand: every form of a name, folded") {
  const Fixture expanded;
  CHECK(expanded("$resourceId") == id);
  CHECK(expanded("$RESOURCEID") == id);
  CHECK(expanded("{$resourceIdDecoded}") == id);
  CHECK(expanded("{resourceId}") == id);
  CHECK(expanded("{subscriptionId}|{resourcegroup}|{resourcename}") == "11111111-2222-3333-4444-555555555555|r g|gw");
  CHECK(expanded("{$domain}/x") == "https://portal.azure.com/x");
}

TEST_CASE("expand: other words stay as they are") {
  const Fixture expanded;
  for (const char* text : {"$filter", "$resourceIdX", "{$web}", "{domain2}", "$", "{", "{$", "{}", "$$", "{$resourceId",
                           "resourceId", "$replaceWithParentValue", "{ $resourceId }x"}) {
    CAPTURE(text);
    if (std::string(text) != "{$resourceId" && std::string(text) != "{ $resourceId }x") CHECK(expanded(text) == text);
  }
  CHECK(expanded("{$resourceId") == "{" + id);
  CHECK(expanded("$$resourceId") == "$" + id);
}

TEST_CASE("expand: a value is never read again") {
  Context context;
  context.resource_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/{$domain}$subscriptionId";
  const ResolvedContext resolved = resolve(context);
  std::string out;
  CHECK(expand("{resourcegroup}", resolved, Position::Argument, out) == 0);
  CHECK(out == "{$domain}$subscriptionId");
  out.clear();
  CHECK(expand("{resourcegroup}", resolved, Position::Address, out) == 0);
  CHECK(out == "%7B%24domain%7D%24subscriptionId");
}

TEST_CASE("expand: each position has its encoding") {
  const Fixture expanded;
  const std::string encoded = expanded("$resourceId", Position::Segment);
  CHECK(encoded.find('/') == std::string::npos);
  CHECK(encoded.ends_with("%2FresourceGroups%2Fr%20g%2Fproviders%2Fn%2Ft%2Fgw"));
  CHECK(expanded("a/$resourceId", Position::Segment) == "a%2F" + encoded);
  CHECK(expanded("/x/{$resourceId}/y", Position::Address) == "/x/" + encoded + "/y");
  CHECK(expanded("/x/{$resourceIdDecoded}/y", Position::Address) ==
        "/x/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/r%20g/providers/n/t/gw/y");
  CHECK(expanded("{resourceId}/keys", Position::Path).ends_with("/r%20g/providers/n/t/gw/keys"));
  CHECK(expanded("/p/{resourcegroup}", Position::Path) == "/p/r%20g");
}

TEST_CASE("expand: what has no value is reported and leaves nothing behind") {
  const ResolvedContext nothing = resolve(Context{});
  std::string out = "before ";
  CHECK(expand("a $resourceId b {replaceWithParentValue} c", nothing, Position::Argument, out) ==
        (bit(Variable::ResourceId) | bit(Variable::ParentValue)));
  CHECK(out == "before a  b  c");
}

TEST_CASE("expand: dots are no value of a path") {
  ResolvedContext resolved = resolve(Context{});
  resolved.set(Variable::ParentValue, "..");
  std::string out;
  CHECK(expand("/a/{replaceWithParentValue}", resolved, Position::Path, out) == bit(Variable::ParentValue));
  CHECK(out == "/a/");
}

TEST_CASE("used_variables: the variables of a template") {
  CHECK(used_variables("{$domain}/#resource/{$resourceIdDecoded}") ==
        (bit(Variable::Domain) | bit(Variable::ResourceId)));
  CHECK(used_variables("$app.$web") == 0);
}

TEST_CASE("encoders: nothing of a value is special where it stands") {
  const auto with = [](auto encode, std::string_view text) {
    std::string out;
    encode(out, text);
    return out;
  };
  CHECK(with(append_segment, "a/b?c=d&e#\"'%\n\xc3\xa4") == "a%2Fb%3Fc%3Dd%26e%23%22%27%25%0A%C3%A4");
  CHECK(with(append_path, "/a b/c") == "/a%20b/c");
  CHECK(with(append_json, "a\"\\<\n\x1b\xff\xe2\x80\xae\xc3\xa4") ==
        "\"a\\\"\\\\\\u003c\\u000a\\u001b\xef\xbf\xbd\\u202e\xc3\xa4\"");
  CHECK(with(append_shell_word, "plain/word") == "plain/word");
  CHECK(with(append_shell_word, "it's; rm -rf $HOME") == "'it'\\''s; rm -rf $HOME'");
  CHECK(with(append_shell_word, "") == "''");
}
