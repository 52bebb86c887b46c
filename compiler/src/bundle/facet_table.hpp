// Service and resource scopes, tags and client ids: the combinations that articles share, each stored once.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "bundle/collect_audiences.hpp"
#include "bundle/string_table.hpp"

namespace shelf::compiler {

struct FacetTable {
  using Articles = std::vector<std::uint32_t>;
  std::map<std::pair<std::string, std::string>, Articles> scopes;  // (service, resource), in the catalogue's order
  std::map<std::string, Articles> article_tags;

  struct Facet {  // positions: in `scopes`, in the strings, in the strings; ascending, no repeats
    std::vector<std::uint32_t> scopes, tags, clients;
    friend auto operator<=>(const Facet&, const Facet&) = default;
  };
  std::vector<Facet> facets;              // in order of first use
  std::vector<std::uint32_t> by_article;  // position in `facets`
};

[[nodiscard]] FacetTable build_facet_table(const Audiences& audiences, const StringTable& strings);

}  // namespace shelf::compiler
