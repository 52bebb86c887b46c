#include "bundle/facet_table.hpp"

#include <algorithm>
#include <cstdint>

namespace shelf::compiler {

namespace {
void sort_unique(std::vector<std::uint32_t>& positions) {
  std::ranges::sort(positions);
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

void add_article(std::vector<std::uint32_t>& articles, std::uint32_t article) {
  if (articles.empty() || articles.back() != article) articles.push_back(article);
}

std::vector<std::uint32_t> find_all(const std::vector<std::string>& texts, const StringTable& strings) {
  std::vector<std::uint32_t> positions;
  positions.reserve(texts.size());
  for (const std::string& text : texts) positions.push_back(strings.find(text));
  sort_unique(positions);
  return positions;
}

// Puts every article into the lists of what its audience names.
void fill_lists(const Audiences& audiences, FacetTable& table) {
  std::vector<std::vector<FacetTable::Articles*>> lists;  // by audience
  for (const Audience* audience : audiences.all) {
    auto& named = lists.emplace_back();
    for (const Scope& scope : audience->scopes) named.push_back(&table.scopes[{scope.service, scope.resource}]);
    for (const std::string& tag : audience->article_tags) named.push_back(&table.article_tags[tag]);
  }
  for (std::uint32_t i = 0; i < audiences.by_article.size(); ++i)
    for (FacetTable::Articles* articles : lists[audiences.by_article[i]]) add_article(*articles, i);
}

void fill_facets(const Audiences& audiences, const StringTable& strings, FacetTable& table) {
  std::map<std::pair<std::string, std::string>, std::uint32_t> scope_positions;
  for (const auto& [scope, articles] : table.scopes)
    scope_positions.emplace(scope, static_cast<std::uint32_t>(scope_positions.size()));

  std::map<FacetTable::Facet, std::uint32_t> known;
  std::vector<std::uint32_t> facets;  // by audience
  for (const Audience* audience : audiences.all) {
    FacetTable::Facet facet;
    for (const Scope& scope : audience->scopes)
      facet.scopes.push_back(scope_positions.at({scope.service, scope.resource}));
    sort_unique(facet.scopes);
    facet.tags = find_all(audience->resource_tags, strings);
    facet.clients = find_all(audience->client_ids, strings);
    const auto [at, is_new] = known.try_emplace(facet, static_cast<std::uint32_t>(table.facets.size()));
    if (is_new) table.facets.push_back(std::move(facet));
    facets.push_back(at->second);
  }
  table.by_article.reserve(audiences.by_article.size());
  for (const std::uint32_t audience : audiences.by_article) table.by_article.push_back(facets[audience]);
}
}  // namespace

FacetTable build_facet_table(const Audiences& audiences, const StringTable& strings) {
  FacetTable table;
  fill_lists(audiences, table);
  fill_facets(audiences, strings, table);
  return table;
}

}  // namespace shelf::compiler
