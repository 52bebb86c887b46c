// A widget that stands as a marker in the text of a service dialect, and what its author said about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/op_reader.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

struct Slot {
  format::WidgetKind kind = format::WidgetKind::unknown;
  std::string_view key;  // 16 bytes
  OpReader fields;       // stands behind the widget operation
};

// "<!--" GUID "-->": the marker, and the replacementKey of what belongs there.
[[nodiscard]] std::string replacement_key(std::string_view slot);
// Value of a child; empty when absent. One pass over the children.
[[nodiscard]] std::string_view field(const Slot& slot, format::FieldName name) noexcept;
// The videos of a group.
[[nodiscard]] std::vector<Slot> items(const Slot& group);
// Ids of an insight in authored order, which is their priority; each once (compared folded).
[[nodiscard]] std::vector<std::string_view> symptoms(const Slot& insight);
// The service's word for an authored aggregation: names, names of Azure Monitor, numbers of the portal's charts; Sum
// when empty. Nothing for what it has no word for, such as `Percentile`.
[[nodiscard]] std::optional<std::string_view> aggregation(std::string_view authored) noexcept;
// Does it say enough for a client to act on? An insight needs an id, a chart a name and an aggregation, a video an
// address of https.
[[nodiscard]] bool is_complete(const Slot& slot);

}  // namespace shelf::detail
