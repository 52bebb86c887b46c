// What a search finds without a service, and objects of a solution that name no place.
#include <algorithm>

#include "support/fake_host.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::vector<std::string> titles(const std::vector<std::string>& articles, Context context = gateway_context()) {
  FakeHost host(articles, "main", std::move(context));
  host.session.set_offline(true);
  host.start();
  std::vector<std::string> out;
  for (const SearchHit& hit : host.state(0).hits) out.push_back(hit.title);
  return out;
}

std::string linked(const std::string& text, const std::string& address) {
  return "[" + text + "](" + address + ")\n\n";
}

std::string solution(std::string_view maps) {
  return R"({"properties":{"solutionId":"s","provisioningState":"Succeeded","content":"c","replacementMaps":{)" +
         std::string(maps) + "}}}";
}

}  // namespace

TEST_CASE("local answers: ten links of the article, each address once, with a title and a host") {
  std::string body = std::string(search_widget) + linked("write to us", "mailto:a@h.example");
  body += linked("**first** one", "https://docs.example/0") + linked("again", "https://docs.example/0");
  body += "[![picture](https://docs.example/p.png)](https://docs.example/picture)\n\n* " +
          linked("in a list", "https://b.example");
  for (int i = 1; i < 12; ++i) body += linked("page " + std::to_string(i), "https://docs.example/" + std::to_string(i));
  const auto found = titles({article_text(body)});
  REQUIRE(found.size() == 10);
  CHECK(found[0] == "first one");
  CHECK(std::count(found.begin(), found.end(), "again") == 0);
  CHECK(std::count(found.begin(), found.end(), "write to us") == 0);
  CHECK(std::count(found.begin(), found.end(), "in a list") == 1);
}

TEST_CASE("local answers: five other articles of the topic, none without a topic") {
  std::vector<std::string> articles = {article_text(search_widget)};
  for (int i = 0; i < 7; ++i)
    articles.push_back(article_text("Text.\n", "other-" + std::to_string(i), "Other " + std::to_string(i)));
  CHECK(titles(articles).size() == 5);
  Context nowhere = gateway_context();
  nowhere.topic.clear();
  CHECK(titles(articles, nowhere).empty());
}

TEST_CASE("merge: videos and metrics without a known marker go to the widget that is the same") {
  const std::string body =
      std::string(two_metrics) +
      "<video>\n  <src>https://www.youtube.com/watch?v=aZ09-_bcdef</src>\n  <title>One</title>\n</video>\n\n";
  FakeHost host({article_text(body)});
  host.session.merge(solution(
      R"("metricsBasedChart":[{"name":"outflow","aggregationType":"avg"}],"videos":[{"title":"One",
      "src":"HTTPS://WWW.YOUTUBE.COM/watch?v=aZ09-_bcdef","replacementKey":"<!--unknown-->"}])"));
  CHECK(host.session.states().size() == 3);  // nothing of it is a slot of its own
}

TEST_CASE("merge: the same troubleshooter again is the slot that it has") {
  FakeHost host({article_text(check_widget)});
  const std::string guide = R"("troubleshooters":[{"solutionId":"guide","title":"Guide","replacementKey":"<!--t-->"}])";
  host.session.merge(solution(guide));
  REQUIRE(host.session.states().size() == 2);
  host.session.merge(solution(guide));
  CHECK(host.session.states().size() == 2);
  std::string many = R"("troubleshooters":[)";
  for (int i = 0; i < 2'000; ++i) many += R"({"solutionId":"g)" + std::to_string(i) + "\"},";
  host.session.merge(solution(many + "{}]"));
  CHECK(host.session.states().size() == 1 + 256);  // a hostile answer does not grow the session without end
}
