// A metric in words, as a line of bars, and as a table.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "present/plain_text.hpp"
#include "present/present.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t sparkline_columns = 60;
constexpr auto bars = std::to_array<std::string_view>({"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"});

std::string unit_suffix(std::string_view unit) {
  constexpr auto known =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"count", ""},
                                                                    {"unspecified", ""},
                                                                    {"percent", " %"},
                                                                    {"seconds", " s"},
                                                                    {"milliseconds", " ms"},
                                                                    {"bytes", " bytes"},
                                                                    {"countpersecond", " per second"},
                                                                    {"bytespersecond", " bytes/s"},
                                                                    {"bitspersecond", " bits/s"}});
  for (const auto& [name, suffix] : known)
    if (format::equal_folded(name, unit)) return std::string(suffix);
  const std::string other = clean_line(unit);
  return other.empty() ? other : " " + other;
}

bool has_value(const DataPoint& point) noexcept { return point.value && std::isfinite(*point.value); }

struct Figures {
  double minimum = 0, maximum = 0, sum = 0, latest = 0;
  std::size_t count = 0;
};

Figures measure(const std::vector<DataPoint>& points) noexcept {
  Figures figures;
  for (const DataPoint& point : points) {
    if (!has_value(point)) continue;
    const double value = *point.value;
    figures.minimum = figures.count == 0 ? value : std::min(figures.minimum, value);
    figures.maximum = figures.count == 0 ? value : std::max(figures.maximum, value);
    figures.sum += value;
    figures.latest = value;
    ++figures.count;
  }
  return figures;
}

// The mean of each column's points; a gap where none has a value.
std::string draw(const std::vector<DataPoint>& points, const Figures& figures) {
  std::string line;
  const std::size_t columns = std::min(points.size(), sparkline_columns);
  const double span = figures.maximum - figures.minimum;
  for (std::size_t column = 0; column < columns; ++column) {
    const std::size_t begin = column * points.size() / columns, end = (column + 1) * points.size() / columns;
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (!has_value(points[i])) continue;
      sum += *points[i].value;
      ++count;
    }
    if (count == 0) {
      line += ' ';
      continue;
    }
    const double part = span > 0 ? (sum / static_cast<double>(count) - figures.minimum) / span : 0;
    const double step = std::clamp(part, 0.0, 1.0) * static_cast<double>(bars.size() - 1);
    line += std::isfinite(step) ? bars[static_cast<std::size_t>(std::lround(step))] : bars.front();
  }
  return line;
}

}  // namespace

PresentedSeries present_series(const Series& series, const Messages* messages) {
  PresentedSeries out;
  out.label = clean_line(series.label);
  if (out.label.empty()) out.label = clean_line(series.metric);
  if (out.label.empty()) out.label = text(Message::data, messages);
  const Figures figures = measure(series.points);
  if (figures.count == 0) {
    out.summary.emplace_back(text(Message::data, messages), text(Message::no_data, messages));
    return out;
  }
  const std::string unit = unit_suffix(series.unit);
  const auto add = [&](Message label, double value) {
    const std::string number = format_number(value);
    out.summary.emplace_back(text(label, messages),
                             number.empty() ? std::string(text(Message::no_data, messages)) : number + unit);
  };
  add(Message::minimum, figures.minimum);
  add(Message::average, figures.sum / static_cast<double>(figures.count));
  add(Message::maximum, figures.maximum);
  add(Message::latest, figures.latest);
  out.sparkline = draw(series.points, figures);
  out.data_label = text(Message::data, messages);
  out.rows.push_back(
      {std::string(text(Message::time, messages)),
       std::string(text(Message::value, messages)) + (unit.empty() ? "" : " (" + clean_line(unit) + ")")});
  for (const DataPoint& point : series.points) {
    if (out.rows.size() > max_shown_points) break;
    out.rows.push_back({clean_line(point.time), has_value(point) ? format_number(*point.value) : std::string("–")});
  }
  return out;
}

}  // namespace shelf::detail
