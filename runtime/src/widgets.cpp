// The live parts of an article as typed values.
#include <cstdint>

#include "article_impl.hpp"
#include "json_tree.hpp"
#include "slot_key.hpp"

namespace shelf {

namespace {

using namespace detail;

void add_field(Widget& widget, const Step& step) {
  if (step.op == Op::field_other) {
    widget.fields.emplace_back(step.text[0], step.text[1]);
    return;
  }
  switch (static_cast<format::FieldName>(step.number[0])) {
    case format::FieldName::fallback_text:
      widget.fallback_text = step.text[0];
      return;
    case format::FieldName::title:
      widget.title = step.text[0];
      break;
    default:
      break;
  }
  widget.fields.emplace_back(format::field_names[step.number[0]], step.text[0]);
}

Widget start_widget(const Step& step) {
  Widget widget;
  widget.kind = static_cast<WidgetKind>(step.number[0]);
  widget.slot = slot_key(step.slot);
  return widget;
}

// Reads the fields behind a widget operation, up to its close.
Widget read_widget(const Step& start, OpReader& reader) {
  Widget widget = start_widget(start);
  for (Step step; reader.next(step) && step.op != Op::close;) {
    if (step.op != Op::widget) {
      add_field(widget, step);
      continue;
    }
    Widget item = start_widget(step);
    for (Step field; reader.next(field) && field.op != Op::close;) {
      if (field.op == Op::widget)
        reader.skip();
      else
        add_field(item, field);
    }
    item.ordinal = static_cast<std::uint32_t>(widget.items.size());
    widget.items.push_back(std::move(item));
  }
  return widget;
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

Widget read_action(const Step& start, const OpReader& reader) {
  Widget widget;
  widget.slot = slot_key(start.slot);
  widget.title = widget.fallback_text = first_text(reader);
  if (start.op == Op::button_link) {
    widget.kind = WidgetKind::UrlButton;
    widget.style = ActionStyle::Button;
    widget.url = start.url;
    return widget;
  }
  widget.kind = WidgetKind::BladeAction;
  widget.style = static_cast<ActionStyle>(start.number[0]);
  widget.extension = start.text[0];
  widget.blade = start.text[1];
  widget.uri_template = start.url;
  OpReader inside = reader;
  for (Step step; inside.next(step) && (step.op == Op::parameter || step.op == Op::leftover);)
    if (step.op == Op::parameter) widget.parameters.emplace_back(step.text[0], step.text[1]);
  return widget;
}

}  // namespace

std::vector<Widget> Article::widgets() const {
  std::vector<Widget> widgets;
  OpReader reader = impl_->body;
  const auto add = [&widgets](Widget widget) {
    widget.ordinal = static_cast<std::uint32_t>(widgets.size());
    widgets.push_back(std::move(widget));
  };
  for (Step step; reader.next(step);) {
    if (step.op == Op::widget) add(read_widget(step, reader));
    if (step.op == Op::blade_action || step.op == Op::button_link) add(read_action(step, reader));
    const bool form = step.op == Op::key && format::json_keys[step.number[0]] == "formElements";
    if (!form) continue;
    Widget widget;
    widget.kind = WidgetKind::ScopingForm;
    widget.title = widget.fallback_text = summary().title;
    add(std::move(widget));
  }
  return widgets;
}

}  // namespace shelf
