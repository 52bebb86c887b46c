// What MarkdownWriter writes for a widget: its text, a link where it leads somewhere. The text of an action is bold
// (markdown_inlines.cpp).
#include <cstdint>

#include "render/markdown_writer.hpp"
#include "render/widget_facts.hpp"

namespace shelf::detail {

// A group's videos stand below its own text.
void MarkdownWriter::widget(const OpReader& reader, std::uint32_t kind) {
  const std::vector<ShownWidget> widgets = shown_widgets(reader, kind);
  for (std::size_t i = 0; i < widgets.size(); ++i) {
    Inlines text;
    text.targets.push_back({Op::link, widgets[i].address, {}});
    append_lines(text, widgets[i].text, 0, widgets[i].address.empty() ? 0u : 1u);
    if (i == 1) begin_list({false, true, 1});
    if (i > 0) begin_item();
    paragraph(text);
    if (i > 0) end_item();
    if (i > 0 && i + 1 == widgets.size()) end_list();
  }
}

}  // namespace shelf::detail
