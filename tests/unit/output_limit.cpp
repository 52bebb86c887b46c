// What a unit and the values of its tokens may become: 32 bytes per byte of the unit, at least 1 MiB, at most 16 MiB.
#include <random>

#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr std::size_t mebibyte = 1u << 20;

using Render = Result<void> (Article::*)(Sink, const RenderOptions&) const;

struct Outcome {
  std::size_t written = 0;
  Result<void> result;
};

Outcome render_outcome(const UnitBuilder& inner, Render render, const RenderOptions& options = {}) {
  const std::string file = build_bundle({article_of(inner)});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  std::string out;
  Outcome outcome;
  outcome.result = ((*article).*render)(out, options);
  outcome.written = out.size();
  return outcome;
}

// `size` bytes of values, all in one line.
Outcome render_value(Render render, std::size_t size) {
  Values values;
  values.set("v", std::string(Values::max_bytes, 'a'));
  values.set("rest", std::string(size % Values::max_bytes, 'a'));
  UnitBuilder u;
  u.add(Op::paragraph);
  for (std::size_t i = 0; i < size / Values::max_bytes; ++i) u.add(Op::token, {0, "v", "d"});
  u.add(Op::token, {0, "rest", "d"}).close();
  return render_outcome(u, render, {false, &values});
}

// `count` operations that say the most for their byte, in no order that compresses beyond what a unit may.
UnitBuilder breaks(std::size_t count) {
  UnitBuilder u;
  u.add(Op::paragraph);
  std::minstd_rand random(1);
  for (std::size_t i = 0; i < count; ++i) u.add(random() % 2 == 0 ? Op::soft_break : Op::line_break);
  return u.close();
}

void check_refused(const Outcome& outcome, std::size_t limit) {
  REQUIRE_FALSE(outcome.result);
  CHECK(outcome.result.error().code == Errc::limit_exceeded);
  CHECK(outcome.result.error().part == "output");
  CHECK(outcome.result.error().bound == limit);
  CHECK(outcome.result.error().offset > limit);
  CHECK(outcome.written <= limit);
}

}  // namespace

TEST_CASE("output limit: a value may fill the output of a small article to the last byte, and no further") {
  const std::size_t around_html = std::string_view("<p></p>\n").size(), around_text = 1;
  const Outcome html = render_value(&Article::render_html, mebibyte - around_html);
  CHECK(html.result);
  CHECK(html.written == mebibyte);
  check_refused(render_value(&Article::render_html, mebibyte - around_html + 1), mebibyte);
  const Outcome text = render_value(&Article::render_text, mebibyte - around_text);
  CHECK(text.result);
  CHECK(text.written == mebibyte);
  check_refused(render_value(&Article::render_text, mebibyte - around_text + 1), mebibyte);
  for (const Render render : {&Article::render_ansi, &Article::render_markdown}) {
    CHECK(render_value(render, mebibyte / 2).result);
    check_refused(render_value(render, mebibyte + 1), mebibyte);
  }
}

TEST_CASE("output limit: a table's text is refused before it is gathered in memory") {
  Values values;
  values.set("v", std::string(4096, 'a'));
  UnitBuilder u;
  u.add(Op::table, {"l"}).add(Op::table_row).add(Op::data_cell, {0});
  for (int i = 0; i < 1000; ++i) u.add(Op::token, {0, "v", "d"});
  u.close().close().close();
  for (const Render render : {&Article::render_text, &Article::render_ansi, &Article::render_markdown}) {
    const Outcome outcome = render_outcome(u, render, {false, &values});
    check_refused(outcome, mebibyte);
    CHECK(outcome.written == 0);
  }
}

TEST_CASE("output limit: a large article may become larger, up to the hard limit") {
  const Outcome large = render_outcome(breaks(200'000), &Article::render_json);
  CHECK(large.result);
  CHECK(large.written > 4 * mebibyte);
  check_refused(render_outcome(breaks(1'000'000), &Article::render_json), 16 * mebibyte);
}
