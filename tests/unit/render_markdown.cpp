#include <random>

#include "support/html_outline.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string markdown(const UnitBuilder& inner, const RenderOptions& options = {}) {
  return render(article_of(inner), &Article::render_markdown, options);
}

std::string markdown_of_text(const std::string& text) {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::text_escaped, {text.c_str()}).close();
  return markdown(u);
}

std::string difference(const UnitBuilder& u, const RenderOptions& options = {}) {
  return outline_difference(html(u, options), markdown(u, options));
}

}  // namespace

TEST_CASE("markdown: characters are escaped where they mean something, and nowhere else") {
  CHECK(markdown_of_text("snake_case * 2 < 3 & 4 > 1, C:\\dir!") == "snake_case * 2 < 3 & 4 > 1, C:\\dir!\n");
  CHECK(markdown_of_text("*a* _b_ `c` [d](e) <f> &amp; \\*") ==
        "\\*a\\* \\_b\\_ \\`c\\` \\[d](e) \\<f> \\&amp; \\\\\\*\n");
  CHECK(markdown_of_text("1. a") == "1\\. a\n");
  CHECK(markdown_of_text("1.a") == "1.a\n");
  CHECK(markdown_of_text("# a") == "\\# a\n");
  CHECK(markdown_of_text("#a") == "#a\n");
  CHECK(markdown_of_text("- a") == "\\- a\n");
  CHECK(markdown_of_text("---") == "\\---\n");
  CHECK(markdown_of_text("> a") == "\\> a\n");
}

TEST_CASE("markdown: any text comes back as it was") {
  constexpr std::string_view letters = "a1 *_`[]()<>#+-=.!|&;~\\\"':x ";
  std::minstd_rand random(7);
  for (int round = 0; round < 3000; ++round) {
    UnitBuilder u;
    u.add(Op::paragraph);
    for (int part = 0; part < 4; ++part) {
      std::string text = "z";
      for (auto i = random() % 7; i > 0; --i) text += letters[random() % letters.size()];
      text.erase(0, random() % 2);
      const auto style = random() % 6;
      if (style == 0) u.add(Op::strong);
      if (style == 1) u.add(Op::code_span);
      if (style == 2) u.add(Op::emphasis);
      u.add(Op::text_escaped, {text.c_str()});
      if (style < 3) u.close();
      if (style == 3) u.add(Op::soft_break);
    }
    u.close();
    const std::string wrong = difference(u);
    CAPTURE(markdown(u), html(u));
    REQUIRE(wrong.empty());
  }
}

TEST_CASE("markdown: a code span has ticks enough") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::code_span).add(Op::text, {"a``b`"}).close().close();
  CHECK(markdown(u) == "``` a``b` ```\n");
}

TEST_CASE("markdown: a fence is longer than what it holds") {
  UnitBuilder u;
  u.add(Op::code_block, {"sh"}).add(Op::text, {"````\n*a*\n"}).close();
  CHECK(markdown(u) == "`````sh\n````\n*a*\n`````\n");
  CHECK(difference(u).empty());
}

TEST_CASE("markdown: lists are tight or loose, and apart from each other") {
  UnitBuilder u;
  u.add(Op::bullet_list, {1}).add(Op::list_item).add(Op::text, {"a"});
  u.add(Op::ordered_list, {1, 9}).add(Op::list_item).add(Op::text, {"b"}).close();
  u.add(Op::list_item).add(Op::text, {"c"}).close().close().close().close();
  u.add(Op::bullet_list, {0});
  for (const char* word : {"d", "e"}) u.add(Op::list_item).add(Op::paragraph).add(Op::text, {word}).close().close();
  u.close();
  CHECK(markdown(u) == "- a\n\n  9. b\n  10. c\n\n* d\n\n* e\n");
  CHECK(difference(u).empty());
}

TEST_CASE("markdown: quotes nest, notes keep their label") {
  UnitBuilder u;
  u.add(Op::block_quote).add(Op::block_quote).add(Op::paragraph).add(Op::text, {"a"}).close().close();
  u.add(Op::paragraph).add(Op::text, {"b"}).close().close();
  u.add(Op::note_box, {"TIP"}).add(Op::paragraph).add(Op::text, {"c"}).close().close();
  CHECK(markdown(u) == "> > a\n>\n> b\n\n> [!TIP]\n> c\n");
  CHECK(difference(u).empty());
}

TEST_CASE("markdown: cells hold bars and lines") {
  UnitBuilder u;
  u.add(Op::table, {"r-"}).add(Op::table_head).add(Op::table_row).add(Op::header_cell, {0}).add(Op::text, {"a|b"});
  u.close().add(Op::header_cell, {1}).close().close().close().add(Op::table_body).add(Op::table_row);
  u.add(Op::data_cell, {0}).add(Op::text, {"c"}).add(Op::line_break).add(Op::text, {"d"}).close();
  u.add(Op::data_cell, {1}).add(Op::text, {"e"}).close().close().close().close();
  CHECK(markdown(u) == "| a\\|b | |\n| ---: | --- |\n| c<br>d | e |\n");
}

TEST_CASE("markdown: links and images, but no scheme that runs code") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::link, {"https://a.example/(x)", "T \"q\""}).add(Op::text, {"[t]"}).close();
  u.add(Op::text, {"!"}).add(Op::link, {"javascript:x", ""}).add(Op::text, {"n"}).close();
  u.add(Op::image, {"https://a.example/i", "alt", ""}).close();
  CHECK(markdown(u) == "[\\[t\\]](<https://a.example/(x)> \"T \\\"q\\\"\")!n![alt](https://a.example/i)\n");
}

TEST_CASE("markdown: values are text") {
  Values values;
  values.set("v", "# a\n- b\x1b <script>");
  const RenderOptions options{false, &values};
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::token, {0, "v", "d"}).close();
  CHECK(markdown(u, options) == "\\# a\\\n\\- b\uFFFD \\<script>\n");
}
