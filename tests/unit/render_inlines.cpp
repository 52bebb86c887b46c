#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr const char* slot = "\x01\x23\x45\x67\x89\xab\xcd\xef\x01\x23\x45\x67\x89\xab\xcd\xef";
constexpr const char* slot_text = "01234567-89ab-cdef-0123-456789abcdef";

UnitBuilder paragraph(const UnitBuilder& inner) {
  UnitBuilder u;
  return u.add(Op::paragraph).append(inner).close();
}

UnitBuilder text_of(const char* words) {
  UnitBuilder u;
  return u.add(Op::text, {words});
}

}  // namespace

TEST_CASE("render: links open elsewhere, and only allowed schemes stay live") {
  UnitBuilder u;
  u.add(Op::link, {"https://example.org/?a=1&b=2", "say \"hi\""}).add(Op::text, {"there"}).close();
  CHECK(html(paragraph(u)) ==
        "<p><a href=\"https://example.org/?a=1&amp;b=2\" title=\"say &quot;hi&quot;\" target=\"_blank\" "
        "rel=\"noopener noreferrer\">there</a></p>\n");
  CHECK(text(paragraph(u)) == "there (https://example.org/?a=1&b=2)\n");
  UnitBuilder same;
  same.add(Op::link, {"https://example.org", ""}).add(Op::text, {"https://example.org"}).close();
  CHECK(text(paragraph(same)) == "https://example.org\n");
  for (const char* bad : {"javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x"}) {
    UnitBuilder hostile;
    hostile.add(Op::link, {bad, ""}).add(Op::text, {"x"}).close().add(Op::image, {bad, "", ""});
    CHECK(html(paragraph(hostile)).find(':') == std::string::npos);
  }
}

TEST_CASE("text: where a link leads stands behind its last word, also when it goes over lines") {
  UnitBuilder u;
  u.add(Op::text, {"see"}).add(Op::soft_break).add(Op::link, {"https://example.org", ""});
  u.add(Op::text, {"over"}).add(Op::soft_break).add(Op::text, {"there"}).close().add(Op::soft_break);
  u.add(Op::text, {"now"});
  CHECK(text(paragraph(u)) == "see\nover\nthere (https://example.org)\nnow\n");
}

TEST_CASE("text: a block without text is no block") {
  UnitBuilder u;
  u.add(Op::heading, {3}).close().add(Op::paragraph).add(Op::soft_break).close();
  u.add(Op::paragraph).add(Op::text, {"only this"}).close();
  CHECK(text(u) == "only this\n");
}

TEST_CASE("render: images") {
  UnitBuilder u;
  u.add(Op::image, {"https://example.org/i.png", "a <tray>", "T"});
  CHECK(html(paragraph(u)) == "<p><img src=\"https://example.org/i.png\" alt=\"a &lt;tray&gt;\" title=\"T\"></p>\n");
  CHECK(text(paragraph(u)) == "a <tray> (https://example.org/i.png)\n");
}

TEST_CASE("render: blade actions and buttons carry their slot") {
  UnitBuilder link;
  link.add(Op::blade_action, {slot, 0, "Ext", "Blade", ""}).add(Op::parameter, {"p", "$v"}).append(text_of("Open"));
  link.close();
  CHECK(html(paragraph(link)) ==
        std::string("<p><a class=\"shelf-action\" data-shelf-slot=\"") + slot_text + "\" href=\"#\">Open</a></p>\n");
  CHECK(
      json(paragraph(link))
          .find(
              R"({"type":"blade_action","slot":"01234567-89ab-cdef-0123-456789abcdef","style":"link","extension":"Ext",)"
              R"("blade":"Blade","uriTemplate":"","children":[{"type":"parameter","name":"p","value":"$v"},)"
              R"({"type":"text","text":"Open"}]})") != std::string::npos);
  UnitBuilder button;
  button.add(Op::blade_action, {slot, 1, "Ext", "Blade", ""}).append(text_of("Open")).close();
  CHECK(html(paragraph(button)) == std::string("<p><button type=\"button\" class=\"shelf-action\" data-shelf-slot=\"") +
                                       slot_text + "\">Open</button></p>\n");
  UnitBuilder address;
  address.add(Op::button_link, {slot, "https://example.org"}).append(text_of("Go")).close();
  CHECK(html(paragraph(address)).find("href=\"https://example.org\" target=\"_blank\"") != std::string::npos);
}

TEST_CASE("render: a widget is never a bare hole") {
  UnitBuilder u;
  u.add(Op::widget, {slot, 2}).add(Op::field, {3, "Heat & \"steam\""}).add(Op::field_other, {"Odd", "value"});
  u.add(Op::field, {0, "Shows the heat"}).close();
  CHECK(html(u) == std::string("<section class=\"shelf-widget\" data-shelf-kind=\"metric\" data-shelf-slot=\"") +
                       slot_text +
                       "\" role=\"group\" aria-label=\"Heat &amp; &quot;steam&quot;\">\n<p>Shows the heat</p>\n"
                       "</section>\n");
  CHECK(text(u) == "Shows the heat\n");
  CHECK(
      json(u).find(R"("kind":"metric","fields":[{"name":"title","value":"Heat \u0026 \"steam\""},)"
                   R"({"name":"Odd","value":"value"},{"name":"fallbackText","value":"Shows the heat"}],"items":[])") !=
      std::string::npos);
}

TEST_CASE("render: a group holds its videos, each a link") {
  UnitBuilder u;
  u.add(Op::widget, {slot, 5}).add(Op::field, {0, "Films"});
  u.add(Op::widget, {slot, 4}).add(Op::field, {17, "https://example.org/v"}).add(Op::field, {0, "First"}).close();
  u.close();
  const std::string out = html(u);
  CHECK(out.find("<p>Films</p>\n<section class=\"shelf-widget\" data-shelf-kind=\"video\"") != std::string::npos);
  CHECK(out.find("<p><a href=\"https://example.org/v\" target=\"_blank\" rel=\"noopener noreferrer\">First</a></p>\n"
                 "</section>\n</section>\n") != std::string::npos);
  CHECK(text(u) == "Films\n\n- First (https://example.org/v)\n");
  CHECK(json(u).find(R"("items":[{"type":"widget",)") != std::string::npos);
}

TEST_CASE("render: a group inside a group is damage") {
  UnitBuilder u;
  u.add(Op::widget, {slot, 5}).add(Op::widget, {slot, 5}).add(Op::widget, {slot, 4}).close().close().close();
  const std::string file = build_bundle({article_of(u)});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE_FALSE(article);
  CHECK(article.error().code == Errc::bad_structure);
}

TEST_CASE("widgets: typed, in document order, with their fields") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::blade_action, {slot, 2, "Ext", "Blade", "https://example.org/{x}"});
  u.add(Op::parameter, {"a", "b"}).append(text_of("Open")).close();
  u.add(Op::button_link, {slot, "https://example.org"}).append(text_of("Go")).close().close();
  u.add(Op::widget, {slot, 5}).add(Op::widget, {slot, 4}).add(Op::field, {17, "s"}).close().close();
  const std::string file = build_bundle({article_of(u)});
  const auto bundle = open_bytes(file);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  const auto widgets = article->widgets();
  REQUIRE(widgets.size() == 3);
  CHECK(widgets[0].kind == WidgetKind::BladeAction);
  const auto& action = std::get<BladeAction>(widgets[0].payload);
  CHECK(action.style == ActionStyle::Context);
  CHECK(action.extension == "Ext");
  CHECK(action.uri_template == "https://example.org/{x}");
  REQUIRE(action.parameters.size() == 1);
  CHECK(action.parameters[0] == NamedText{"a", "b"});
  CHECK(widgets[0].fallback_text == "Open");
  CHECK(std::string_view(widgets[0].slot.data(), 36) == slot_text);
  CHECK(widgets[1].kind == WidgetKind::UrlButton);
  CHECK(widgets[1].ordinal == 1);
  CHECK(widgets[2].kind == WidgetKind::VideoGroup);
  const auto& group = std::get<VideoGroup>(widgets[2].payload);
  REQUIRE(group.videos.size() == 1);
  CHECK(group.videos[0].source == "s");
}

TEST_CASE("tokens: values are text in every place, defaults are marked") {
  Values values;
  values.set("name", "<b>&\nx");
  const RenderOptions options{false, &values};
  UnitBuilder plain;
  plain.add(Op::token, {0, "Name", "[name]"});
  CHECK(html(paragraph(plain), options) == "<p>&lt;b&gt;&amp;<br>x</p>\n");
  UnitBuilder code;
  code.add(Op::code_span).add(Op::token, {2, "name", "[name]"}).close();
  CHECK(html(paragraph(code), options) == "<p><code>&lt;b&gt;&amp;\nx</code></p>\n");
  CHECK(html(paragraph(code)) == "<p><code>[name]</code></p>\n");
  CHECK(text(paragraph(plain)) == "[name]\n");
  CHECK(text(paragraph(plain), options) == "<b>&\nx\n");
  UnitBuilder heading;
  heading.add(Op::heading, {2}).add(Op::token, {1, "items", "d"}).close();
  const std::vector<std::string> items = {"1", "2"};
  values.set_list("items", items);
  CHECK(html(heading, options) == "<h2>1, 2</h2>\n");
  UnitBuilder line;
  line.add(Op::token, {1, "items", "d"}).add(Op::soft_break).add(Op::token, {1, "items", "d"});
  CHECK(html(paragraph(line), options) == "<ul>\n<li>1</li>\n<li>2</li>\n</ul>\n<ul>\n<li>1</li>\n<li>2</li>\n</ul>\n");
  CHECK(text(paragraph(line), options) == "- 1\n- 2\n\n- 1\n- 2\n");
}

TEST_CASE("values: exact names win over folded ones") {
  Values values;
  values.set("Name", "upper");
  values.set("name", "lower");
  CHECK(values.find("name")->items[0] == "lower");
  CHECK(values.find("NAME")->items[0] == "upper");
  CHECK(values.find("other") == nullptr);
  values.set("Name", "again");
  CHECK(values.find("Name")->items[0] == "again");
}
