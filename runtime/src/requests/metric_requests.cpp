// Metrics: one reading of Azure Monitor for all that differ in their names only.
#include <algorithm>

#include "context/check_text.hpp"
#include "context/metric_link.hpp"
#include "context/metric_time.hpp"
#include "requests/request_maker.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_names = 20;  // of one reading: the service's limit
constexpr std::uint32_t deadline_ms = 30'000;
// The worked versions differ in options that are not used here; AutoAdjustTimegrain came after this one.
constexpr std::string_view api_version = "2018-01-01";

bool share(const Metric& a, const Metric& b) noexcept {
  return a.aggregation == b.aggregation && a.duration_seconds == b.duration_seconds &&
         format::equal_folded(a.metric_namespace, b.metric_namespace);
}

// As an item of a comma list: a comma inside is written `%2`, as the service wants it.
void append_listed(std::string& out, std::string_view name) {
  for (std::size_t comma = name.find(','); comma != std::string_view::npos; comma = name.find(',')) {
    out.append(name.substr(0, comma)).append("%2");
    name.remove_prefix(comma + 1);
  }
  out += name;
}

}  // namespace

void RequestMaker::gather_metrics(std::size_t first) {
  RequestPools& pools = builder_.pools();
  pools.group.clear();
  pools.metrics.clear();
  const Metric& model = std::get<Metric>(widgets_[first].payload);
  for (std::size_t i = first; i < widgets_.size(); ++i) {
    const auto* metric = std::get_if<Metric>(&widgets_[i].payload);
    if (metric == nullptr || !share(*metric, model) || !is_metric_name(metric->metric_name) || !is_open(i)) continue;
    const bool known = std::any_of(pools.metrics.begin(), pools.metrics.end(), [&](const Metric* other) {
      return format::equal_folded(other->metric_name, metric->metric_name);
    });
    if (!known && pools.metrics.size() == max_names) continue;
    if (!known) pools.metrics.push_back(metric);
    pools.group.push_back(&widgets_[i]);
    pools.covered[i] = true;
  }
}

std::string_view RequestMaker::metric_names() {
  return builder_.write([&](std::string& out) {
    for (const Metric* metric : builder_.pools().metrics) {
      if (!out.empty()) out += ',';
      append_listed(out, metric->metric_name);
    }
  });
}

void RequestMaker::make_metric(std::size_t i, const Metric& metric) {
  const Widget& widget = widgets_[i];
  if (!is_metric_name(metric.metric_name)) return;
  if (metric.aggregation == Aggregation::Unsupported || !is_printable(metric.metric_namespace))
    return chart_elsewhere(widget, metric);
  gather_metrics(i);
  Request& request = begin(widget, Action::Http);
  request.covers = slots_of(builder_.pools().group);
  request.idempotent = true;
  request.trigger = Trigger::Auto;
  request.deadline_ms = deadline_ms;
  request.missing = builder_.names_of(bit(Variable::ResourceId) & static_cast<std::uint8_t>(~resolved_.given));
  request.http.path = resource_path("/providers/Microsoft.Insights/metrics");
  const auto timespan =
      builder_.write([&](std::string& out) { append_timespan(out, context_.now, metric.duration_seconds); });
  const auto interval =
      builder_.write([&](std::string& out) { append_iso_duration(out, grain_of(metric.duration_seconds)); });
  const auto query = builder_.arena().keep<NamedText>({{"api-version", api_version},
                                                       {"metricnames", metric_names()},
                                                       {"aggregation", service_name(metric.aggregation)},
                                                       {"timespan", timespan},
                                                       {"interval", interval},
                                                       {"metricnamespace", metric.metric_namespace}});
  request.http.query = metric.metric_namespace.empty() ? query.first(query.size() - 1) : query;
  request.fallback_url = builder_.write(
      [&](std::string& out) { append_metric_link(builder_.pools().metrics, widget.title, resolved_, out); });
  request.fallback_command =
      builder_.write([&](std::string& out) { append_metric_command(builder_.pools().metrics, resolved_, out); });
}

// The service has no such aggregation, but the portal may.
void RequestMaker::chart_elsewhere(const Widget& widget, const Metric& metric) {
  const Metric* const alone[] = {&metric};
  std::uint8_t missing = 0;
  const std::string_view url =
      builder_.write([&](std::string& out) { missing = append_metric_link(alone, widget.title, resolved_, out); });
  if (url.empty() && missing == 0) return;
  Request& request = begin(widget, Action::OpenUrl);
  request.url = request.fallback_url = url;
  request.missing = builder_.names_of(missing);
}

}  // namespace shelf::detail
