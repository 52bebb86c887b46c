// What a search finds without a service: the article's own links, and the bundle's other articles of the topic.
#include <algorithm>

#include "article/no_memory.hpp"
#include "live/json_value.hpp"
#include "live/session_core.hpp"
#include "live/web_address.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_links = 10, max_articles = 5;

std::string text_of(const Json& node) {  // depth is bounded by the parser
  std::string text = string_member(node, "text");
  for (const Json& child : list_member(node, "children")) text += text_of(child);
  return text;
}

bool is_known(const std::vector<SearchHit>& hits, std::string_view url) {
  return std::any_of(hits.begin(), hits.end(), [&](const SearchHit& hit) { return hit.url == url; });
}

void collect_links(const Json& node, std::vector<SearchHit>& hits) {
  if (hits.size() >= max_links) return;
  if (string_member(node, "type") == "link") {
    const auto address = check_address(string_member(node, "url"));
    std::string title = text_of(node);
    if (!address || address->host.empty() || title.empty() || is_known(hits, address->url)) return;
    SearchHit& hit = hits.emplace_back();
    hit.title = std::move(title);
    hit.url = address->url;
    hit.host = address->host;
    return;
  }
  for (const std::string_view list : {"blocks", "children"})
    for (const Json& child : list_member(node, list)) collect_links(child, hits);
}

}  // namespace

std::vector<SearchHit> SessionCore::local_answers() const {
  std::vector<SearchHit> hits;
  std::string page;
  if (const auto rendered = article->render_json(page); !rendered)
    raise_no_memory(rendered.error());
  else if (const auto tree = parse_answer(page))
    if (const Json* body = member(*tree, "body")) collect_links(*body, hits);
  Query query;
  query.topic = context.topic;
  query.product = context.product;
  query.cloud = context.cloud;
  const auto found = bundle->find(query);
  std::size_t articles = 0;
  const std::string_view own = article->summary().id;
  if (found && !context.topic.empty())
    for (const ArticleRef ref : *found) {
      const auto summary = bundle->summary(ref);
      if (!summary) raise_no_memory(summary.error());
      if (!summary || summary->id == own || summary->title.empty()) continue;
      if (articles++ == max_articles) break;
      hits.emplace_back().title = summary->title;
    }
  for (std::uint32_t i = 0; i < hits.size(); ++i) {
    hits[i].local = hits[i].documentation = true;
    hits[i].rank = i + 1;
  }
  return hits;
}

}  // namespace shelf::detail
