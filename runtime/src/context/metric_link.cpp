#include "context/metric_link.hpp"

#include <array>
#include <cstddef>

#include "context/check_text.hpp"
#include "context/encode.hpp"
#include "context/metric_time.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_name = 256;

// The portal's own numbers; 0: none.
unsigned chart_number(Aggregation aggregation) noexcept {
  static constexpr auto numbers = std::to_array<unsigned>({1, 4, 7, 2, 3, 0});
  return numbers[static_cast<std::size_t>(aggregation) % numbers.size()];
}

// {"resourceMetadata":{"id":…},
void append_chart_resource(const ResolvedContext& context, std::string& out) {
  out += "%7B%22resourceMetadata%22%3A%7B%22id%22%3A";
  out += context.resource_json;
  out += "%7D%2C";
}

// "name":…,"aggregationType":…,"namespace":…}
void append_chart_metric(const Metric& metric, std::string& out) {
  out += "%22name%22%3A";
  append_json_segment(out, metric.metric_name);
  if (const unsigned number = chart_number(metric.aggregation)) {
    out += "%2C%22aggregationType%22%3A";
    append_number(out, number);
  }
  if (!metric.metric_namespace.empty()) {
    out += "%2C%22namespace%22%3A";
    append_json_segment(out, metric.metric_namespace);
  }
  out += "%7D";
}

// {"v2charts":[{"title":…,"metrics":[…]}]}
void append_chart(std::span<const Metric* const> metrics, std::string_view title, const ResolvedContext& context,
                  std::string& out) {
  out += "%7B%22v2charts%22%3A%5B%7B";
  if (!title.empty()) {
    out += "%22title%22%3A";
    append_json_segment(out, title);
    out += "%2C";
  }
  out += "%22metrics%22%3A%5B";
  const std::size_t resource = out.size();
  append_chart_resource(context, out);
  const std::size_t resource_size = out.size() - resource;
  for (const Metric* metric : metrics) {
    if (metric != metrics.front()) out.append("%2C").append(out, resource, resource_size);
    append_chart_metric(*metric, out);
  }
  out += "%5D%7D%5D%7D";
}

}  // namespace

bool is_metric_name(std::string_view name) noexcept {
  return !name.empty() && name.size() <= max_name && is_printable(name);
}

std::string_view service_name(Aggregation aggregation) noexcept {
  static constexpr auto names =
      std::to_array<std::string_view>({"Total", "Average", "Count", "Minimum", "Maximum", ""});
  return names[static_cast<std::size_t>(aggregation) % names.size()];
}

std::uint8_t append_metric_link(std::span<const Metric* const> metrics, std::string_view title,
                                const ResolvedContext& context, std::string& out) {
  if (metrics.empty() || !is_metric_name(metrics.front()->metric_name)) return 0;
  constexpr unsigned needed = bit(Variable::ResourceId) | bit(Variable::Domain);
  if (const unsigned missing = needed & ~static_cast<unsigned>(context.given))
    return static_cast<std::uint8_t>(missing);
  out.append(context[Variable::Domain]).append("/#blade/Microsoft_Azure_Monitoring/MetricsBladeV3/ResourceId/");
  out.append(context.resource_segment).append("/TimeContext/%7B%22relative%22%3A%7B%22duration%22%3A");
  append_number(out, 1000LL * metrics.front()->duration_seconds);
  out += "%7D%2C%22options%22%3A%7B%22grain%22%3A1%7D%7D/ChartDefinition/";
  append_chart(metrics, title, context, out);
  return 0;
}

void append_metric_command(std::span<const Metric* const> metrics, const ResolvedContext& context, std::string& out) {
  if (metrics.empty() || !context.has(Variable::ResourceId)) return;
  const Metric& first = *metrics.front();
  if (service_name(first.aggregation).empty()) return;
  out.append("az monitor metrics list --resource ").append(context.resource_word).append(" --metric");
  for (const Metric* metric : metrics) {
    out += ' ';
    append_shell_word(out, metric->metric_name);
  }
  if (!first.metric_namespace.empty()) {
    out += " --namespace ";
    append_shell_word(out, first.metric_namespace);
  }
  out.append(" --aggregation ").append(service_name(first.aggregation)).append(" --offset ");
  append_short_duration(out, first.duration_seconds);
  out += " --interval ";
  append_short_duration(out, grain_of(first.duration_seconds));
}

}  // namespace shelf::detail
