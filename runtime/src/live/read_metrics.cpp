#include "live/service_objects.hpp"
#include "present/decimal.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

// {"value": "x"} or "x".
std::string name_member(const Json& value, std::string_view member_name, std::string_view inner) {
  const Json* name = member(value, member_name);
  return name != nullptr && name->is_object() ? shown_member(*name, inner) : shown_member(value, member_name);
}

std::optional<double> read_number(const Json& point, std::string_view field) {
  return read_decimal(string_member(point, field));
}

// "Requests (instance: a, zone: 2)".
std::string series_label(const std::string& label, const Json& series) {
  std::string dimensions;
  for (const Json& dimension : list_member(series, "metadatavalues")) {
    const std::string name = name_member(dimension, "name", "value"), value = shown_member(dimension, "value");
    if (value.empty()) continue;
    dimensions += (dimensions.empty() ? "" : ", ") + (name.empty() ? value : name + ": " + value);
  }
  return dimensions.empty() ? label : label + " (" + dimensions + ")";
}

MetricAnswer read_metric(const Json& value) {
  MetricAnswer out;
  out.series.metric = name_member(value, "name", "value");
  out.series.unit = shown_member(value, "unit");
  out.series.label = name_member(value, "name", "localizedValue");
  if (out.series.label.empty()) out.series.label = out.series.metric;
  out.error_code = shown_member(value, "errorCode");
  if (format::equal_folded(out.error_code, "Success")) out.error_code.clear();
  if (!out.error_code.empty()) out.error_message = plain_member(value, "errorMessage");
  return out;
}

}  // namespace

MetricsAnswer read_metrics(std::string_view json, std::string_view field) {
  MetricsAnswer out;
  const auto answer = parse_answer(json);
  if (!answer || !answer->is_object()) return out;
  out.readable = true;
  for (const Json& value : list_member(properties_of(*answer), "value")) {
    if (!value.is_object()) continue;
    const MetricAnswer metric = read_metric(value);
    const Json::array_t& all = list_member(value, "timeseries");
    for (const Json& series : all) {
      MetricAnswer& found = out.metrics.emplace_back(metric);
      found.series.label = series_label(metric.series.label, series);
      for (const Json& point : list_member(series, "data"))
        if (point.is_object())
          found.series.points.push_back({shown_member(point, "timeStamp"), read_number(point, field)});
    }
    if (all.empty()) out.metrics.push_back(metric);
  }
  return out;
}

}  // namespace shelf::detail
