// What is left of an article once it is parsed: its unit and the facts for the catalogue.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/header.hpp"

namespace shelf::compiler {

// Whom an article is for: the same for many.
struct Audience {
  std::vector<std::string> resource_tags, article_tags, client_ids;
  std::vector<Scope> scopes;

  friend auto operator<=>(const Audience&, const Audience&) = default;
};

struct Record {
  FileId file = no_file;
  std::string_view path;   // of the file, whose name stays
  std::string article_id;  // as authored
  Span article_id_span;
  std::string title;  // pageTitle, else the H1, else the articleId
  format::ArticleType type = format::ArticleType::unknown;
  std::uint8_t clouds = 0;
  std::uint32_t display_order = format::no_display_order;
  std::optional<bool> resource_required;  // of the header, else of the form
  std::vector<Id> topics, products;
  std::shared_ptr<const Audience> shared_audience;  // with other records; none: an empty one
  std::vector<Id> references;      // articleIds that the body points to (commonSolutionArticleId), with their places
  std::vector<Id> embedded;        // articleIds of CommonSolution widgets
  std::uint64_t content_hash = 0;  // of the body text with white space folded: tells copies from collisions
  bool shadowed = false;           // set by resolve_duplicates
  // Where these are kept, until they are compressed. Operations of the body; of the header, and the source path.
  std::string_view unit, attribute_row;
  std::uint32_t unit_size = 0;  // known for longer

  [[nodiscard]] const Audience& audience() const noexcept {
    static const Audience empty;
    return shared_audience != nullptr ? *shared_audience : empty;
  }
};

}  // namespace shelf::compiler
