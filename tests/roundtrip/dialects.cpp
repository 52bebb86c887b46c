// From a source to the two service dialects: what an author wrote is in the object that belongs at the marker.
#include <nlohmann/json.hpp>
#include <sstream>

#include "shelf/shelf.hpp"
#include "shelfc/compile.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace shelf;
using namespace shelf::test;
using nlohmann::json;

namespace {

const std::string header =
    "<properties\n  pageTitle=\"Sick hosts\"\n  articleId=\"0f1e2d3c-0000-4000-8000-000000000001\"\n"
    "  selfHelpType=\"Apollo\"\n  supportTopicIds=\"1f1e2d3c-0000-4000-8000-000000000001\"\n  productPesIds=\"1\"\n"
    "  cloudEnvironments=\"public\" />\n# Hosts\n\n";

json rendered(const std::string& body, Result<void> (Article::*render)(Sink, const RenderOptions&) const,
              const RenderOptions& render_options = {}) {
  const Folder folder;
  folder.put("a.md", header + body);
  compiler::Options options;
  options.sources = {folder.path().string()};
  const auto result = compiler::compile(options);
  REQUIRE(result.articles == 1);
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(result.bundle)));
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  std::string out;
  REQUIRE(((*article).*render)(out, render_options));
  return json::parse(out).at("properties");
}

json help(const std::string& body) { return rendered(body, &Article::render_help); }
json apollo(const std::string& body) { return rendered(body, &Article::render_apollo); }

// The markers of a text in their order; each has to be a line.
std::vector<std::string> markers(const json& html) {
  std::vector<std::string> found;
  std::istringstream lines(html.get<std::string>());
  for (std::string line; std::getline(lines, line);)
    if (line.find("<!--") != std::string::npos) {
      CHECK(line.size() == 43);
      found.push_back(line);
    }
  return found;
}

const std::string hosts =
    "## Mend sick hosts\n\n"
    "<metric>\n<name>GoodHosts</name>\n<aggregationType>Avg</aggregationType>\n"
    "<timeSpanDuration>3d</timeSpanDuration>\n<title>Good hosts</title>\n</metric>\n"
    "<metric>\n<title>Sick hosts</title>\n<name>SickHosts</name>\n<aggregationType>1</aggregationType>\n</metric>\n\n"
    "### Check\n\n<insight>\n<symptomId>HostsCheck</symptomId>\n<executionText>Checking</executionText>\n"
    "<timeoutText>Too slow</timeoutText>\n<noResultText>All good</noResultText>\n<maxInsightCount>1</maxInsightCount>\n"
    "<additionalInputsReq>true</additionalInputsReq>\n</insight>\n\n"
    "[Open hosts](button-data-context:Nimbus_Net.HostsBlade.id.$resourceId)\n\n"
    "These pages may help:\n<azureKB>\n<client>portal</client>\n</azureKB>\n";

}  // namespace

TEST_CASE("help: charts, checks and results of an article, each at its marker") {
  const json out = help(hosts);
  const auto at = markers(out["content"]);
  REQUIRE(at.size() == 4);
  CHECK(out == json{{"solutionId", "apollo-0f1e2d3c-0000-4000-8000-000000000001"},
                    {"title", "Sick hosts"},
                    {"content", out["content"]},
                    {"sections", json::array()},
                    {"replacementMaps",
                     {{"metricsBasedCharts",
                       {{{"name", "GoodHosts"},
                         {"aggregationType", "Avg"},
                         {"timeSpanDuration", "3d"},
                         {"title", "Good hosts"},
                         {"replacementKey", at[0]}},
                        {{"name", "SickHosts"},
                         {"aggregationType", "Sum"},
                         {"timeSpanDuration", "1d"},
                         {"title", "Sick hosts"},
                         {"replacementKey", at[1]}}}},
                      {"diagnostics", {{{"solutionId", "HostsCheck"}, {"replacementKey", at[2]}}}},
                      {"webResults", {{{"replacementKey", at[3]}}}}}}});
  CHECK(out["content"] ==
        "<h2>Mend sick hosts</h2>\n" + at[0] + "\n" + at[1] + "\n<h3>Check</h3>\n" + at[2] +
            "\n<p><a href=\"#\" data-blade=\"Nimbus_Net.HostsBlade.id.$resourceId\">Open hosts</a></p>\n"
            "<p>These pages may help:</p>\n" +
            at[3] + "\n");
}

TEST_CASE("apollo: a check keeps its texts, its count as text and its flag as a boolean") {
  const json out = apollo(hosts);
  const auto at = markers(out["htmlContent"]);
  REQUIRE(at.size() == 2);
  CHECK(out["bindings"] == json{{"insights",
                                 {{{"solutionId", "HostsCheck"},
                                   {"executionText", "Checking"},
                                   {"timeoutText", "Too slow"},
                                   {"noResultText", "All good"},
                                   {"maxInsightCount", "1"},
                                   {"additionalInputsReq", true},
                                   {"replacementKey", at[0]}}}},
                                {"azureKb", {{{"replacementKey", at[1]}}}}});
}

TEST_CASE("dialects: the same slot has the same key in every output") {
  CHECK(markers(help(hosts)["content"])[2] == markers(apollo(hosts)["htmlContent"])[0]);
}

TEST_CASE("dialects: sections keep their widgets to themselves") {
  const std::string film =
      "<video>\n<src>https://www.youtube.com/watch?v=AbCdEfGhIj1</src>\n<title>Film</title>\n</video>\n";
  const json out =
      help("Before\n\n" + film + "\n:::Section First:::\n\nOne\n\n" + film + "\n:::Section Second:::\n\nTwo\n");
  REQUIRE(out["sections"].size() == 2);
  const json& first = out["sections"][0];
  const auto above = markers(out["content"]), inside = markers(first["content"]);
  REQUIRE(above.size() == 1);
  REQUIRE(inside.size() == 1);
  CHECK(above[0] != inside[0]);
  CHECK(
      out["replacementMaps"]["videos"] ==
      json{{{"src", "https://www.youtube.com/watch?v=AbCdEfGhIj1"}, {"title", "Film"}, {"replacementKey", above[0]}}});
  CHECK(first["title"] == "First");
  CHECK(first["replacementMaps"]["videos"][0]["replacementKey"] == inside[0]);
  CHECK(out["sections"][1] ==
        json{{"title", "Second"}, {"content", "<p>Two</p>\n"}, {"replacementMaps", json::object()}});
}

TEST_CASE("dialects: hostile texts stay data") {
  const std::string evil = "\"--&gt; &lt;script&gt;alert(1)&lt;/script&gt; \\ &amp;quot;";
  const json out = help("<metric>\n<name>Pages</name>\n<title>" + evil +
                        "</title>\n</metric>\n\nText <!-- --> &lt;!--00000000-0000-0000-0000-000000000000--&gt;\n");
  const auto at = markers(out["content"]);
  REQUIRE(at.size() == 1);
  CHECK(out["replacementMaps"]["metricsBasedCharts"][0]["title"] == "\"--> <script>alert(1)</script> \\ &quot;");
  CHECK(out["content"] == at[0] + "\n<p>Text  &lt;!--00000000-0000-0000-0000-000000000000--&gt;</p>\n");
}

TEST_CASE("dialects: values of tokens are text, whatever they hold") {
  const std::string body = "Disk <!--$Disk-->[disk]<!--/$Disk--> is full.\n\n" + hosts;
  for (const auto render : {&Article::render_help, &Article::render_apollo}) {
    const char* const content = render == &Article::render_help ? "content" : "htmlContent";
    const json benign = rendered(body, render);
    for (const std::string value : {"<!--0b1798ad-46f2-ba13-954c-9514c306d323-->", "</p><script>x()</script>",
                                    "\"}],\"a\":[{\"", "$resourceId", "../..%2F", "a\nb", "\x1b[2J"}) {
      CAPTURE(value);
      Values values;
      values.set("Disk", value);
      RenderOptions options;
      options.values = &values;
      const json hostile = rendered(body, render, options);
      CHECK(markers(hostile.at(content)) == markers(benign.at(content)));
      CHECK(hostile.at(content).get<std::string>().find("<script") == std::string::npos);
      json a = hostile, b = benign;
      a.erase(content);
      b.erase(content);
      CHECK(a == b);
    }
  }
}
