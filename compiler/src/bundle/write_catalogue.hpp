// The FlatBuffer `Catalogue` of vectors that are made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bundle/posting_lists.hpp"
#include "shelf_format/bundle_generated.h"

namespace shelf::compiler {

namespace fb = format::fb;

// Packed columns stand here as their bytes. Numbers stay far below 2^32: limits of articles, sources and headers.
struct CatalogueVectors {
  std::string unit_begins, name_begins, attribute_rows, article_classes;
  std::vector<fb::ArticleClass> classes;
  std::string names, rule_lefts;
  std::vector<std::uint32_t> rule_rights;
  std::vector<std::uint16_t> phrase_begins;
  std::string phrases;
  std::string article_slots;
  std::vector<std::uint32_t> topic_keys, product_keys, product_set_begins, product_set_keys;
  std::string topic_entries, topic_rests, product_lists;
  PostingLists topic_postings, postings;
  std::vector<fb::Guid> guids;
  std::vector<fb::ScopeEntry> scopes;
  std::vector<fb::TagEntry> tags;
  std::vector<fb::Facet> facets;
  std::vector<std::uint32_t> scope_lists, tag_lists, client_lists;
  std::vector<fb::StringEntry> strings;
  std::string heap;
  std::vector<fb::AttributeBlock> attribute_blocks;
};

[[nodiscard]] std::string write_catalogue(const CatalogueVectors& vectors, std::size_t articles);

}  // namespace shelf::compiler
