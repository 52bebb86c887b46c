// The service dialects from operations: where markers may stand, and widgets that say too little for an object.
#include "shelf_format/names.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

// Positions in format::field_names and format::widget_names.
enum Field { fallback_text = 0, title = 3, name = 4, aggregation_type = 5, symptom_id = 10, src = 17, article_id = 19 };
enum Kind { insight = 1, metric = 2, azure_kb = 3, video = 4, video_group = 5, common_solution = 6 };

const std::string slot_a = "0123456789abcdef", slot_b = "fedcba9876543210";
const std::string marker_a = "<!--30313233-3435-3637-3839-616263646566-->";

std::string help(const UnitBuilder& u) { return render(article_of(u), &Article::render_help, {}); }
std::string apollo(const UnitBuilder& u) { return render(article_of(u), &Article::render_apollo, {}); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// As the JSON writer prints it.
std::string in_json(std::string text) {
  for (const auto& [plain, escaped] : {std::pair("<", "\\u003c"), std::pair(">", "\\u003e")})
    for (std::size_t at = 0; (at = text.find(plain, at)) != std::string::npos;) text.replace(at, 1, escaped);
  return text;
}

UnitBuilder& search(UnitBuilder& u) {
  return u.add(Op::widget, {slot_a, azure_kb}).add(Op::field, {fallback_text, "Results"}).close();
}

UnitBuilder film(const std::string& address) {
  UnitBuilder u;
  u.add(Op::widget, {slot_a, video}).add(Op::field, {src, address}).add(Op::field, {title, "Film"}).close();
  return u;
}

UnitBuilder check(const std::string& ids) {
  UnitBuilder u;
  u.add(Op::widget, {slot_a, insight}).add(Op::field, {symptom_id, ids}).close();
  return u;
}

UnitBuilder chart(const std::string& aggregation) {
  UnitBuilder u;
  u.add(Op::widget, {slot_a, metric}).add(Op::field, {name, "Pages"});
  return u.add(Op::field, {aggregation_type, aggregation}).close();
}

}  // namespace

TEST_CASE("dialects: a marker stands alone on its line, also behind the text of a tight list item") {
  UnitBuilder u;
  u.add(Op::bullet_list, {1}).add(Op::list_item).add(Op::text, {"look"});
  search(u).close().close();
  CHECK(has(help(u), in_json("<ul>\\n<li>look\\n" + marker_a + "\\n</li>\\n</ul>")));
  UnitBuilder wrapped;
  wrapped.add(Op::html_element, {14, ""});
  search(wrapped).close();
  CHECK(has(help(wrapped), in_json("<div>\\n" + marker_a + "\\n</div>")));
}

TEST_CASE("dialects: where only text may stand, a widget is its fallback and has no object") {
  const auto refuses = [](const UnitBuilder& u) {
    const std::string out = help(u);
    return !has(out, in_json("<!--")) && has(out, "Results") && has(out, R"("replacementMaps":{})");
  };
  UnitBuilder heading, paragraph, cell, code, strong, block_code, link;
  search(heading.add(Op::heading, {2})).close();
  search(paragraph.add(Op::paragraph)).close();
  cell.add(Op::table, {"-"}).add(Op::table_body).add(Op::table_row).add(Op::data_cell, {0});
  search(cell).close().close().close().close();
  search(code.add(Op::code_span)).close();
  search(strong.add(Op::strong)).close();
  search(block_code.add(Op::code_block, {""})).close();
  search(link.add(Op::link, {"https://example.org", ""})).close();
  for (const UnitBuilder* u : {&heading, &paragraph, &cell, &code, &strong, &block_code, &link}) CHECK(refuses(*u));
}

TEST_CASE("dialects: an insight with several ids gives one object for each, in their order, at one place") {
  const std::string out = help(check(" Second, First,second,, Third "));
  const std::string key = in_json(R"(","replacementKey":")" + marker_a + "\"}");
  CHECK(has(out, R"("replacementMaps":{"diagnostics":[{"solutionId":"Second)" + key + R"(,{"solutionId":"First)" + key +
                     R"(,{"solutionId":"Third)" + key + "]}"));
}

TEST_CASE("dialects: widgets that say too little for an object stay in the text") {
  for (const UnitBuilder& u :
       {check(" , "), chart("Percentile"), film("javascript:alert(1)"), film("http://example.org/film"), film("")}) {
    const std::string out = help(u);
    CHECK(has(out, R"("replacementMaps":{})"));
    CHECK(has(out, in_json("<section class=\\\"shelf-widget\\\"")));
    CHECK_FALSE(has(out, "javascript"));
  }
}

TEST_CASE("dialects: a group with one bad video stays in the text as a whole") {
  UnitBuilder u;
  u.add(Op::widget, {slot_a, video_group});
  u.add(Op::widget, {slot_b, video}).add(Op::field, {src, "https://example.org/1"}).close();
  u.add(Op::widget, {slot_b, video}).add(Op::field, {src, "file:///2"}).close().close();
  CHECK(has(help(u), R"("replacementMaps":{})"));
  CHECK(has(apollo(u), R"("bindings":{})"));
}

TEST_CASE("dialects: the words of an aggregation") {
  const std::pair<const char*, const char*> words[] = {{"", "Sum"},        {"1", "Sum"},      {"Total", "Sum"},
                                                       {"average", "Avg"}, {"4", "Avg"},      {"7", "Count"},
                                                       {"MIN", "Min"},     {"maximum", "Max"}};
  for (const auto& [authored, word] : words) {
    CAPTURE(authored);
    CHECK(has(help(chart(authored)), R"("name":"Pages","aggregationType":")" + std::string(word) +
                                         R"(","timeSpanDuration":"1d","title":"","replacementKey":)"));
  }
}

TEST_CASE("dialects: charts are fallbacks in apollo, embedded articles in help") {
  CHECK(has(apollo(chart("Sum")), R"("bindings":{})"));
  UnitBuilder u;
  u.add(Op::widget, {slot_a, common_solution}).add(Op::field, {article_id, "A"}).close();
  CHECK(has(help(u), R"("replacementMaps":{})"));
}

TEST_CASE("dialects: an article that embeds itself is embedded once and one that is not in the bundle is a fallback") {
  UnitBuilder u;
  u.add(Op::thematic_break).add(Op::widget, {slot_a, common_solution});
  u.add(Op::field, {article_id, " {A} "}).add(Op::field, {fallback_text, "Article: A"}).close();
  const std::string file = build_bundle({article_of(u)});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  RenderOptions options;
  options.bundle = &*bundle;
  std::string out;
  REQUIRE(article->render_apollo(out, options));
  CHECK(has(apollo(u), R"("bindings":{})"));  // no bundle is given
  CHECK(has(out, in_json(R"("htmlContent":"<hr>\n)" + marker_a + R"(\n","sections":[])")));
  CHECK(has(out, R"("commonSolutions":[{"title":"A title","gitHubPath":"folder/file.md","htmlContent":")" +
                     in_json("<hr>\\n<section class")));
  CHECK(has(out, R"("type":"generic","replacementKey":)"));
  UnitBuilder absent;
  absent.add(Op::widget, {slot_a, common_solution}).add(Op::field, {article_id, "b"}).close();
  out.clear();
  const std::string other_file = build_bundle({article_of(absent)});
  const auto other = open_bytes(other_file);
  REQUIRE(other);
  const auto lonely = other->article(ArticleRef{0});
  REQUIRE(lonely);
  options.bundle = &*other;
  REQUIRE(lonely->render_apollo(out, options));
  CHECK(has(out, R"("bindings":{})"));
}

TEST_CASE("dialects: a finding that the bundle has an article for is that article, with the values of the finding") {
  UnitBuilder fault;
  fault.add(Op::paragraph).add(Op::token, {0, "Name", "[name]"}).close();
  TestArticle asks = article_of(check("lampOff")), answers = article_of(fault);
  answers.id = answers.title = "fault";
  const std::string file = build_bundle({asks, answers});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  SlotState state;
  const auto widgets = article->widgets();
  REQUIRE(widgets.size() == 1);
  state.slot = (*widgets.begin()).slot;
  state.state = State::Results;
  state.findings.resize(1);
  state.findings[0].article = ArticleRef{1};
  state.findings[0].values.set("name", "<gateway>");
  state.findings[0].text = "as served";
  RenderOptions options;
  options.states = {&state, 1};
  for (const Format format : {Format::help, Format::apollo}) {
    std::string alone, with_bundle, unknown;
    options.bundle = nullptr;
    REQUIRE(article->render(format, alone, options));
    CHECK(has(alone, in_json(R"("results":"<p>as served</p>")")));
    options.bundle = &*bundle;
    REQUIRE(article->render(format, with_bundle, options));
    CHECK(has(with_bundle, R"("results":"\u003cp\u003e\u0026lt;gateway\u0026gt;\u003c/p\u003e\n")"));
    CHECK_FALSE(has(with_bundle, "as served"));
    state.findings[0].article = ArticleRef{7};  // of another bundle
    REQUIRE(article->render(format, unknown, options));
    CHECK(has(unknown, "as served"));
    state.findings[0].article = ArticleRef{1};
    state.findings.resize(70, state.findings[0]);  // articles are shown 64 times at most
    std::string many;
    REQUIRE(article->render(format, many, options));
    CHECK(has(many, "as served"));
    state.findings.resize(1);
  }
}

TEST_CASE("dialects: the count of insights is a number from 1 to 999, else it is 3") {
  const auto count = [](const char* authored) {
    UnitBuilder u;
    u.add(Op::widget, {slot_a, insight}).add(Op::field, {symptom_id, "a"});
    u.add(Op::field, {static_cast<int>(format::FieldName::max_insight_count), authored}).close();
    const std::string out = apollo(u);
    const std::string_view member = "\"maxInsightCount\":\"";
    const std::size_t begin = out.find(member) + member.size();
    return out.substr(begin, out.find('"', begin) - begin);
  };
  for (const char* good : {"1", "10", "999"}) CHECK(count(good) == good);
  for (const char* bad : {"", "0", "05", "1000", "3a", "-1", "a"}) CHECK(count(bad) == "3");
}

TEST_CASE("dialects: a blade is a link that names it, variables and odd segments as authored") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::blade_action, {slot_a, 2, "Nimbus_Net", "Hosts", "https://example.org/{$resourceId}"});
  u.add(Op::parameter, {"id", "$resourceId\"'<"}).add(Op::leftover, {"odd"}).add(Op::text, {"Open"}).close().close();
  CHECK(has(
      help(u),
      in_json(R"(<p><a href=\"#\" data-blade=\"Nimbus_Net.Hosts.id.$resourceId\u0026quot;\u0026#39;\u0026lt;.odd\">)"
              R"(Open</a></p>\n)")));
}

TEST_CASE("dialects: a section has a text and lists of its own, the text around it does not have them") {
  UnitBuilder u;
  u.add(Op::section, {"One <b>"}).add(Op::text, {"inside"});
  search(u).close().add(Op::text, {"outside"});
  CHECK(help(u) ==
        in_json(R"({"properties":{"solutionId":"apollo-a","title":"A title","content":"outside","sections":[)"
                R"({"title":"One <b>","content":"inside\n)" +
                marker_a + R"(\n","replacementMaps":{"webResults":[{"replacementKey":")" + marker_a +
                R"("}]}}],"replacementMaps":{}}})"));
}

TEST_CASE("dialects: a JSON body is its HTML, with no sections and empty lists") {
  UnitBuilder value;
  value.add(Op::object).add(Op::key_other, {"title"}).add(Op::string, {"Jam"}).close();
  TestArticle article;
  article.unit = UnitBuilder::json(value);
  CHECK(render(article, &Article::render_apollo, {}) ==
        in_json(R"({"properties":{"solutionId":"apollo-a","title":"A title","htmlContent":"<h2>Jam</h2>\n",)"
                R"("sections":[],"bindings":{}}})"));
}

TEST_CASE("dialects: many ids before long texts end at the limit of the output") {
  std::string ids;
  for (int i = 0; i < 9'000; ++i) ids += std::to_string(i) + ",";
  UnitBuilder u;
  u.add(Op::widget, {slot_a, insight}).add(Op::field, {symptom_id, ids});
  u.add(Op::field, {11, std::string(30'000, 'x')}).close();
  const std::string file = build_bundle({article_of(u)});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  std::string out;
  const auto rendered = article->render_apollo(out);
  REQUIRE_FALSE(rendered);
  CHECK(rendered.error().code == Errc::limit_exceeded);
  CHECK(out.size() <= std::size_t{16} << 20);
}
