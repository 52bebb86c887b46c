#include "markdown/fallback_text.hpp"

#include <cstdint>
#include <string_view>

#include "markdown/widget_values.hpp"

namespace shelf::compiler {

namespace {

using format::FieldName;
using format::WidgetKind;

std::string count_of(std::uint64_t number, std::string_view unit) {
  return std::to_string(number) + " " + std::string(unit) + (number == 1 ? "" : "s");
}

std::string time_words(std::uint64_t seconds) {
  if (seconds % 86'400 == 0) return count_of(seconds / 86'400, "day");
  if (seconds % 3'600 == 0) return count_of(seconds / 3'600, "hour");
  return count_of(seconds / 60, "minute");
}

std::string with_label(std::string_view label, std::string_view text) {
  return std::string(label) + (text.empty() ? "" : ": ") + std::string(text);
}

std::string chart_text(const Widget& widget) {
  const auto word = aggregation_word(field_value(widget, FieldName::aggregation_type)).value_or("sum");
  const std::string_view name = field_value(widget, FieldName::name), title = field_value(widget, FieldName::title);
  const std::string what = std::string(word) + (name.empty() ? "" : " of ") + std::string(name) + ", last " +
                           time_words(duration_seconds(widget));
  return title.empty() ? "Chart: " + what : "Chart: " + std::string(title) + " (" + what + ")";
}

std::string group_text(const Widget& widget) {
  std::string text;
  for (const Widget& item : widget.items) {
    const std::string_view title = field_value(item, FieldName::title);
    const std::string_view shown = title.empty() ? field_value(item, FieldName::src) : title;
    if (!shown.empty()) text += (text.empty() ? "" : "; ") + std::string(shown);
  }
  return with_label("Videos", text);
}

std::string_view first_of(const Widget& widget, FieldName first, FieldName second) noexcept {
  const std::string_view text = field_value(widget, first);
  return text.empty() ? field_value(widget, second) : text;
}

}  // namespace

std::string fallback_text(const Widget& widget) {
  switch (widget.kind) {
    case WidgetKind::insight:
      return with_label("Diagnostic check", first_of(widget, FieldName::execution_text, FieldName::symptom_id));
    case WidgetKind::metric:
      return chart_text(widget);
    case WidgetKind::azure_kb:
      return "Related results from the web";
    case WidgetKind::video:
      return with_label("Video", first_of(widget, FieldName::title, FieldName::src));
    case WidgetKind::video_group:
      return group_text(widget);
    case WidgetKind::common_solution:
      return with_label("Article", field_value(widget, FieldName::article_id));
    case WidgetKind::chart:
      return with_label("Chart", field_value(widget, FieldName::title));
    case WidgetKind::table:
      return with_label("Table", field_value(widget, FieldName::title));
    case WidgetKind::unknown:
      break;
  }
  return "Interactive element";
}

}  // namespace shelf::compiler
