#include "markdown/widget_values.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "text/ascii.hpp"

namespace shelf::compiler {

namespace {

// Seconds per unit of an ISO 8601 duration; 0: not such a unit here.
std::uint64_t iso_unit(char unit, bool time) noexcept {
  switch (format::fold(unit)) {
    case 'd':
      return time ? 0 : 86'400;
    case 'h':
      return time ? 3'600 : 0;
    case 'm':
      return time ? 60 : 0;
    case 's':
      return time ? 1 : 0;
    default:
      return 0;
  }
}

}  // namespace

std::string_view field_value(const Widget& widget, format::FieldName name) noexcept {
  for (const WidgetField& candidate : widget.fields)
    if (candidate.name == name) return candidate.value;
  return {};
}

std::optional<std::string_view> aggregation_word(std::string_view text) noexcept {
  static constexpr auto words = std::to_array<std::pair<std::string_view, std::string_view>>({{"", "sum"},
                                                                                              {"sum", "sum"},
                                                                                              {"total", "sum"},
                                                                                              {"1", "sum"},
                                                                                              {"avg", "average"},
                                                                                              {"average", "average"},
                                                                                              {"4", "average"},
                                                                                              {"min", "minimum"},
                                                                                              {"minimum", "minimum"},
                                                                                              {"2", "minimum"},
                                                                                              {"max", "maximum"},
                                                                                              {"maximum", "maximum"},
                                                                                              {"3", "maximum"},
                                                                                              {"count", "count"},
                                                                                              {"7", "count"}});
  for (const auto& [name, word] : words)
    if (format::equal_folded(name, text)) return word;
  return std::nullopt;
}

std::optional<Duration> read_duration(std::string_view text) noexcept {
  Duration duration;
  duration.iso = !text.empty() && format::fold(text.front()) == 'p';
  if (duration.iso) text.remove_prefix(1);
  for (bool time = !duration.iso, first = true; !text.empty(); first = false) {
    if (duration.iso && format::fold(text.front()) == 't') {
      time = true;
      text.remove_prefix(1);
    }
    std::uint64_t number = 0;
    std::size_t digits = 0;
    while (digits < text.size() && digits < 6 && is_digit(text[digits]))
      number = number * 10 + static_cast<std::uint64_t>(text[digits++] - '0');
    if (digits == 0 || digits == text.size() || (!duration.iso && !first)) return std::nullopt;
    const char unit = format::fold(text[digits]);
    const std::uint64_t seconds = !duration.iso && unit == 'd' ? 86'400 : iso_unit(unit, time);
    if (seconds == 0 || (!duration.iso && unit == 's')) return std::nullopt;
    duration.seconds += number * seconds;
    text.remove_prefix(digits + 1);
  }
  return duration.seconds == 0 ? std::nullopt : std::optional(duration);
}

std::uint64_t duration_seconds(const Widget& metric) noexcept {
  constexpr std::uint64_t day = 86'400;
  const auto duration = read_duration(field_value(metric, format::FieldName::time_span_duration));
  return duration ? duration->seconds : day;
}

}  // namespace shelf::compiler
