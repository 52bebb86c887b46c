// A solutions resource of Microsoft.Help: charts and checks, but no texts of checks and no embedded
// articles.
#include <array>

#include "dialects/dialect.hpp"
#include "dialects/live_fields.hpp"

namespace shelf {

namespace {

using namespace detail;
using format::FieldName;
using format::WidgetKind;

// One object per id, all at the same place, the most important first.
void write_diagnostics(DialectWriter& writer, const Slot& slot) {
  const std::vector<std::string_view> ids = symptoms(slot);
  for (std::size_t i = 0; i < ids.size() && !writer.stopped(); ++i) {
    writer.json().begin_object();
    writer.json().member("solutionId", ids[i]);
    write_check_state(writer, slot, ids, i, "Running");
    writer.write_key(slot);
    writer.json().end_object();
  }
}

void write_chart(DialectWriter& writer, const Slot& slot) {
  JsonWriter& json = writer.json();
  const std::string_view duration = field(slot, FieldName::time_span_duration);
  json.begin_object();
  json.member("name", field(slot, FieldName::name));
  json.member("aggregationType", aggregation(field(slot, FieldName::aggregation_type)).value_or("Sum"));
  json.member("timeSpanDuration", duration.empty() ? "1d" : duration);
  json.member("title", field(slot, FieldName::title));
  writer.write_key(slot);
  json.end_object();
}

// `troubleshooters` is live only: of states, not of widgets.
constexpr std::array<SlotList, 5> lists = {{{"webResults", WidgetKind::azure_kb, write_search},
                                            {"diagnostics", WidgetKind::insight, write_diagnostics},
                                            {"metricsBasedCharts", WidgetKind::metric, write_chart},
                                            {"videos", WidgetKind::video, write_video},
                                            {"videoGroups", WidgetKind::video_group, write_video_group}}};

}  // namespace

Result<void> Article::render_help(Sink sink, const RenderOptions& options) const {
  return render_dialect(sink, *this, options, {"content", "replacementMaps", lists, true});
}

}  // namespace shelf
