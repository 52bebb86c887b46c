// An apollo resource of Microsoft.Diagnostics: checks with their texts and embedded articles, but no
// charts.
#include <array>

#include "dialects/dialect.hpp"
#include "dialects/live_fields.hpp"

namespace shelf {

namespace {

using namespace detail;
using format::FieldName;
using format::WidgetKind;

constexpr std::string_view default_count = "3";  // what the portal shows when nothing is said

// The dialect has the number as a text.
std::string_view insight_count(const Slot& slot) noexcept {
  const std::string_view count = field(slot, FieldName::max_insight_count);
  const bool number = !count.empty() && count.size() <= 3 && count.front() != '0' &&
                      count.find_first_not_of("0123456789") == std::string_view::npos;
  return number ? count : default_count;
}

// One object per id, all at the same place, the most important first: each is run by itself.
void write_insights(DialectWriter& writer, const Slot& slot) {
  JsonWriter& json = writer.json();
  const std::vector<std::string_view> ids = symptoms(slot);
  for (std::size_t i = 0; i < ids.size() && !writer.stopped(); ++i) {
    json.begin_object();
    json.member("solutionId", ids[i]);
    json.member("executionText", field(slot, FieldName::execution_text));
    json.member("timeoutText", field(slot, FieldName::timeout_text));
    json.member("noResultText", field(slot, FieldName::no_result_text));
    json.member("maxInsightCount", insight_count(slot));
    json.key("additionalInputsReq");
    json.raw(format::equal_folded(field(slot, FieldName::additional_inputs_req), "true") ? "true" : "false");
    write_check_state(writer, slot, ids, i, "Queued");
    writer.write_key(slot);
    json.end_object();
  }
}

void write_common_solution(DialectWriter& writer, const Slot& slot) {
  writer.json().begin_object();
  writer.write_embedded(slot);
  writer.write_key(slot);
  writer.json().end_object();
}

constexpr std::array<SlotList, 5> lists = {{{"azureKb", WidgetKind::azure_kb, write_search},
                                            {"insights", WidgetKind::insight, write_insights},
                                            {"videos", WidgetKind::video, write_video},
                                            {"videoGroups", WidgetKind::video_group, write_video_group},
                                            {"commonSolutions", WidgetKind::common_solution, write_common_solution}}};

}  // namespace

Result<void> Article::render_apollo(Sink sink, const RenderOptions& options) const {
  return render_dialect(sink, *this, options, {"htmlContent", "bindings", lists, false});
}

}  // namespace shelf
