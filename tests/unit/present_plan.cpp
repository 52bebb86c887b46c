// The ladder of fallbacks, the report of it, and the section rule.
#include "support/html_check.hpp"
#include "support/widget_samples.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

const std::string resource =
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Nimbus.Net/gateways/gw";

UnitBuilder heading(int level, const char* words) {
  UnitBuilder u;
  u.add(Op::heading, {level}).add(Op::text, {words});
  return u.close();
}
UnitBuilder paragraph(const char* words) {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::text, {words});
  return u.close();
}
UnitBuilder join(const std::vector<UnitBuilder>& parts) {
  UnitBuilder all;
  for (const UnitBuilder& part : parts) all.append(part);
  return all;
}
UnitBuilder portal_only() { return element_of(WidgetKind::Insight, slot_bytes, "Portal"); }

std::string html_for(const UnitBuilder& inner, const Context& context) {
  RenderOptions options;
  options.context = &context;
  return html(inner, options);
}

Context command_line() {
  Context context;
  context.client = "CLI";
  return context;
}

std::vector<Degraded> degraded_of(const TestArticle& article, const Context& context) {
  const std::string file = build_bundle({article});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto decoded = bundle->article(ArticleRef{0});
  REQUIRE(decoded);
  return decoded->degraded(context);
}

std::string rung_of(WidgetKind kind, const Context& context) {
  const auto degraded = degraded_of(article_with(kind), context);
  if (degraded.empty()) return "full";
  return std::string(name(degraded.front().rung)) + ", " + std::string(degraded.front().reason);
}

}  // namespace

TEST_CASE("section rule: a heading with nothing but another client's widget goes, with its introduction") {
  const UnitBuilder u = join({heading(2, "Kept"), paragraph("words"), heading(2, "Gone"), paragraph("Run this:"),
                              portal_only(), heading(2, "Last"), paragraph("more words")});
  CHECK(html_for(u, command_line()) == "<h2>Kept</h2>\n<p>words</p>\n<h2>Last</h2>\n<p>more words</p>\n");
  Context portal;
  portal.client = "portal";
  CHECK(html_for(u, portal).find("<h2>Gone</h2>\n<p>Run this:</p>\n<section") != std::string::npos);
}

TEST_CASE("section rule: what else stands under a heading keeps it") {
  const UnitBuilder text = join({heading(2, "A"), paragraph("one"), paragraph("two"), portal_only()});
  CHECK(html_for(text, command_line()) == "<h2>A</h2>\n<p>one</p>\n<p>two</p>\n");
  const UnitBuilder after = join({heading(2, "A"), portal_only(), paragraph("one")});
  CHECK(html_for(after, command_line()) == "<h2>A</h2>\n<p>one</p>\n");
  UnitBuilder link;
  link.add(Op::paragraph).add(Op::link, {"https://docs.example/", ""}).add(Op::text, {"see"}).close().close();
  const std::string kept = html_for(join({heading(2, "A"), link, portal_only()}), command_line());
  CHECK(kept.find("<h2>A</h2>") == 0);
  CHECK(kept.find(">see</a>") != std::string::npos);
  const UnitBuilder other = join({heading(2, "A"), portal_only(), element_of(WidgetKind::Insight)});
  CHECK(html_for(other, command_line()).find("<h2>A</h2>\n<section") == 0);
}

TEST_CASE("section rule: empty subheadings take the heading above along, others keep it") {
  const UnitBuilder empty = join({heading(2, "A"), heading(3, "B"), portal_only(), heading(2, "C"), paragraph("c")});
  CHECK(html_for(empty, command_line()) == "<h2>C</h2>\n<p>c</p>\n");
  const UnitBuilder one = join({heading(2, "A"), heading(3, "B"), portal_only(), heading(3, "C"), paragraph("c")});
  CHECK(html_for(one, command_line()) == "<h2>A</h2>\n<h3>C</h3>\n<p>c</p>\n");
  UnitBuilder section;
  section.add(Op::section, {"S"}).append(paragraph("Run this:")).append(portal_only()).close();
  CHECK(html_for(join({section, paragraph("x")}), command_line()) == "<p>x</p>\n");
  CHECK(html_for(join({heading(2, "A")}), command_line()) == "<h2>A</h2>\n");
}

TEST_CASE("section rule: a region goes when all in it goes, and stays with anything else") {
  const auto region = [](const UnitBuilder& inner) {
    UnitBuilder u;
    return u.add(Op::region, {0}).append(inner).close();
  };
  const UnitBuilder gone = region(join({heading(2, "Gone"), paragraph("Run this:"), portal_only()}));
  CHECK(html_for(join({gone, paragraph("x")}), command_line()) == "<p>x</p>\n");
  CHECK(html_for(join({heading(2, "A"), gone, heading(2, "B")}), command_line()) == "<h2>B</h2>\n");
  const std::string kept = html_for(region(join({portal_only(), paragraph("words")})), command_line());
  CHECK(kept.find("shelf-region") != std::string::npos);
  CHECK(kept.find("<p>words</p>") != std::string::npos);
  const std::string empty = html_for(region(heading(2, "A")), command_line());
  CHECK(empty.find("<h2>A</h2>") != std::string::npos);  // nothing of it is hidden
}

TEST_CASE("section rule: a line between is nothing to read, a button is") {
  UnitBuilder rule, button;
  rule.add(Op::thematic_break);
  CHECK(html_for(join({heading(2, "A"), rule, portal_only()}), command_line()) == "<hr>\n");
  button.add(Op::paragraph).add(Op::button_link, {"fedcba9876543210", "https://docs.example/"});
  button.add(Op::text, {"go"}).close().close();
  CHECK(html_for(join({heading(2, "A"), button, portal_only()}), command_line()).find("<h2>A</h2>") == 0);
}

TEST_CASE("section rule: without a context nothing is hidden; every format of text hides the same") {
  const UnitBuilder u = join({heading(2, "Gone"), paragraph("Run this:"), portal_only(), heading(2, "Kept")});
  CHECK(html(u).find("Gone") != std::string::npos);
  const Context context = command_line();
  RenderOptions options;
  options.context = &context;
  options.color = false;
  for (auto function : {&Article::render_text, &Article::render_ansi, &Article::render_markdown}) {
    const std::string out = render(article_of(u), function, options);
    CHECK(out.find("Gone") == std::string::npos);
    CHECK(out.find("Run this") == std::string::npos);
    CHECK(out.find("Kept") != std::string::npos);
  }
}

TEST_CASE("ladder: a host that can do everything and has a resource shows all but what nobody knows") {
  Context context;
  context.resource_id = resource;
  for (const WidgetKind kind : all_kinds) {
    if (kind == WidgetKind::Troubleshooter) continue;
    CAPTURE(name(kind));
    const bool unknown = kind == WidgetKind::Unknown || kind == WidgetKind::Table;
    CHECK(rung_of(kind, context) == (unknown ? "fallbackText, unknown kind" : "full"));
  }
}

TEST_CASE("ladder: without capabilities links come first, then commands, then words") {
  Context context;
  context.capabilities.emplace();
  context.resource_id = resource;
  CHECK(rung_of(WidgetKind::Metric, context) == "actionLink, no capability");
  CHECK(rung_of(WidgetKind::BladeAction, context) == "actionLink, no capability");
  CHECK(rung_of(WidgetKind::Video, context) == "actionLink, no capability");
  CHECK(rung_of(WidgetKind::VideoGroup, context) == "actionLink, no capability");
  CHECK(rung_of(WidgetKind::Insight, context) == "fallbackText, no capability");
  context.cloud = Cloud::UsNat;  // no portal that is public
  CHECK(rung_of(WidgetKind::Metric, context) == "command, no capability");
  context.resource_id.clear();
  CHECK(rung_of(WidgetKind::Metric, context) == "fallbackText, no capability");
}

TEST_CASE("ladder: capabilities compare folded and without their version; a resource can be asked for") {
  Context context;
  context.capabilities = {"Chart@2", "INSIGHT"};
  CHECK(rung_of(WidgetKind::Metric, context) == "fallbackText, no resource");
  context.capabilities->emplace_back("pickResource@1");
  CHECK(rung_of(WidgetKind::Metric, context) == "full");
  CHECK(rung_of(WidgetKind::Insight, context) == "full");
}

TEST_CASE("ladder: a search is for other clients too when they can search, and when there is an answer") {
  TestArticle article = article_of(element_of(WidgetKind::KbSearch, slot_bytes, "portal"));
  Context context = command_line();
  REQUIRE(degraded_of(article, context).size() == 1);
  CHECK(degraded_of(article, context).front().rung == Rung::Dropped);
  CHECK(degraded_of(article, context).front().reason == "other client");
  context.capabilities = {"kb"};
  CHECK(degraded_of(article, context).empty());
  context.capabilities.reset();
  SlotState state;
  state.slot = sample_slot();
  state.hits.push_back({"A local answer", "", "", "", false, true, 1});
  RenderOptions options;
  options.context = &context;
  options.states = {&state, 1};
  CHECK(render(article, &Article::render_text, options).find("A local answer") != std::string::npos);
}
