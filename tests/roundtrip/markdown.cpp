// The project's own articles as Markdown, read by the Markdown library: what a reader sees is what the HTML shows.
#include <cstdint>

#include "shelf/shelf.hpp"
#include "shelfc/compile.hpp"
#include "support/catch.hpp"
#include "support/html_outline.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string compile_articles() {
  compiler::Options options;
  options.sources = {SHELF_ARTICLES};
  auto result = compiler::compile(options);
  REQUIRE(result.errors == 0);
  return std::move(result.bundle);
}

bool has_other_structure(const Article& article, const std::string& html) {
  if (html.find("<form") != std::string::npos) return true;  // Markdown has no forms
  for (const Widget& widget : article.widgets())
    if (widget.kind == WidgetKind::VideoGroup) return true;  // its videos are shown in text only
  return false;
}

}  // namespace

TEST_CASE("markdown: every article of the project shows what its HTML shows") {
  const std::string bytes = compile_articles();
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(bytes.data(), bytes.size())));
  REQUIRE(bundle);
  std::size_t compared = 0;
  for (std::uint32_t ordinal = 0; ordinal < bundle->article_count(); ++ordinal) {
    const auto article = bundle->article({ordinal});
    REQUIRE(article);
    std::string html, markdown;
    REQUIRE(article->render_html(html, {.title = true}));
    REQUIRE(article->render_markdown(markdown, {.title = true}));
    if (has_other_structure(*article, html)) continue;
    ++compared;
    const std::string difference = outline_difference(html, markdown);
    CAPTURE(article->source_path(), difference, markdown);
    CHECK(difference.empty());
  }
  CHECK(compared >= 30);
}
