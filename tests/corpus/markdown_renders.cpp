// Markdown of the reference corpus, read by the Markdown library, shows what the HTML of the same article shows. Every
// fifth article; forms have no Markdown of equal structure, groups of videos show more in it.
#include <cstdint>

#include "corpus.hpp"
#include "support/catch.hpp"
#include "support/html_outline.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {
bool is_comparable(const Article& article, const std::string& html) {
  if (html.find("<form") != std::string::npos) return false;
  for (const Widget& widget : article.widgets())
    if (widget.kind == WidgetKind::VideoGroup) return false;
  return true;
}
}  // namespace

TEST_CASE("corpus: Markdown shows what HTML shows") {
  constexpr std::uint32_t step = 5;
  std::size_t compared = 0, different = 0;
  std::string first_differences;
  Scratch scratch;
  for (std::uint32_t ordinal = 0; ordinal < corpus().bundle.article_count(); ordinal += step) {
    const auto article = corpus().bundle.article({ordinal}, scratch);
    REQUIRE(article);
    std::string html, markdown;
    REQUIRE(article->render_html(html, {.title = true}));
    if (!is_comparable(*article, html)) continue;
    REQUIRE(article->render_markdown(markdown, {.title = true}));
    ++compared;
    const std::string difference = outline_difference(html, markdown);
    if (difference.empty()) continue;
    if (++different <= 25) first_differences += std::string(article->source_path()) + "\n" + difference + "\n";
  }
  CAPTURE(compared, different, first_differences);
  CHECK(different == 0);
  CHECK(compared >= 2000);
}
