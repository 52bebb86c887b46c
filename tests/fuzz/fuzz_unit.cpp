// Any bytes as the operations of an article, in a bundle that is good otherwise.
#include "fuzz/fuzzing.hpp"
#include "support/bundle_builder.hpp"

using namespace shelf;
using namespace shelf::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  TestArticle article;
  article.unit = UnitBuilder::markdown({});  // for its attributes
  article.raw_unit = text_of(data, size);
  const std::string file = build_bundle({article});
  const auto bundle = open_bytes(file);
  demand(bundle.has_value());
  const auto read = bundle->article(ArticleRef{0});
  if (!read) return 0;
  check_pages(*read, {});
  std::string out;
  static_cast<void>(read->render_help(out));
  static_cast<void>(read->render_apollo(out));
  static_cast<void>(read->widgets());
  return 0;
}
