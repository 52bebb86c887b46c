#include "widget_facts.hpp"

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

}  // namespace shelf::detail
