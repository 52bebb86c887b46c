#include "markdown/complete_widget.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/ascii.hpp"

namespace shelf::compiler {

namespace {

using format::FieldName;
using format::WidgetKind;

struct KnownWidget {
  WidgetKind kind;
  std::vector<FieldName> children, required;
};

const KnownWidget* find_known(WidgetKind kind) {
  static const std::array<KnownWidget, 8> known = {{
      {WidgetKind::insight,
       {FieldName::symptom_id, FieldName::execution_text, FieldName::timeout_text, FieldName::no_result_text,
        FieldName::failed_text, FieldName::additional_inputs_req, FieldName::max_insight_count, FieldName::client},
       {FieldName::symptom_id}},
      {WidgetKind::metric,
       {FieldName::name, FieldName::title, FieldName::aggregation_type, FieldName::time_span_duration,
        FieldName::time_span_type, FieldName::namespace_, FieldName::client},
       {FieldName::name}},
      {WidgetKind::azure_kb, {FieldName::client}, {}},
      {WidgetKind::video, {FieldName::src, FieldName::title, FieldName::size}, {FieldName::src, FieldName::title}},
      {WidgetKind::video_group, {}, {}},
      {WidgetKind::common_solution, {FieldName::article_id, FieldName::client}, {FieldName::article_id}},
      {WidgetKind::chart, {FieldName::title, FieldName::x_axis_title, FieldName::y_axis_title}, {}},
      {WidgetKind::table, {FieldName::title}, {}},
  }};
  const auto found = std::find_if(known.begin(), known.end(), [&](const KnownWidget& w) { return w.kind == kind; });
  return found == known.end() ? nullptr : &*found;
}

std::string ticks(std::string_view text) { return "`" + std::string(text.substr(0, 80)) + "`"; }

std::string_view field(const Widget& widget, FieldName name) noexcept {
  for (const WidgetField& candidate : widget.fields)
    if (candidate.name == name) return candidate.value;
  return {};
}

std::string_view kind_name(const Widget& widget) noexcept {
  return format::widget_names[static_cast<std::size_t>(widget.kind)];
}

std::optional<FieldName> child_name(std::string_view name, const KnownWidget& known) {
  // An older guide marks ids that translators must leave alone.
  if (name.size() > 6 && format::equal_folded(name.substr(name.size() - 6), "_noloc")) name.remove_suffix(6);
  const auto position = format::find_name(format::field_names, name);
  if (!position) return std::nullopt;
  const auto found = static_cast<FieldName>(*position);
  const bool fits = std::find(known.children.begin(), known.children.end(), found) != known.children.end();
  return fits ? std::optional(found) : std::nullopt;
}

// Older samples wrap titles in the marks of bold text.
std::string strip_bold(std::string value) {
  if (value.size() > 4 && value.starts_with("**") && value.ends_with("**"))
    return std::string(trim(std::string_view(value).substr(2, value.size() - 4)));
  return value;
}

void add_field(Widget& widget, WidgetChild child, const KnownWidget& known, DiagnosticSink& sink) {
  const auto name = child_name(child.name, known);
  if (!name && known.kind != WidgetKind::chart && known.kind != WidgetKind::table)
    sink.report(Code::WID4, child.where,
                "unknown child " + ticks(child.name) + " of widget " + ticks(kind_name(widget)),
                "remove it, or correct its name");
  const auto same = std::find_if(widget.fields.begin(), widget.fields.end(), [&](const WidgetField& other) {
    return name ? other.name == name : format::equal_folded(other.authored_name, child.name);
  });
  WidgetField made{name, std::move(child.name), strip_bold(std::move(child.value))};
  if (same == widget.fields.end()) {
    widget.fields.push_back(std::move(made));
    return;
  }
  sink.report(Code::WID4, child.where, "child " + ticks(made.authored_name) + " stands twice, the last one counts",
              "keep one of them");
  *same = std::move(made);
}

void check_required(const Widget& widget, const KnownWidget& known, DiagnosticSink& sink) {
  for (const FieldName name : known.required) {
    if (!field(widget, name).empty()) continue;
    const std::string_view text = format::field_names[static_cast<std::size_t>(name)];
    sink.report(Code::WID4, widget.where,
                "widget " + ticks(kind_name(widget)) + " has no " + ticks(text) + " or an empty one",
                "add `<" + std::string(text) + ">…</" + std::string(text) + ">`");
  }
}

// Words for the text shown instead of a chart. Numbers are codes of the portal's charts.
std::optional<std::string_view> aggregation_word(std::string_view text) {
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

void report_value(const Widget& widget, FieldName name, std::string_view expected, DiagnosticSink& sink) {
  sink.report(
      Code::WID5, widget.where,
      ticks(field(widget, name)) + " is no value of " + ticks(format::field_names[static_cast<std::size_t>(name)]),
      "write " + std::string(expected));
}

void check_insight(const Widget& widget, DiagnosticSink& sink) {
  const std::string_view inputs = field(widget, FieldName::additional_inputs_req);
  if (!inputs.empty() && !format::equal_folded(inputs, "true") && !format::equal_folded(inputs, "false"))
    report_value(widget, FieldName::additional_inputs_req, "`true` or `false`", sink);
  const std::string_view count = field(widget, FieldName::max_insight_count);
  if (count.size() > 3 || !std::all_of(count.begin(), count.end(), is_digit))
    report_value(widget, FieldName::max_insight_count, "a number from 1 to 999", sink);
}

std::uint64_t check_metric(const Widget& widget, DiagnosticSink& sink) {
  if (!aggregation_word(field(widget, FieldName::aggregation_type)))
    report_value(widget, FieldName::aggregation_type, "`Sum`, `Avg`, `Count`, `Min` or `Max`", sink);
  constexpr std::uint64_t day = 86'400;
  const std::string_view text = field(widget, FieldName::time_span_duration);
  if (text.empty()) return day;
  const auto duration = read_duration(text);
  if (!duration)
    report_value(widget, FieldName::time_span_duration, "a number and `d`, `h` or `m` (minutes), such as `3d`", sink);
  else if (duration->iso)
    sink.report(Code::WID5, Severity::note, widget.where, "`timeSpanDuration` is the ISO 8601 duration " + ticks(text),
                "write a number and `d`, `h` or `m` (minutes), such as `3d`");
  return duration ? duration->seconds : day;
}

void check_video(const Widget& widget, DiagnosticSink& sink) {
  const std::string src = folded(field(widget, FieldName::src));
  if (src.empty()) return;
  for (const std::string_view host : {"https://www.youtube.com/", "https://youtube.com/", "https://youtu.be/"})
    if (src.starts_with(host)) return;
  sink.report(Code::LNK3, widget.where, "video is not on `https://www.youtube.com`: " + ticks(src),
              "use the address of the watch page");
}

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

std::string chart_text(const Widget& widget, std::uint64_t seconds) {
  const auto word = aggregation_word(field(widget, FieldName::aggregation_type)).value_or("sum");
  const std::string_view name = field(widget, FieldName::name), title = field(widget, FieldName::title);
  const std::string what =
      std::string(word) + (name.empty() ? "" : " of ") + std::string(name) + ", last " + time_words(seconds);
  return title.empty() ? "Chart: " + what : "Chart: " + std::string(title) + " (" + what + ")";
}

std::string group_text(const Widget& widget) {
  std::string text;
  for (const Widget& item : widget.items) {
    const std::string_view title = field(item, FieldName::title);
    const std::string_view shown = title.empty() ? field(item, FieldName::src) : title;
    if (!shown.empty()) text += (text.empty() ? "" : "; ") + std::string(shown);
  }
  return with_label("Videos", text);
}

std::string_view first_of(const Widget& widget, FieldName first, FieldName second) noexcept {
  const std::string_view text = field(widget, first);
  return text.empty() ? field(widget, second) : text;
}

std::string fallback_text(const Widget& widget, std::uint64_t seconds) {
  switch (widget.kind) {
    case WidgetKind::insight:
      return with_label("Diagnostic check", first_of(widget, FieldName::execution_text, FieldName::symptom_id));
    case WidgetKind::metric:
      return chart_text(widget, seconds);
    case WidgetKind::azure_kb:
      return "Related results from the web";
    case WidgetKind::video:
      return with_label("Video", first_of(widget, FieldName::title, FieldName::src));
    case WidgetKind::video_group:
      return group_text(widget);
    case WidgetKind::common_solution:
      return with_label("Article", field(widget, FieldName::article_id));
    case WidgetKind::chart:
      return with_label("Chart", field(widget, FieldName::title));
    case WidgetKind::table:
      return with_label("Table", field(widget, FieldName::title));
    case WidgetKind::unknown:
      break;
  }
  return "Interactive element";
}

void make_field(Widget& widget, FieldName name, std::string value) {
  widget.fields.push_back({name, std::string(format::field_names[static_cast<std::size_t>(name)]), std::move(value)});
}

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

Widget complete_widget(WidgetKind kind, std::vector<WidgetChild> children, std::vector<Widget> items, Span where,
                       DiagnosticSink& sink) {
  Widget widget;
  widget.kind = kind;
  widget.items = std::move(items);
  widget.where = where;
  const KnownWidget* const known = find_known(kind);
  if (known) {
    for (WidgetChild& child : children) add_field(widget, std::move(child), *known, sink);
    check_required(widget, *known, sink);
  }
  std::uint64_t seconds = 0;
  if (kind == WidgetKind::insight) check_insight(widget, sink);
  if (kind == WidgetKind::metric) seconds = check_metric(widget, sink);
  if (kind == WidgetKind::video) check_video(widget, sink);
  if (kind == WidgetKind::chart || kind == WidgetKind::table)
    sink.report(Code::WID6, where, "reserved widget " + ticks(kind_name(widget)) + " kept with its fields");
  if (kind == WidgetKind::video_group && widget.items.empty())
    sink.report(Code::WID4, where, "widget `videoGroup` has no `video`", "add at least one `<video>…</video>`");
  make_field(widget, FieldName::fallback_text, fallback_text(widget, seconds));
  if (kind == WidgetKind::metric) make_field(widget, FieldName::duration_seconds, std::to_string(seconds));
  return widget;
}

}  // namespace shelf::compiler
