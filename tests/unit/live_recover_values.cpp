#include <string>

#include "live/recover_values.hpp"
#include "shelf/shelf.hpp"
#include "shelfc/compile.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr std::string_view header =
    "<properties\n  pageTitle=\"A pump stalled\"\n  articleId=\"pump-stalled\"\n  selfHelpType=\"diagnostics\"\n"
    "  diagnosticScenario=\"PumpStalled\"\n  cloudEnvironments=\"public\" />\n# A pump stalled\n\n";

// "name=value;" of every token asked for; "none": did not align.
std::string recovered(std::string_view body, std::string_view results, std::string_view names) {
  const Folder folder;
  folder.put("a.md", std::string(header) + std::string(body));
  compiler::Options options;
  options.sources = {folder.path().string()};
  const auto compiled = compiler::compile(options);
  REQUIRE(compiled.articles == 1);
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(compiled.bundle)));
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  const auto values = detail::recover_values(*article, results);
  if (!values) return "none";
  std::string out;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    const Values::Value* value = values->find(names.substr(0, end));
    out += std::string(names.substr(0, end)) + "=";
    if (value == nullptr) out += "?";
    for (std::size_t i = 0; value != nullptr && i < value->items.size(); ++i)
      out += (i > 0 ? "|" : "") + value->items[i];
    out += ";";
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return out;
}

constexpr std::string_view body =
    "## What we found\n\nPump <!--$Pump-->[pump]<!--/$Pump--> stalled at <!--$Time-->[time]<!--/$Time-->.\n\n"
    "- Depth: **<!--$Depth-->[depth]<!--/$Depth-->** metres\n- Call [us](https://nimbus.example/call)\n\n"
    "| Tank | Fill |\n|---|---|\n| north | <!--$Fill-->[fill]<!--/$Fill--> |\n";

}  // namespace

TEST_CASE("recover_values: what stands in the place of a token is its value") {
  CHECK(
      recovered(body,
                "<h1>A pump stalled</h1><h2 id=x>What we  found</h2>\n<p>Pump P-7 &amp; co stalled at 3.5 o'clock.</p>"
                "<ul><li>Depth: <b>4</b>\nmetres</li><li>Call <a href='#' data-blade='x'>us</a></li></ul>"
                "<table><thead><tr><th>Tank</th><th>Fill</th></tr></thead><tr><td>north</td><td>80 %</td></tr></table>",
                "Pump Time Depth Fill") == "Pump=P-7 & co;Time=3.5 o'clock;Depth=4;Fill=80 %;");
}

TEST_CASE("recover_values: a token that was not filled has no value") {
  CHECK(recovered("Pump <!--$Pump-->[pump]<!--/$Pump--> in <!--$Tank-->[tank]<!--/$Tank-->\n",
                  "<p>Pump <!--$Pump-->sample<!--/$Pump--> in [tank]</p>", "Pump Tank") == "Pump=?;Tank=?;");
}

TEST_CASE("recover_values: a token alone on its line may be a list") {
  constexpr std::string_view list = "Pumps:\n\n<!--$Pumps-->[pumps]<!--/$Pumps-->\n\nCall us\n";
  CHECK(recovered(list, "<p>Pumps:</p><ul><li>a</li><li>b</li></ul><p>Call us</p>", "Pumps") == "Pumps=a|b;");
  CHECK(recovered(list, "<p>Pumps:</p><p>a</p><p>Call us</p>", "Pumps") == "Pumps=a;");
}

TEST_CASE("recover_values: another version of the article does not align") {
  constexpr std::string_view one = "Pump <!--$Pump-->[pump]<!--/$Pump--> stalled\n";
  CHECK(recovered(one, "<p>Pump P-7 stalled</p>", "Pump") == "Pump=P-7;");
  for (const std::string_view results :
       {"<p>Pump P-7 stopped</p>", "<p>The pump P-7 stalled</p>", "<p>Pump P-7 stalled</p><p>more</p>",
        "<p>less</p><p>Pump P-7 stalled</p>", "", "<p>Pump P-7</p><p>stalled</p>"}) {
    CAPTURE(results);
    CHECK(recovered(one, results, "Pump") == "none");
  }
  CHECK(recovered("<!--$A-->a<!--/$A-->x and <!--$A-->a<!--/$A-->y\n", "<p>1x and 2y</p>", "A") == "none");
  CHECK(recovered("at <!--$A-->a<!--/$A--><!--$B-->b<!--/$B-->\n", "<p>at 12</p>", "A") == "none");
}

TEST_CASE("recover_values: hostile text is aligned in linear time") {
  const std::string dashes(4000, '-');
  CHECK(recovered("a <!--$A-->a<!--/$A--> x" + dashes + "b <!--$B-->b<!--/$B-->\n",
                  "<p>a " + std::string(250'000, '-') + "</p>", "A") == "none");
}
