// Small, so that it runs with every build; the wide versions of these faults live in their own room.
#include <cstdint>

#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::vector<TestArticle> small_library() {
  UnitBuilder u;
  u.add(Op::title, {0}).add(Op::text, {"T"}).close();
  u.add(Op::bullet_list, {1}).add(Op::list_item).add(Op::link, {"https://example.org/", "t"}).add(Op::text, {"a"});
  u.close().close().close();
  u.add(Op::table, {"lr"}).add(Op::table_head).add(Op::table_row).add(Op::header_cell, {0}).close().close().close();
  u.close().add(Op::widget, {"0123456789abcdef", 2}).add(Op::field, {0, "shown"}).add(Op::field, {4, "m"}).close();
  u.add(Op::widget, {"fedcba9876543210", 6}).add(Op::field, {19, "b"}).close();  // embeds the second
  TestArticle first = article_of(u);
  first.topics = {"1", "text topic", "0a1b2c3d-0000-4000-8000-00000000000a"};
  first.products = {"2"};
  first.tags = {"x"};
  first.scopes = {{"s", "r"}};
  first.article_tags = {"z"};
  UnitBuilder form;
  form.add(Op::object).add(Op::key, {1}).add(Op::array).add(Op::object).add(Op::key, {12}).add(Op::string, {"id"});
  form.close().close().close();
  TestArticle second;
  second.id = "b";
  second.unit = UnitBuilder::json(form);
  return {first, second};
}

// Everything a client can do. What comes out does not matter: it must end, and stay inside the bytes.
void walk_all(const Bundle& bundle) {
  const std::vector<std::string_view> tags = {"x"};
  for (const auto* topic : {"", "1", "text topic", "0a1b2c3d-0000-4000-8000-00000000000a"}) {
    Query query;
    query.topic = topic;
    if (const auto hits = bundle.find(query)) (void)hits->size();
    query.product = "2";
    query.tags = tags;
    query.client = "c";
    query.has_resource = true;
    if (const auto hits = bundle.find(query)) (void)hits->size();
  }
  Query query;
  query.article_id = "a";
  query.article_tag = "z";
  query.service = "s";
  query.resource = "r";
  if (const auto hits = bundle.find(query)) (void)hits->size();
  (void)bundle.verify();
  (void)bundle.inspect();
  (void)bundle.info();
  for (std::uint32_t i = 0; i < bundle.article_count(); ++i) {
    const auto article = bundle.article(ArticleRef{i});
    if (!article) continue;
    std::string out;
    RenderOptions options;
    options.title = true;
    options.bundle = &bundle;
    (void)article->render_html(out, options);
    (void)article->render_text(out, options);
    (void)article->render_ansi(out, options);
    (void)article->render_markdown(out, options);
    (void)article->render_json(out, options);
    (void)article->render_help(out, options);
    (void)article->render_apollo(out, options);
    (void)article->widgets();
  }
}

}  // namespace

TEST_CASE("hostile bytes: every flipped byte is noticed when checksums are verified") {
  const std::string good = build_bundle(small_library());
  REQUIRE(open_bytes(good));
  std::string bad = good;
  for (std::size_t i = 0; i < good.size(); ++i) {
    bad[i] = static_cast<char>(~good[i]);
    if (open_bytes(bad)) FAIL("byte " << i << " was not noticed");
    bad[i] = good[i];
  }
}

TEST_CASE("hostile bytes: with checksums made good again nothing leaves the bytes") {
  const std::string good = build_bundle(small_library());
  walk_all(*open_bytes(good));
  std::size_t opened = 0;
  for (std::size_t i = 0; i < good.size(); ++i)
    for (const char value : {'\0', '\x01', '\x7f', '\xff', static_cast<char>(good[i] ^ 4)}) {
      std::string bad = good;
      bad[i] = value;
      reseal(bad);
      const auto bundle = open_bytes(bad);
      if (!bundle) continue;
      ++opened;
      walk_all(*bundle);
    }
  CHECK(opened > 100);
}

TEST_CASE("hostile bytes: units with any operation in any place are refused or rendered") {
  TestArticle article = small_library()[0];
  const UnitBuilder good = article.unit;
  for (std::size_t i = 0; i < good.bytes.size(); ++i)
    for (int op = 0; op < 80; ++op) {
      article.unit = good;
      article.unit.bytes[i] = static_cast<char>(op);
      const std::string file = build_bundle({article});
      walk_all(*open_bytes(file));
    }
}

TEST_CASE("hostile bytes: an item outside a list is its text, in every format") {
  UnitBuilder unit;
  unit.add(Op::list_item).add(Op::paragraph).add(Op::text, {"alone"}).close();
  unit.add(Op::bullet_list, {1}).add(Op::list_item).add(Op::text, {"inside"}).close().close().close();
  unit.add(Op::list_item).add(Op::text, {"behind"}).close();
  const std::string file = build_bundle({article_of(unit)});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  for (const Format format : {Format::html, Format::text, Format::ansi, Format::markdown, Format::json}) {
    CAPTURE(name(format));
    std::string out;
    REQUIRE(article->render(format, out, {}));
    for (const char* text : {"alone", "inside", "behind"}) CHECK(out.find(text) != std::string::npos);
  }
}
