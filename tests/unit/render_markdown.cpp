#include <map>
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

TEST_CASE("markdown: styles hold beside the letters, marks and blanks of every script") {
  for (const char* beside :
       {"a",      "\u00e9", "\u00d7", "\u00f7", "\u024f", "\u0416", "\u3042", "\u30fb", "\u8a9e", "\u20ac", "\u00a0",
        "\u1680", "\u2003", "\u202f", "\u205f", "\u3000", "\t",     ".",      "!",      "\\",     "*",      "_"})
    for (const char* inside : {"b", "b.", ".b", "\u00e9", "\u8a9e", "\u20ac", " b", "b\u3000", "\u1680", "*", "_"})
      for (const Op style : {Op::strong, Op::emphasis}) {
        UnitBuilder u;
        u.add(Op::paragraph).add(Op::text, {"x"}).add(Op::text, {beside}).add(style).add(Op::text, {inside}).close();
        u.add(Op::text, {beside}).add(Op::text, {"y"}).close();
        const std::string wrong = difference(u);
        CAPTURE(markdown(u), html(u));
        CHECK(wrong.empty());
      }
}

TEST_CASE("markdown: styles inside and beside each other, links and images in them") {
  const auto element = [](UnitBuilder& u, int style) -> UnitBuilder& {
    if (style == 0) return u.add(Op::strong);
    if (style == 1) return u.add(Op::emphasis);
    if (style == 2) return u.add(Op::link, {"https://a.example/", "t"});
    return u.add(Op::code_span);
  };
  for (int outer = 0; outer < 3; ++outer)
    for (int inner = 0; inner < 4; ++inner)
      for (const char* between : {"", " ", "a", "."}) {
        if (outer == inner) continue;
        UnitBuilder u;
        element(u.add(Op::paragraph), outer).add(Op::text, {between});
        element(u, inner).add(Op::text, {"m"}).close().add(Op::text, {between}).close().add(Op::text, {between});
        element(u, inner).add(Op::text, {"n"}).close().close();
        CAPTURE(markdown(u), html(u));
        CHECK(difference(u).empty());
      }
  UnitBuilder images;
  images.add(Op::paragraph).add(Op::strong).add(Op::image, {"https://a.example/i", "alt", "t"}).add(Op::text, {"a"});
  images.close().add(Op::image, {"https://a.example/j", "b", ""}).add(Op::emphasis).add(Op::text, {"c"}).close();
  images.close();
  CAPTURE(markdown(images));
  CHECK(difference(images).empty());
}

TEST_CASE("markdown: an image that may not be shown is its text") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::text, {"a "}).add(Op::image, {"javascript:x", "*alt*", ""}).close();
  CHECK(markdown(u) == "a \\*alt\\*\n");
}

TEST_CASE("markdown: an exclamation mark before a link makes no image of it") {
  UnitBuilder u;
  u.add(Op::paragraph)
      .add(Op::text, {"Go!"})
      .add(Op::link, {"https://a.example/", ""})
      .add(Op::text, {"x"})
      .close()
      .close();
  CHECK(markdown(u) == "Go\\![x](https://a.example/)\n");
}

TEST_CASE("markdown: addresses and titles keep characters that mean something there") {
  UnitBuilder u;
  u.add(Op::paragraph);
  u.add(Op::link, {"https://a.example/b|c&amp;d\\e<f>", "t|u \"v\" &lt; \\ \x7f\n"})
      .add(Op::text, {"x"})
      .close()
      .close();
  CHECK(markdown(u) == "[x](<https://a.example/b\\|c\\&amp;d\\\\e\\<f\\>> \"t\\|u \\\"v\\\" \\&lt; \\\\   \")\n");
}

TEST_CASE("markdown: no control character stands in it, wherever one was") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::text_escaped, {"a\x01\u009a\x7f"}).close();
  u.add(Op::paragraph).add(Op::image, {"b\x02\u0085.png", "c\x1b", "d\u009b\x7f"}).close();
  CHECK(markdown(u) == "a\uFFFD\uFFFD\uFFFD\n\n![c\uFFFD](<b.png> \"d  \")\n");
}

TEST_CASE("markdown: a heading that ends in its mark keeps it") {
  for (const char* text : {"a #", "a##", "#", "###", "# b"}) {
    UnitBuilder u;
    u.add(Op::heading, {2}).add(Op::text, {text}).close();
    CAPTURE(markdown(u));
    CHECK(difference(u).empty());
  }
}

TEST_CASE("markdown: breaks of lines, also several and at the ends") {
  for (const auto& breaks : {std::vector{Op::line_break, Op::line_break}, std::vector{Op::soft_break, Op::line_break},
                             std::vector{Op::line_break, Op::line_break, Op::line_break}}) {
    UnitBuilder u;
    u.add(Op::paragraph).add(Op::text, {"a \t"});
    for (const Op each : breaks) u.add(each);
    u.add(Op::text, {"b"}).close();
    const std::string out = markdown(u);
    CAPTURE(out);
    std::size_t hard = 0;
    for (const char c : out) hard += c == '\\';
    CHECK(hard == static_cast<std::size_t>(std::count(breaks.begin(), breaks.end(), Op::line_break)));
    CHECK(out.starts_with("a\\\n"));
    CHECK(out.ends_with("\nb\n"));
  }
  UnitBuilder heading;
  heading.add(Op::heading, {2}).add(Op::text, {"a"}).add(Op::line_break).add(Op::text, {"b"}).add(Op::soft_break);
  heading.add(Op::text, {"c"}).close();
  CHECK(markdown(heading) == "## a<br>b c\n");
}

TEST_CASE("markdown: neighbours of code are one span of code, another address begins another") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::code_span).add(Op::text, {"a"}).close().add(Op::code_span).add(Op::text, {"b"}).close();
  u.add(Op::link, {"https://a.example/", ""}).add(Op::code_span).add(Op::text, {"c"}).close().close();
  u.add(Op::code_span).add(Op::text, {"d\te\nf"}).close().close();
  CHECK(markdown(u) == "`ab`[`c`](https://a.example/)`d e f`\n");
  UnitBuilder cell;
  cell.add(Op::table, {"-"}).add(Op::table_body).add(Op::table_row).add(Op::data_cell, {0}).add(Op::code_span);
  cell.add(Op::text, {"a|b"}).close().close().close().close().close();
  CHECK(markdown(cell) == "| |\n| --- |\n| `a\\|b` |\n");
}

TEST_CASE("markdown: a line that would begin a block is escaped, nearly one is not") {
  for (const auto& [text, shown] : std::map<std::string, std::string>{{"###### a", "\\###### a"},
                                                                      {"####### a", "####### a"},
                                                                      {"123456789. a", "123456789\\. a"},
                                                                      {"1234567890. a", "1234567890. a"},
                                                                      {"1) a", "1\\) a"},
                                                                      {"+", "\\+"},
                                                                      {"+a", "+a"}})
    CHECK(markdown_of_text(text) == shown + "\n");
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
