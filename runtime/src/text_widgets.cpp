// What TextWriter writes for a widget.
#include <cstdint>

#include "text_writer.hpp"
#include "widget_facts.hpp"

namespace shelf::detail {

// A group's videos stand below its own text.
void TextWriter::write_widget(const OpReader& reader, std::uint32_t kind) {
  std::string line;
  for (const ShownWidget& shown : shown_widgets(reader, kind)) {
    line += shown.text;
    if (!shown.address.empty()) line.append(" (").append(shown.address).append(")");
    write_paragraph(line);
    line = "- ";
  }
}

}  // namespace shelf::detail
