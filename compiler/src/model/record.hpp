// What is left of an article once it is parsed: its unit and the facts for the catalogue.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
  // In place of these two, once they are put aside, and of a record of an earlier run: where it is kept.
  std::string_view kept_unit, kept_row;
  std::uint32_t unit_size = 0;  // of the unit, wherever it is; set when it is put aside

  [[nodiscard]] std::string_view unit_bytes() const noexcept { return unit.empty() ? kept_unit : unit; }
  [[nodiscard]] std::string_view row_bytes() const noexcept { return attribute_row.empty() ? kept_row : attribute_row; }
};

}  // namespace shelf::compiler
