// Any bytes as the value of a token, in every place where a token may stand.
#include "fuzz/fuzzing.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string template_article() {
  const std::string token = "<!--$word-->[word]<!--/$word-->";
  return "<properties\n  pageTitle=\"Values\" articleId=\"values\" selfHelpType=\"diagnostics\" "
         "cloudEnvironments=\"public\"\n  supportTopicIds=\"41000101\" ownershipId=\"Fuzz\" />\n## " +
         token + "\n\nSay " + token + " **" + token + "** [" + token + "](https://docs.nimbus.example/)\n\n- " + token +
         "\n\n| a | b |\n|---|---|\n| " + token + " | c |\n\n> " + token + "\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string file = compile_article(template_article()).bundle;
  static const auto bundle = open_bytes(file);
  demand(bundle.has_value());
  const auto article = bundle->article(ArticleRef{0});
  demand(article.has_value());
  Values values;
  values.set("word", text_of(data, size));
  check_pages(*article, {.values = &values});
  const std::string items[] = {std::string(text_of(data, size / 2)),
                               std::string(text_of(data + size / 2, size - size / 2))};
  values.set_list("word", items);
  check_pages(*article, {.values = &values});
  return 0;
}
