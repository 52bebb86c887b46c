// Widgets and actions as authored, checked and completed.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shelf_format/names.hpp"
#include "shelf_format/ops.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct WidgetField {
  std::optional<format::FieldName> name;  // none: unknown child, kept
  std::string authored_name;
  std::string value;  // trimmed, references decoded
  Span where = {};    // of the value, of the name when it is empty
};

struct Widget {
  format::WidgetKind kind = format::WidgetKind::unknown;
  std::vector<WidgetField>
      fields;  // authored ones in source order, then those the compiler made (fallbackText, durationSeconds)
  std::vector<Widget> items;  // videos of a group
  Span where;
};

struct BladeReference {
  format::ActionStyle style = format::ActionStyle::link;
  std::string extension, blade;  // as authored
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string leftover;      // odd segments, raw
  std::string uri_template;  // text after `;data-blade-uri:`, may be empty
};

}  // namespace shelf::compiler
