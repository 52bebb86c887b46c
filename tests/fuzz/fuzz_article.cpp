// Any bytes as a source file: refused with a reason, or compiled to the same bytes twice and shown safely. The article
// behind it in the same run is not touched by it.
#include "fuzz/fuzzing.hpp"
#include "shelfc/render.hpp"

using namespace shelf;
using namespace shelf::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto result = compile_article(text_of(data, size));
  demand(result.checked == 1 && (result.bundle.empty() == (result.articles == 0)));
  for (const auto& each : result.diagnostics)
    demand(!each.message.empty() && !render_text(each, result.sources, false).empty());
  if (result.bundle.empty()) return demand(result.errors > 0), 0;
  demand(compile_article(text_of(data, size)).bundle == result.bundle);
  const auto bundle = open_bytes(result.bundle);
  demand(bundle.has_value() && bundle->verify().empty());
  const auto article = bundle->article(ArticleRef{0});
  demand(article.has_value());
  check_pages(*article, {.title = true});
  return 0;
}
