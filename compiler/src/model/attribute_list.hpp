// Comma lists of the header.
#pragma once

#include <vector>

#include "model/header.hpp"

namespace shelf::compiler {

struct ListItem {
  std::string_view text;  // as authored, trimmed; refers into the attribute
  Span where;             // the item, or the whole value where the two cannot be matched
};

// Where `part`, which lies in the value of `attribute`, stands in the source.
[[nodiscard]] Span span_in_value(const Attribute& attribute, std::string_view part) noexcept;

// Items without empty ones.
[[nodiscard]] std::vector<ListItem> list_items(const Attribute& attribute);

// The same without repeats (compared folded). Reports ID7.
[[nodiscard]] std::vector<ListItem> distinct_items(const Attribute& attribute, DiagnosticSink& sink);

}  // namespace shelf::compiler
