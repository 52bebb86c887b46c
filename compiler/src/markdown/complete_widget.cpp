#include "markdown/complete_widget.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "markdown/fallback_text.hpp"
#include "markdown/lint_widget.hpp"
#include "markdown/widget_values.hpp"
#include "text/ascii.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

using format::FieldName;
using format::WidgetKind;

struct KnownWidget {
  WidgetKind kind;
  std::vector<FieldName> children;
};

const KnownWidget* find_known(WidgetKind kind) {
  static const std::array<KnownWidget, 8> known = {{
      {WidgetKind::insight,
       {FieldName::symptom_id, FieldName::execution_text, FieldName::timeout_text, FieldName::no_result_text,
        FieldName::failed_text, FieldName::additional_inputs_req, FieldName::max_insight_count, FieldName::client}},
      {WidgetKind::metric,
       {FieldName::name, FieldName::title, FieldName::aggregation_type, FieldName::time_span_duration,
        FieldName::time_span_type, FieldName::namespace_, FieldName::client}},
      {WidgetKind::azure_kb, {FieldName::client}},
      {WidgetKind::video, {FieldName::src, FieldName::title, FieldName::size}},
      {WidgetKind::video_group, {}},
      {WidgetKind::common_solution, {FieldName::article_id, FieldName::client}},
      {WidgetKind::chart, {FieldName::title, FieldName::x_axis_title, FieldName::y_axis_title}},
      {WidgetKind::table, {FieldName::title}},
  }};
  const auto found = std::find_if(known.begin(), known.end(), [&](const KnownWidget& w) { return w.kind == kind; });
  return found == known.end() ? nullptr : &*found;
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
                "unknown child " + quoted(child.name, 80) + " of widget `" +
                    std::string(format::widget_names[static_cast<std::size_t>(known.kind)]) + "`",
                "remove it, or correct its name");
  const auto same = std::find_if(widget.fields.begin(), widget.fields.end(), [&](const WidgetField& other) {
    return name ? other.name == name : format::equal_folded(other.authored_name, child.name);
  });
  const Span where = child.value.empty() ? child.where : child.value_where;
  WidgetField made{name, std::move(child.name), strip_bold(std::move(child.value)), where};
  if (same == widget.fields.end()) {
    widget.fields.push_back(std::move(made));
    return;
  }
  sink.report(Code::WID4, child.where, "child " + quoted(made.authored_name, 80) + " stands twice, the last one counts",
              "keep one of them");
  *same = std::move(made);
}

void make_field(Widget& widget, FieldName name, std::string value) {
  widget.fields.push_back(
      {name, std::string(format::field_names[static_cast<std::size_t>(name)]), std::move(value), widget.where});
}

}  // namespace

Widget complete_widget(WidgetKind kind, std::vector<WidgetChild> children, std::vector<Widget> items, Span where,
                       DiagnosticSink& sink) {
  Widget widget;
  widget.kind = kind;
  widget.items = std::move(items);
  widget.where = where;
  if (const KnownWidget* const known = find_known(kind))
    for (WidgetChild& child : children) add_field(widget, std::move(child), *known, sink);
  lint_widget(widget, sink);
  make_field(widget, FieldName::fallback_text, fallback_text(widget));
  if (kind == WidgetKind::metric)
    make_field(widget, FieldName::duration_seconds, std::to_string(duration_seconds(widget)));
  return widget;
}

}  // namespace shelf::compiler
