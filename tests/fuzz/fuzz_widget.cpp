// Any bytes between the tags of a widget, of a kind that the first byte chooses: its requests are whole JSON.
#include <nlohmann/json.hpp>

#include "fuzz/fuzzing.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr std::string_view header = R"(<properties
  pageTitle="Widget" articleId="widget" selfHelpType="Apollo" cloudEnvironments="public" ownershipId="Fuzz"
  supportTopicIds="41000101" />
)";
constexpr std::string_view kinds[] = {"insight",    "metric",         "azureKB", "video",
                                      "videoGroup", "CommonSolution", "button"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view kind = kinds[data[0] % std::size(kinds)];
  std::string text(header);
  text.append("<").append(kind).append(">").append(text_of(data + 1, size - 1)).append("</").append(kind).append(">\n");
  const auto result = compile_article(text);
  if (result.bundle.empty()) return 0;
  const auto bundle = open_bytes(result.bundle);
  demand(bundle.has_value());
  const auto article = bundle->article(ArticleRef{0});
  demand(article.has_value());
  Context context;
  context.resource_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/r/providers/N.T/tanks/t";
  const WidgetList widgets = article->widgets();
  RequestList requests;
  make_requests(*article, widgets, context, requests);
  for (const Request& request : requests.requests()) {
    std::string json;
    write_json(request, json);
    demand(nlohmann::json::accept(json));
  }
  check_pages(*article, {.context = &context});
  return 0;
}
