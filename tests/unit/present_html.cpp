// What HTML shows of states, actions, embedded articles and the service's own HTML.
#include "present/service_html.hpp"
#include "support/html_check.hpp"
#include "support/widget_samples.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string with_state(const SlotState& state, WidgetKind kind = WidgetKind::Insight) {
  RenderOptions options;
  options.states = {&state, 1};
  return render(article_with(kind), &Article::render_html, options);
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Article 0 shows `first`; the others can be embedded by their ids.
std::string render_many(std::vector<TestArticle> articles, const RenderOptions& given) {
  const std::string file = build_bundle(articles);
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  RenderOptions options = given;
  options.bundle = &*bundle;
  std::string out;
  REQUIRE(article->render_html(out, options));
  return out;
}

TestArticle named(const std::string& id, const UnitBuilder& inner) {
  TestArticle article = article_of(inner);
  article.id = article.title = id;
  return article;
}

UnitBuilder embed(const std::string& article) {
  UnitBuilder u;
  u.add(Op::widget, {slot_bytes, static_cast<int>(WidgetKind::EmbeddedArticle)});
  u.add(Op::field, {id(format::FieldName::fallback_text), "named only"});
  return u.add(Op::field, {id(format::FieldName::article_id), article}).close();
}

SlotState found_html(std::string html) {
  SlotState state = state_of(State::Results, "x", false);
  Finding finding;
  finding.title = "Found";
  finding.html = std::move(html);
  state.findings.push_back(finding);
  return state;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("html: progress has a name, failures are alerts and can be tried again") {
  SlotState state;
  state.slot = sample_slot();
  state.state = State::Running;
  state.estimated_minutes = 3;
  const std::string running = with_state(state);
  CHECK(has(running, "data-shelf-state=\"Running\""));
  CHECK(has(running, "role=\"status\">Running</p>"));
  CHECK(has(running, "role=\"progressbar\" aria-label=\"the title\""));
  CHECK(has(running, "This takes about 3 minutes"));
  CHECK_FALSE(has(running, "shelf-retry"));
  state.state = State::Failed;
  state.cause = Cause::NoAccess;
  const std::string failed = with_state(state);
  CHECK(has(failed, "role=\"alert\">You do not have access"));
  CHECK(has(failed, "<button type=\"button\" class=\"shelf-retry\" data-shelf-slot=\"" + std::string(text(state.slot)) +
                        "\" aria-label=\"Try again: the title\">Try again</button>"));
}

TEST_CASE("html: findings say their severity in words; a metric has a summary and a table") {
  const std::string insight = with_state(state_of(State::Results, "x", true));
  CHECK(has(insight, "<strong>Critical:</strong> x</p>"));
  CHECK(has(insight, "<strong>Warning:</strong> x</p>"));
  CHECK(has(insight, "<p class=\"shelf-more\">2 more</p>"));
  SlotState state;
  state.slot = sample_slot();
  state.state = State::Results;
  state.series.push_back({"Requests", "Percent", "", {{"t1", 1.0}, {"t2", std::nullopt}, {"t3", 2.5}}});
  const std::string metric = with_state(state, WidgetKind::Metric);
  CHECK(has(metric, "<figcaption>Requests</figcaption>"));
  CHECK(has(metric, "<td>1 %</td>\n<td>1.75 %</td>\n<td>2.5 %</td>\n<td>2.5 %</td>"));
  CHECK(has(metric, "<tr>\n<td>t2</td>\n<td>–</td>\n</tr>"));
}

TEST_CASE("html: an action with a context is a link, or its text and the blade's name") {
  Context context;
  RenderOptions options;
  options.context = &context;
  const TestArticle article = article_with(WidgetKind::BladeAction);
  const std::string without = render(article, &Article::render_html, options);
  CHECK(has(without, "<span class=\"shelf-action\" data-shelf-slot=\"" + std::string(text(sample_slot())) +
                         "\">the fallback (LampBlade)</span>"));
  context.resource_id = "/subscriptions/00000000-0000-0000-0000-000000000001";
  const std::string with = render(article, &Article::render_html, options);
  CHECK(has(with, "href=\"https://portal.azure.com/#blade/Ext/LampBlade/id/%2Fsubscriptions%2F"));
  CHECK_FALSE(has(with, "$resourceId"));
  CHECK(has(render(article, &Article::render_html, {}), "href=\"#\""));
  for (auto function : {&Article::render_text, &Article::render_markdown}) {
    CHECK(has(render(article, function, options), "https://portal.azure.com/#blade/Ext/LampBlade/id/"));
    context.resource_id.swap(context.query);
    CHECK(has(render(article, function, options), "(LampBlade)"));
    context.resource_id.swap(context.query);
  }
}

TEST_CASE("html: an embedded article stands in place, its headings below those around it") {
  UnitBuilder first;
  first.add(Op::heading, {2}).add(Op::text, {"Above"}).close().append(embed("other"));
  UnitBuilder other;
  other.add(Op::heading, {2}).add(Op::text, {"Below"}).close();
  const Context context;
  RenderOptions options;
  options.context = &context;
  const std::string out = render_many({named("first", first), named("other", other)}, options);
  CHECK(has(out, "<h2>Above</h2>"));
  CHECK(has(out, "<h3>Below</h3>"));
  CHECK(html_elements(out).has_value());
  CHECK(has(render_many({named("first", first), named("third", other)}, options), "named only"));
}

TEST_CASE("html: embedding ends: inside itself, at four levels, after 64 articles") {
  const Context context;
  RenderOptions options;
  options.context = &context;
  const std::string cycle = render_many({named("a", embed("b")), named("b", embed("a"))}, options);
  CHECK(count(cycle, "<section") == 2);
  CHECK(has(cycle, "named only"));
  std::vector<TestArticle> chain;
  for (int i = 0; i < 8; ++i) chain.push_back(named("n" + std::to_string(i), embed("n" + std::to_string(i + 1))));
  CHECK(count(render_many(chain, options), "<section") == 5);
  UnitBuilder many, leaf;
  for (int i = 0; i < 80; ++i) many.append(embed("leaf"));
  leaf.add(Op::paragraph).add(Op::text, {"leaf words"}).close();
  CHECK(count(render_many({named("many", many), named("leaf", leaf)}, options), "leaf words") == 64);
}

TEST_CASE("html: a finding shows the bundle's article with the values of the served text") {
  UnitBuilder result;
  result.add(Op::paragraph).add(Op::token, {0, "Name", "[name]"}).close();
  SlotState state = state_of(State::Results, "x", false);
  Finding finding;
  finding.title = "Found";
  finding.article = ArticleRef{1};
  finding.values.set("name", "<gateway>");
  finding.text = "not shown";
  state.findings.push_back(finding);
  RenderOptions options;
  options.states = {&state, 1};
  const std::string out =
      render_many({named("first", element_of(WidgetKind::Insight)), named("result", result)}, options);
  CHECK(has(out, "<p>&lt;gateway&gt;</p>"));
  CHECK_FALSE(has(out, "not shown"));
}

TEST_CASE("service html: only balanced mark-up of the list passes") {
  for (const char* good : {"", "words &amp; more", "<p>a <strong>b</strong><br>c</p>\n",
                           "<a href=\"https://docs.example/?a=b&amp;c\" target=\"_blank\" rel=\"noopener\">x</a>",
                           "<ul><li>a</li></ul>", "<img src=\"https://docs.example/a.png\" alt=\"a\">"}) {
    CAPTURE(good);
    CHECK(detail::is_clean_html(good));
  }
  for (const char* bad :
       {"<script>x</script>", "<p>a", "</p>", "<p></div>", "<p onclick=\"x\">a</p>", "<a href=\"javascript:x\">a</a>",
        "<a href='https://x'>a</a>", "<p class=\"x\">a</p>", "a > b", "<", "<p", "<p style=\"x\">a</p>", "\x1b[1m",
        "<!-- x -->", "<P>a</P>", "<a href=\"https://x\"onclick=\"y\">a</a>", "<img src=\"http://x/a.png\">"}) {
    CAPTURE(bad);
    CHECK_FALSE(detail::is_clean_html(bad));
  }
}

TEST_CASE("service html: void elements have no end, depth and addresses have bounds") {
  for (const char* good : {"a<wbr>b<hr>c<br>d", "<details open><summary>s</summary>\tx\n</details>",
                           "<a href=\"mailto:a@b.example\">m</a>", "<h6>x</h6>"}) {
    CAPTURE(good);
    CHECK(detail::is_clean_html(good));
  }
  for (const char* bad : {"</br>", "</wbr>", "<br/>", "<a href=\"https://\">x</a>", "<a href=\"mailto:\">x</a>",
                          "<img src=\"mailto:a@b.example\">", "<a href=\"https://x", "<a title=\"a<b\">x</a>",
                          "<a title=\"`\">x</a>", "<a title=\"a\nb\">x</a>", "<a title=\"a\x7f\">x</a>", "a\x7f",
                          "a\x01", "<a title>x</a>", "<h7>x</h7>", "<{>", "<p~>", "<p </p>"}) {
    CAPTURE(bad);
    CHECK_FALSE(detail::is_clean_html(bad));
  }
  const auto nested = [](std::size_t depth) {
    std::string html;
    for (std::size_t i = 0; i < depth; ++i) html += "<b>";
    for (std::size_t i = 0; i < depth; ++i) html += "</b>";
    return html;
  };
  CHECK(detail::is_clean_html(nested(64)));
  CHECK_FALSE(detail::is_clean_html(nested(65)));
}

TEST_CASE("service html: only headings change their level") {
  CHECK(has(with_state(found_html("<hr><h3>Three</h3><p>a<br>b</p><h5>Five</h5>")),
            "<hr><h3>Three</h3><p>a<br>b</p><h5>Five</h5>"));
}

TEST_CASE("service html: headings stand below those of the article") {
  CHECK(has(with_state(found_html("<h1>One</h1><h2>Two</h2><h6>Six</h6>")), "<h2>One</h2><h2>Two</h2><h6>Six</h6>"));
  SlotState unbalanced = found_html("<h1>One</h2>");
  unbalanced.findings.front().text = "in words";
  CHECK(has(with_state(unbalanced), "<p>in words</p>"));
}
