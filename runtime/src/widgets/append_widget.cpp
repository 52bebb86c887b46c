// One widget of the source as a typed value.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "article/slot_key.hpp"
#include "context/expand.hpp"
#include "shelf_format/names.hpp"
#include "widgets/read_payload.hpp"
#include "widgets/widget_pools.hpp"

namespace shelf::detail {

namespace {

using format::FieldName;
using Run = WidgetPools::Run;

// Values of the known children of one widget.
using Fields = std::array<std::string_view, format::field_names.size()>;

std::string_view at(const Fields& fields, FieldName name) noexcept { return fields[static_cast<std::size_t>(name)]; }

std::string_view trim(std::string_view text) noexcept {
  constexpr std::string_view space = " \t\r\n";
  const auto first = text.find_first_not_of(space);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(space) - first + 1);
}

// More than anyone writes; keeps the search for repeated members linear.
constexpr std::uint32_t max_list_members = 256;

// Members of a comma list, each once (compared folded).
Run append_list(std::string_view text, std::vector<std::string_view>& pool) {
  Run run{static_cast<std::uint32_t>(pool.size()), 0};
  while (!text.empty() && run.count < max_list_members) {
    const auto comma = text.find(',');
    const std::string_view word = trim(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    const auto begin = pool.begin() + static_cast<std::ptrdiff_t>(run.begin);
    const bool known = std::any_of(begin, pool.end(), [&](auto other) { return format::equal_folded(other, word); });
    if (word.empty() || known) continue;
    pool.push_back(word);
    ++run.count;
  }
  return run;
}

// Reads the fields of a widget and calls `item` behind every widget inside it. Up to the close.
template <class Item>
Run read_fields(OpReader& reader, Fields& fields, std::vector<NamedText>* texts, Item item) {
  Run run{texts ? static_cast<std::uint32_t>(texts->size()) : 0u, 0};
  for (Step step; reader.next(step) && step.op != Op::close;) {
    if (step.op == Op::widget) {
      item();
      continue;
    }
    const bool known = step.op == Op::field;
    if (known) fields[step.number[0]] = step.text[0];
    const bool made = known && (step.number[0] == static_cast<std::uint32_t>(FieldName::fallback_text) ||
                                step.number[0] == static_cast<std::uint32_t>(FieldName::duration_seconds));
    if (!texts || made) continue;
    known ? texts->push_back({format::field_names[step.number[0]], step.text[0]})
          : texts->push_back({step.text[0], step.text[1]});
    ++run.count;
  }
  return run;
}

Insight read_insight(const Fields& fields) noexcept {
  Insight insight;
  insight.execution_text = at(fields, FieldName::execution_text);
  insight.timeout_text = at(fields, FieldName::timeout_text);
  insight.no_result_text = at(fields, FieldName::no_result_text);
  insight.failed_text = at(fields, FieldName::failed_text);
  insight.additional_inputs = format::equal_folded(at(fields, FieldName::additional_inputs_req), "true");
  const std::string_view count = at(fields, FieldName::max_insight_count);
  std::uint16_t number = 0;
  const auto read = std::from_chars(count.data(), count.data() + count.size(), number);
  if (read.ec == std::errc() && read.ptr == count.data() + count.size() && number > 0)
    insight.max_insight_count = number;
  return insight;
}

Metric read_metric(const Fields& fields) noexcept {
  Metric metric;
  metric.metric_name = at(fields, FieldName::name);
  metric.metric_namespace = at(fields, FieldName::namespace_);
  metric.aggregation_text = at(fields, FieldName::aggregation_type);
  metric.aggregation = read_aggregation(metric.aggregation_text);
  metric.duration_text = at(fields, FieldName::time_span_duration);
  const std::string_view seconds = at(fields, FieldName::duration_seconds);
  std::from_chars(seconds.data(), seconds.data() + seconds.size(), metric.duration_seconds);
  metric.duration_seconds = std::clamp<std::uint32_t>(metric.duration_seconds, 60, 93 * 86'400);
  return metric;
}

Video read_video(const Fields& fields) noexcept {
  return make_video(at(fields, FieldName::src), at(fields, FieldName::title));
}

void set_payload(Widget& widget, const Fields& fields) {
  switch (widget.kind) {
    case WidgetKind::Insight:
      widget.payload = read_insight(fields);
      return;
    case WidgetKind::Metric:
      widget.payload = read_metric(fields);
      return;
    case WidgetKind::KbSearch:
      widget.payload = KbSearch{};
      return;
    case WidgetKind::Video:
      widget.payload = read_video(fields);
      return;
    case WidgetKind::VideoGroup:
      widget.payload = VideoGroup{};
      return;
    case WidgetKind::EmbeddedArticle:
      widget.payload = EmbeddedArticle{at(fields, FieldName::article_id)};
      return;
    case WidgetKind::Chart:
    case WidgetKind::Table:
      widget.payload = Placeholder{at(fields, FieldName::x_axis_title), at(fields, FieldName::y_axis_title)};
      return;
    default:
      widget.payload = UnknownWidget{at(fields, FieldName::element_name), at(fields, FieldName::raw)};
  }
}

std::string_view capability_of(WidgetKind kind) noexcept {
  switch (kind) {
    case WidgetKind::Insight:
      return "insight";
    case WidgetKind::Metric:
    case WidgetKind::Chart:
      return "chart";
    case WidgetKind::KbSearch:
      return "kb";
    case WidgetKind::Video:
    case WidgetKind::VideoGroup:
      return "embedVideo";
    default:
      return {};
  }
}

void append_element(const Step& start, OpReader& reader, WidgetPools& list) {
  Widget widget;
  WidgetPools::Runs runs;
  Fields fields{};
  widget.kind =
      start.number[0] < format::widget_names.size() ? static_cast<WidgetKind>(start.number[0]) : WidgetKind::Unknown;
  widget.slot = slot_key(start.slot);
  runs.videos.begin = static_cast<std::uint32_t>(list.videos.size());
  runs.fields = read_fields(reader, fields, &list.texts, [&] {
    Fields item{};
    read_fields(reader, item, nullptr, [&] { reader.skip(); });
    list.videos.push_back(read_video(item));
    ++runs.videos.count;
  });
  widget.title = at(fields, FieldName::title);
  widget.fallback_text = at(fields, FieldName::fallback_text);
  if (widget.fallback_text.empty()) widget.fallback_text = name(widget.kind);  // a bundle of another writer
  widget.capability = capability_of(widget.kind);
  if (widget.kind == WidgetKind::Insight || widget.kind == WidgetKind::Metric)
    widget.needs = 1u << static_cast<unsigned>(Variable::ResourceId);
  set_payload(widget, fields);
  if (const auto* video = std::get_if<Video>(&widget.payload)) widget.fallback_url = video->source;
  runs.clients = append_list(at(fields, FieldName::client), list.words);
  if (widget.kind == WidgetKind::Insight) runs.symptom_ids = append_list(at(fields, FieldName::symptom_id), list.words);
  list.widgets.push_back(widget);
  list.runs.push_back(runs);
}

// The first text inside an action: what a reader sees of it. `reader` is not moved.
std::string_view first_text(OpReader reader) {
  Step step;
  for (unsigned depth = 1; depth > 0 && reader.next(step);) {
    if (step.op == Op::text || step.op == Op::text_escaped) return step.text[0];
    if (step.op == Op::close)
      --depth;
    else if (format::shape_of(step.op).opens)
      ++depth;
  }
  return {};
}

void append_action(const Step& start, OpReader reader, WidgetPools& list) {
  Widget widget;
  WidgetPools::Runs runs;
  widget.slot = slot_key(start.slot);
  widget.title = first_text(reader);
  if (start.op == Op::button_link) {
    widget.kind = WidgetKind::UrlButton;
    widget.capability = "openUrl";
    widget.fallback_url = start.url;
    widget.payload = UrlButton{start.url};
  } else {
    widget.kind = WidgetKind::BladeAction;
    widget.capability = "blade";
    widget.payload =
        BladeAction{static_cast<ActionStyle>(start.number[0]), start.text[0], start.text[1], {}, start.url};
    unsigned needs = used_variables(start.url);
    runs.parameters.begin = static_cast<std::uint32_t>(list.texts.size());
    for (Step step; reader.next(step) && (step.op == Op::parameter || step.op == Op::leftover);) {
      if (step.op == Op::leftover) continue;
      list.texts.push_back({step.text[0], step.text[1]});
      ++runs.parameters.count;
      needs |= used_variables(step.text[1]);
    }
    // Where the portal is, is nothing that could be asked for.
    widget.needs = static_cast<std::uint8_t>(needs & ~unsigned{bit(Variable::Domain)});
  }
  const std::string_view other = start.op == Op::button_link ? start.url : start.text[1];
  widget.fallback_text = !widget.title.empty() ? widget.title : !other.empty() ? other : name(widget.kind);
  list.widgets.push_back(widget);
  list.runs.push_back(runs);
}

}  // namespace

void append_widget(const Step& start, OpReader& reader, WidgetPools& list) {
  start.op == Op::widget ? append_element(start, reader, list) : append_action(start, reader, list);
}

}  // namespace shelf::detail
