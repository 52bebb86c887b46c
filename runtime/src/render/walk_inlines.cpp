// What BlockWalk gathers inside a block.
#include <cstdint>

#include "present/widget_link.hpp"
#include "render/block_walk.hpp"
#include "render/widget_facts.hpp"

namespace shelf::detail {

void BlockWalk::open_inline(const Step& step, const OpReader& reader) {
  switch (step.op) {
    case Op::text:
    case Op::text_escaped:
      return put(step.text[0], SpanKind::soft_break);
    case Op::soft_break:
      return put_break(SpanKind::soft_break);
    case Op::line_break:
      return put_break(SpanKind::hard_break);
    case Op::emphasis:
    case Op::strong:
    case Op::code_span:
      push(step);
      style_ |= step.op == Op::emphasis ? style_emphasis : step.op == Op::strong ? style_strong : style_code;
      return;
    case Op::link:
    case Op::button_link:
      return open_target(step);
    case Op::blade_action:
      return open_blade(step, reader);
    case Op::image:
      run_.targets.push_back({Op::image, step.url, step.text[1]});
      put_span(SpanKind::image, step.text[0]);
      if (!run_.spans.empty()) run_.spans.back().image = static_cast<std::uint32_t>(run_.targets.size());
      return;
    case Op::token:
      return write_token(step);
    default:  // parameter, leftover: not shown
      if (format::shape_of(step.op).opens) push(step);
  }
}

void BlockWalk::open_target(const Step& step) {
  push(step);
  run_.targets.push_back({step.op, step.url, step.op == Op::link ? step.text[0] : std::string_view()});
  target_ = static_cast<std::uint32_t>(run_.targets.size());
}

// With a context an action is a link, or its text with the blade's name.
void BlockWalk::open_blade(const Step& step, const OpReader& reader) {
  const Widget* action = scope_.slot(reader.position()).widget;
  if (action == nullptr || options_.context == nullptr) return open_target(step);
  WidgetLink link = link_of(*action, options_.context);
  if (link.url.empty()) {
    open_target(step);
    frames_[depth_].suffix = step.text[1];
    return;
  }
  gathered_ += link.url.size();
  out_.expect(gathered_);
  Step target = step;
  target.op = Op::button_link;
  target.url = strings_.emplace_back(std::move(link.url));
  open_target(target);
}

void BlockWalk::write_token(const Step& step) {
  const Values::Value* value = options_.values == nullptr ? nullptr : options_.values->find(step.text[0]);
  if (value == nullptr) {
    const Style before = style_;
    style_ |= style_sample;
    put(step.text[1], SpanKind::hard_break);
    style_ = before;
    return;
  }
  const bool in_code = in_code_ || (step.number[0] & format::token_in_code) != 0;
  if (value->list && (step.number[0] & format::token_alone) != 0 && !in_code && !in_cell_ && heading_ == 0)
    return write_token_list(value->items);
  for (std::size_t i = 0; i < value->items.size(); ++i) {
    if (i > 0) put(", ", SpanKind::soft_break);
    put(value->items[i], SpanKind::hard_break);
  }
}

// A list ends the paragraph; what follows starts another.
void BlockWalk::write_token_list(const std::vector<std::string>& items) {
  flush();
  const std::vector<std::string_view> views(items.begin(), items.end());
  write_field({}, views);
}

// In a cell there is room for a text only.
void BlockWalk::write_widget(const OpReader& reader, std::uint32_t kind) {
  const WidgetFacts facts = read_widget_facts(reader);
  break_cell();
  put(!facts.fallback.empty() ? facts.fallback
      : !facts.title.empty()  ? facts.title
                              : format::widget_names[kind],
      SpanKind::hard_break);
  break_cell();
}

}  // namespace shelf::detail
