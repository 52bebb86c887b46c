#include "markdown/lint_widget.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>

#include "markdown/widget_values.hpp"
#include "text/ascii.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

using format::FieldName;
using format::WidgetKind;

std::string name_of(FieldName name) { return std::string(format::field_names[static_cast<std::size_t>(name)]); }
std::string name_of(WidgetKind kind) { return std::string(format::widget_names[static_cast<std::size_t>(kind)]); }

// Where the value of the child stands; the whole widget when it has no such child.
Span place(const Widget& widget, FieldName name) noexcept {
  for (const WidgetField& field : widget.fields)
    if (field.name == name) return field.where;
  return widget.where;
}

void require(const Widget& widget, std::initializer_list<FieldName> names, DiagnosticSink& sink) {
  for (const FieldName name : names)
    if (field_value(widget, name).empty())
      sink.report(Code::WID4, place(widget, name),
                  "widget `" + name_of(widget.kind) + "` has no `" + name_of(name) + "` or an empty one",
                  "add `<" + name_of(name) + ">…</" + name_of(name) + ">`");
}

void report_value(const Widget& widget, FieldName name, const char* expected, DiagnosticSink& sink) {
  sink.report(Code::WID5, place(widget, name),
              quoted(field_value(widget, name), 80) + " is no value of `" + name_of(name) + "`",
              "write " + std::string(expected));
}

bool is_count(std::string_view text) noexcept {
  unsigned number = 0;
  for (const char c : text.substr(0, 4)) {
    if (!is_digit(c)) return false;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return text.size() <= 3 && number >= 1 && number <= 255;
}

// One item of the comma list that the field holds.
Span item_place(const WidgetField& field, std::string_view item) noexcept {
  if (field.where.end - field.where.begin != field.value.size()) return field.where;
  const auto begin = field.where.begin + static_cast<std::uint32_t>(item.data() - field.value.data());
  return {begin, begin + static_cast<std::uint32_t>(item.size())};
}

void check_symptoms(const WidgetField& field, DiagnosticSink& sink) {
  std::unordered_set<std::string> seen;
  const std::string_view list = field.value;
  for (std::size_t begin = 0, end = 0; end != list.size(); begin = end + 1) {
    end = std::min(list.find(',', begin), list.size());
    const std::string_view item = trim(list.substr(begin, end - begin));
    if (item.empty())
      return void(sink.report(Code::WID8, field.where, "list of symptoms " + quoted(list) + " has an empty item",
                              "remove a comma"));
    if (!seen.insert(folded(item)).second)
      sink.report(Code::WID8, item_place(field, item), "symptom " + quoted(item) + " is listed twice",
                  "remove it, or write the id of another symptom");
  }
}

void check_texts(const Widget& insight, DiagnosticSink& sink) {
  std::string missing;
  for (const FieldName name : {FieldName::execution_text, FieldName::timeout_text, FieldName::no_result_text})
    if (field_value(insight, name).empty()) missing += (missing.empty() ? "`" : ", `") + name_of(name) + "`";
  if (missing.empty()) return;
  sink.report(Code::WID7, insight.where, "widget `insight` has no " + missing + ", a general sentence is shown instead",
              "write one sentence for each state");
}

void lint_insight(const Widget& widget, DiagnosticSink& sink) {
  require(widget, {FieldName::symptom_id}, sink);
  for (const WidgetField& field : widget.fields)
    if (field.name == FieldName::symptom_id && !field.value.empty()) check_symptoms(field, sink);
  const std::string_view inputs = field_value(widget, FieldName::additional_inputs_req);
  if (!inputs.empty() && !format::equal_folded(inputs, "true") && !format::equal_folded(inputs, "false"))
    report_value(widget, FieldName::additional_inputs_req, "`true` or `false`", sink);
  const std::string_view count = field_value(widget, FieldName::max_insight_count);
  if (!count.empty() && !is_count(count))
    report_value(widget, FieldName::max_insight_count, "a number from 1 to 255", sink);
  check_texts(widget, sink);
}

void lint_metric(const Widget& widget, DiagnosticSink& sink) {
  require(widget, {FieldName::name}, sink);
  if (!aggregation_word(field_value(widget, FieldName::aggregation_type)))
    report_value(widget, FieldName::aggregation_type, "`Sum`, `Avg`, `Count`, `Min` or `Max`", sink);
  const std::string_view text = field_value(widget, FieldName::time_span_duration);
  if (text.empty()) return;
  const auto duration = read_duration(text);
  if (!duration)
    report_value(widget, FieldName::time_span_duration, "a number and `d`, `h` or `m` (minutes), such as `3d`", sink);
  else if (duration->iso)
    sink.report(Code::WID5, Severity::note, place(widget, FieldName::time_span_duration),
                "`timeSpanDuration` is the ISO 8601 duration " + quoted(text, 80),
                "write a number and `d`, `h` or `m` (minutes), such as `3d`");
}

void lint_video(const Widget& widget, DiagnosticSink& sink) {
  require(widget, {FieldName::src, FieldName::title}, sink);
  const std::string src = folded(field_value(widget, FieldName::src));
  if (src.empty()) return;
  for (const std::string_view host : {"https://www.youtube.com/", "https://youtube.com/", "https://youtu.be/",
                                      "https://www.youtube-nocookie.com/", "https://youtube-nocookie.com/"})
    if (src.starts_with(host)) return;
  sink.report(Code::LNK3, place(widget, FieldName::src),
              "video is not on `https://www.youtube.com`: " + quoted(field_value(widget, FieldName::src), 80),
              "use the address of the watch page");
}

void lint_group(const Widget& group, DiagnosticSink& sink) {
  const std::size_t count = group.items.size();
  if (count == 0)
    sink.report(Code::WID4, group.where, "widget `videoGroup` has no `video`", "add at least one `<video>…</video>`");
  else if (count == 1)
    sink.report(Code::WID10, group.where, "widget `videoGroup` holds one `video`", "write the `video` without a group");
  else if (count > 3)
    sink.report(Code::WID10, group.where, "widget `videoGroup` holds " + std::to_string(count) + " `video`",
                "make groups of two or three");
}

}  // namespace

void lint_widget(const Widget& widget, DiagnosticSink& sink) {
  switch (widget.kind) {
    case WidgetKind::insight:
      return lint_insight(widget, sink);
    case WidgetKind::metric:
      return lint_metric(widget, sink);
    case WidgetKind::video:
      return lint_video(widget, sink);
    case WidgetKind::video_group:
      return lint_group(widget, sink);
    case WidgetKind::common_solution:
      return require(widget, {FieldName::article_id}, sink);
    case WidgetKind::chart:
    case WidgetKind::table:
      sink.report(Code::WID6, widget.where, "reserved widget `" + name_of(widget.kind) + "` kept with its fields");
      return;
    case WidgetKind::azure_kb:
    case WidgetKind::unknown:
      return;
  }
}

}  // namespace shelf::compiler
