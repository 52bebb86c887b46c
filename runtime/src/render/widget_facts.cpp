#include "render/widget_facts.hpp"

#include "shelf_format/names.hpp"

namespace shelf::detail {

WidgetFacts read_widget_facts(OpReader reader) noexcept {
  WidgetFacts facts;
  for (Step step; reader.next(step) && step.op != Op::close;) {
    if (step.op == Op::widget) {
      facts.has_items = true;
      reader.skip();
    }
    if (step.op != Op::field) continue;
    switch (static_cast<format::FieldName>(step.number[0])) {
      case format::FieldName::title:
        facts.title = step.text[0];
        break;
      case format::FieldName::fallback_text:
        facts.fallback = step.text[0];
        break;
      case format::FieldName::src:
        facts.source = step.text[0];
        break;
      default:
        break;
    }
  }
  return facts;
}

namespace {

ShownWidget shown_widget(const WidgetFacts& facts, std::string_view kind) noexcept {
  const std::string_view text = !facts.fallback.empty() ? facts.fallback : !facts.title.empty() ? facts.title : kind;
  return {text, facts.source == text ? std::string_view() : facts.source};
}

}  // namespace

std::vector<ShownWidget> shown_widgets(const OpReader& reader, std::uint32_t kind) {
  const WidgetFacts facts = read_widget_facts(reader);
  std::vector<ShownWidget> shown = {shown_widget(facts, format::widget_names[kind])};
  if (!facts.has_items) return shown;
  OpReader items = reader;
  for (Step step; items.next(step) && step.op != Op::close;) {
    if (step.op != Op::widget) continue;
    shown.push_back(shown_widget(read_widget_facts(items), {}));
    items.skip();
  }
  return shown;
}

}  // namespace shelf::detail
