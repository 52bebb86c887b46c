// What the values of a widget's children mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/widget.hpp"

namespace shelf::compiler {

// Value of a field; empty when there is none.
[[nodiscard]] std::string_view field_value(const Widget& widget, format::FieldName name) noexcept;

// Word for the text shown instead of a chart. Numbers are codes of the portal's charts. Empty: unknown.
[[nodiscard]] std::optional<std::string_view> aggregation_word(std::string_view text) noexcept;

// `3d`, `12h`, `30m` (minutes), or an ISO 8601 duration of days, hours and minutes. Empty: neither.
struct Duration {
  std::uint64_t seconds = 0;
  bool iso = false;
};
[[nodiscard]] std::optional<Duration> read_duration(std::string_view text) noexcept;

// Of a metric: as authored, else a day.
[[nodiscard]] std::uint64_t duration_seconds(const Widget& metric) noexcept;

}  // namespace shelf::compiler
