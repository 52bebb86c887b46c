// What is left of an article once it is parsed: its unit and the facts for the catalogue.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/header.hpp"

namespace shelf::compiler {

struct Record {
  FileId file = no_file;
  std::string path;
  std::string article_id;  // as authored
  Span article_id_span;
  std::string title;  // pageTitle, else the H1, else the articleId
  format::ArticleType type = format::ArticleType::unknown;
  std::uint8_t clouds = 0;
  std::uint32_t display_order = format::no_display_order;
  std::optional<bool> resource_required;  // of the header, else of the form
  std::vector<Id> topics, products;
  std::vector<std::string> resource_tags, article_tags, client_ids;
  std::vector<Scope> scopes;
  std::vector<Id> references;      // articleIds that the body points to (commonSolutionArticleId), with their places
  std::vector<Id> embedded;        // articleIds of CommonSolution widgets
  std::uint64_t content_hash = 0;  // of the body text with white space folded: tells copies from collisions
  bool shadowed = false;           // set by resolve_duplicates
  std::string unit;                // operations of the body
  std::string attribute_row;       // operations of the header, and the source path
};

}  // namespace shelf::compiler
