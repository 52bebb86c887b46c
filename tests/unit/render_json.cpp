#include "render/json_writer.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

TestArticle json_article(const UnitBuilder& value) {
  TestArticle article;
  article.unit = UnitBuilder::json(value);
  return article;
}

std::string as_json(const UnitBuilder& value) { return render(json_article(value), &Article::render_json, {}); }
std::string as_html(const UnitBuilder& value) { return render(json_article(value), &Article::render_html, {}); }
std::string as_text(const UnitBuilder& value) { return render(json_article(value), &Article::render_text, {}); }

UnitBuilder& member(UnitBuilder& u, const char* key, const char* text) {
  return u.add(Op::key_other, {key}).add(Op::string, {text});
}

// Two elements, written in the wrong order.
UnitBuilder form() {
  UnitBuilder u;
  u.add(Op::object).add(Op::key_other, {"formElements"}).add(Op::array);
  u.add(Op::object);
  member(u, "id", "second").add(Op::key_other, {"order"}).add(Op::number, {"20"});
  member(member(u, "controlType", "Dropdown"), "displayLabel", "Which tray?");
  u.add(Op::key_other, {"dropdownOptions"}).add(Op::array).add(Op::object);
  member(member(u, "value", "t<1"), "text", "Tray 1").close().close().close();
  u.add(Op::object);
  member(u, "id", "first").add(Op::key_other, {"order"}).add(Op::number, {"3"});
  member(member(u, "controlType", "multilineTextbox"), "displayLabel", "What is \"wrong\"?");
  u.add(Op::key_other, {"required"}).add(Op::true_value);
  member(u, "visibility", "second == t").add(Op::visibility).add(Op::term, {1, 0, "second", "t"}).close();
  u.add(Op::key_other, {"hints"}).add(Op::array).add(Op::object).add(Op::key_other, {"text"});
  u.add(Op::string, {"see <b>here</b>"}).add(Op::rich).add(Op::html_element, {0, ""}).add(Op::text, {"here"}).close();
  u.close().close().close().close();
  u.close().close();
  return u;
}

}  // namespace

TEST_CASE("render_json: the whole of a small article") {
  TestArticle article;
  article.id = "Id";
  article.title = "T \"x\"";
  article.clouds = 3;
  article.display_order = 4;
  UnitBuilder u;
  u.add(Op::attribute_stored, {2})
      .add(Op::attribute, {4, "Owner <1>"})
      .add(Op::attribute_other, {"odd", "\xE2\x80\xA8"});
  UnitBuilder inner;
  inner.add(Op::heading, {2}).add(Op::text, {"h"}).close();
  u.append(UnitBuilder::markdown(inner));
  article.unit = u;
  CHECK(
      render(article, &Article::render_json, {}) ==
      R"({"articleId":"Id","type":"generic","title":"T \"x\"","path":"folder/file.md",)"
      R"("clouds":["public","fairfax"],"displayOrder":4,"resourceRequired":null,)"
      R"("attributes":{"articleId":"Id","ownershipId":"Owner \u003c1\u003e","odd":"\u2028"},)"
      R"("body":{"kind":"markdown","blocks":[{"type":"heading","level":2,"children":[{"type":"text","text":"h"}]}]}})");
}

TEST_CASE("render_json: a value keeps its order and the lexical form of its numbers") {
  UnitBuilder u;
  u.add(Op::object).add(Op::key, {0}).add(Op::string, {"s"}).add(Op::key_other, {"n"}).add(Op::number, {"1.0"});
  u.add(Op::key_other, {"a"}).add(Op::array).add(Op::true_value).add(Op::null_value).add(Op::array).close();
  u.add(Op::object).close().close().add(Op::key_other, {"bad"}).add(Op::number, {"1e"}).close();
  const std::string out = as_json(u);
  CHECK(out.find(R"("body":{"kind":"json","value":{"$schema":"s","n":1.0,"a":[true,null,[],{}],"bad":"1e"}}})") !=
        std::string::npos);
}

TEST_CASE("render_json: a number is one of JSON, all else a string") {
  for (const char* number : {"0", "-0", "7", "-12.50", "1e5", "1E+05", "0.1e-9", "10"}) {
    CAPTURE(number);
    CHECK(detail::is_json_number(number));
  }
  for (const char* text :
       {"", "-", "+1", "01", "-01", "1.", ".5", "1.e5", "1e", "1e+", "1E-", "0x1", "1 ", "NaN", "1e5.0"}) {
    CAPTURE(text);
    CHECK_FALSE(detail::is_json_number(text));
  }
}

TEST_CASE("render_json: what a terminal or a script would act on is escaped, its neighbours are not") {
  TestArticle article;
  article.title = "\u0085\u009f\u00a0\u00a9 \u2027\u2028\u2029\u202a\u20ac \x7f";
  article.unit = UnitBuilder::markdown({});
  CHECK(render(article, &Article::render_json, {})
            .find("\"title\":\"\\u0085\\u009f\u00a0\u00a9 \u2027\\u2028\\u2029\u202a\u20ac \\u007f\"") !=
        std::string::npos);
}

TEST_CASE("render_json: visibility and parsed HTML are not said twice") {
  const std::string out = as_json(form());
  CHECK(out.find(R"("visibility":"second == t","hints":[{"text":"see \u003cb\u003ehere\u003c/b\u003e"}])") !=
        std::string::npos);
}

TEST_CASE("form: elements stand in `order`, with labels, options and hints") {
  const std::string out = as_html(form());
  CHECK(out ==
        "<form class=\"shelf-form\">\n"
        "<div class=\"shelf-field\">\n<label for=\"ac-first\">What is &quot;wrong&quot;? "
        "<span class=\"shelf-required\" aria-hidden=\"true\">*</span></label>\n"
        "<textarea id=\"ac-first\" name=\"ac-first\" required></textarea>\n"
        "<ul class=\"shelf-hint\">\n<li><b>here</b></li>\n</ul>\n</div>\n"
        "<div class=\"shelf-field\">\n<label for=\"ac-second\">Which tray?</label>\n"
        "<select id=\"ac-second\" name=\"ac-second\">\n<option value=\"t&lt;1\">Tray 1</option>\n</select>\n</div>\n"
        "</form>\n");
  CHECK(as_text(form()).find("Which tray?") > as_text(form()).find("What is \"wrong\"?"));
}

TEST_CASE("form: a client finds it among the widgets") {
  UnitBuilder u;
  u.add(Op::object).add(Op::key, {1}).add(Op::array).close().close();
  const std::string file = build_bundle({json_article(u)});
  const auto bundle = open_bytes(file);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  const auto widgets = article->widgets();
  REQUIRE(widgets.size() == 1);
  CHECK(widgets[0].kind == WidgetKind::ScopingForm);
}

TEST_CASE("other bodies: texts for readers and links, nothing that only programs need") {
  UnitBuilder u;
  u.add(Op::object);
  member(member(u, "title", "Jam"), "learnMoreLink", "https://example.org/jam");
  member(u, "recommendationTypeId", "17");
  u.add(Op::key_other, {"commonProblems"}).add(Op::array).add(Op::object);
  member(member(u, "title", "Wet"), "description", "Dry <it>").close().close().close();
  CHECK(as_html(u) ==
        "<h2>Jam</h2>\n<p><a href=\"https://example.org/jam\" target=\"_blank\" rel=\"noopener noreferrer\">"
        "https://example.org/jam</a></p>\n<h3>Wet</h3>\n<p>Dry &lt;it&gt;</p>\n");
}

TEST_CASE("quick start: a link with its label") {
  UnitBuilder u;
  u.add(Op::object);
  member(member(u, "link", "https://example.org/q"), "text", "Begin").close();
  CHECK(as_html(u).find(">Begin</a></p>\n") != std::string::npos);
}
