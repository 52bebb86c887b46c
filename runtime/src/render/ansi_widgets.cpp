// What AnsiWriter writes for widgets and actions.
#include <cstdint>

#include "render/ansi_writer.hpp"
#include "render/widget_facts.hpp"

namespace shelf::detail {

// A group's videos stand below its own text.
void AnsiWriter::widget(const OpReader& reader, std::uint32_t kind) {
  std::string_view mark;
  for (const ShownWidget& shown : shown_widgets(reader, kind)) {
    Inlines text;
    text.targets.push_back({Op::link, shown.address, {}});
    if (!mark.empty()) text.spans.push_back({SpanKind::text, 0, 0, 0, mark});
    append_lines(text, shown.text, 0, shown.address.empty() ? 0u : 1u);
    paragraph(text);
    mark = "\xE2\x80\xA2 ";
  }
}

Style action_style(const Target& action) noexcept {
  return action.op == Op::blade_action || action.op == Op::button_link ? style_strong : Style{0};
}

}  // namespace shelf::detail
