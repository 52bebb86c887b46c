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
}  // namespace

FacetTable build_facet_table(std::span<const Record> records, const StringTable& strings) {
  FacetTable table;
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    for (const Scope& scope : records[i].audience().scopes)
      add_article(table.scopes[{scope.service, scope.resource}], i);
    for (const std::string& tag : records[i].audience().article_tags) add_article(table.article_tags[tag], i);
  }
  std::map<std::pair<std::string, std::string>, std::uint32_t> scope_positions;
  for (const auto& [scope, articles] : table.scopes)
    scope_positions.emplace(scope, static_cast<std::uint32_t>(scope_positions.size()));

  std::map<FacetTable::Facet, std::uint32_t> known;
  for (const Record& record : records) {
    FacetTable::Facet facet;
    for (const Scope& scope : record.audience().scopes)
      facet.scopes.push_back(scope_positions.at({scope.service, scope.resource}));
    sort_unique(facet.scopes);
    facet.tags = find_all(record.audience().resource_tags, strings);
    facet.clients = find_all(record.audience().client_ids, strings);
    const auto [at, is_new] = known.try_emplace(facet, static_cast<std::uint32_t>(table.facets.size()));
    if (is_new) table.facets.push_back(std::move(facet));
    table.by_article.push_back(at->second);
  }
  return table;
}

}  // namespace shelf::compiler
