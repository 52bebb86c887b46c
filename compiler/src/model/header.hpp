// The `<properties … />` header: as scanned, and as understood.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shelf_format/format.hpp"
#include "shelf_format/names.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct RawAttribute {
  std::string name;   // as authored
  std::string value;  // decoded: references, line breaks, trimmed
  Span name_span, value_span;
};

struct RawHeader {
  std::vector<RawAttribute> attributes;      // in source order, first of a repeated name only
  std::optional<std::string> heading_above;  // text of a `# …` line before the header
  Span heading_above_span;
  Span span;                     // `<properties` to `/>`
  std::uint32_t body_begin = 0;  // first byte of the body
  bool strict = true;            // a conforming XML parser accepts the element as it stands
};

struct Attribute {
  std::optional<format::AttributeName> name;  // none: unknown
  std::string authored_name;
  std::string value;
  Span name_span, value_span;
};

struct Id {          // a topic or product id
  std::string text;  // folded, trimmed
  Span where;
};

struct Scope {           // one (service, resource) combination
  std::string service;   // folded; may be empty
  std::string resource;  // folded type path without the provider; may be empty
  friend auto operator<=>(const Scope&, const Scope&) = default;
};

struct Header {
  std::string article_id;  // as authored, trimmed
  Span article_id_span;
  format::ArticleType type = format::ArticleType::unknown;
  std::string title;                         // pageTitle; empty when missing: the body's H1 is used then
  std::vector<Id> topics, products;          // no repeats
  std::uint8_t clouds = format::all_clouds;  // cloudEnvironments minus disableClouds
  std::vector<std::string> resource_tags, article_tags, client_ids;  // folded
  std::vector<Scope> scopes;
  std::uint32_t display_order = format::no_display_order;
  std::optional<bool> resource_required;
  std::vector<Attribute> attributes;  // all of them, in source order
  bool strict = true;
};

}  // namespace shelf::compiler
