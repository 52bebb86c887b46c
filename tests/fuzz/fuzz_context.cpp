// Any bytes as the JSON of a context: refused with a place, or requests that are whole JSON.
#include <nlohmann/json.hpp>

#include "context_file.hpp"
#include "fuzz/fuzzing.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr std::string_view article_text = R"(<properties
  pageTitle="Tank" articleId="tank" selfHelpType="Apollo" cloudEnvironments="public" ownershipId="Fuzz"
  supportTopicIds="41000101" resource="tanks" service="nimbus.tanks" />
# Tank

<insight>
  <symptomId>TankLeak</symptomId><executionText>Looking</executionText>
</insight>

<metric><name>Level</name><title>Level</title><timeSpanDuration>6h</timeSpanDuration></metric>

<azureKB><searchTerms>tank</searchTerms></azureKB>

[Open](data-blade:Nimbus.TankBlade.resourceId.$resourceId)
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string file = compile_article(article_text).bundle;
  static const auto bundle = open_bytes(file);
  demand(bundle.has_value());
  static const auto article = bundle->article(ArticleRef{0});
  demand(article.has_value());
  tool::FileContext read;
  if (tool::read_context_file(text_of(data, size), read)) return 0;
  const WidgetList widgets = article->widgets();
  RequestList requests;
  make_requests(*article, widgets, read.context, requests);
  for (const Request& request : requests.requests()) {
    std::string json;
    write_json(request, json);
    demand(nlohmann::json::accept(json));
  }
  check_pages(*article, {.context = &read.context});
  return 0;
}
