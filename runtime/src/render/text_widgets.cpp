// What TextWriter writes for a widget.
#include <cstdint>

#include "present/widget_lines.hpp"
#include "render/text_writer.hpp"
#include "render/widget_facts.hpp"

namespace shelf::detail {

void TextWriter::write_widget(const OpReader& reader, std::uint32_t kind) {
  const Plan::Slot slot = scope_.slot(reader.position());
  if (slot.widget == nullptr || !tables_.empty()) return write_static_widget(reader, kind);
  write_widget_lines(*this, slot, options_);
}

void TextWriter::write_added() { write_added_lines(*this, *scope_.plan, options_); }

void TextWriter::write_code(std::string_view text) {
  begin_block();
  push_indented(Op::code_block, 4);
  put(text);
  close();
}

bool TextWriter::embed(ArticleRef ref, const Values* values) {
  const auto article = enter(scope_.embedding, options_, ref);
  if (!article) return false;
  begin_block();
  write_text(out_, inner_options(options_, values), *article, *scope_.embedding, heading_level_ - 1);
  leave(*scope_.embedding);
  wants_gap_ = true;
  return true;
}

// A group's videos stand below its own text.
void TextWriter::write_static_widget(const OpReader& reader, std::uint32_t kind) {
  std::string line;
  for (const ShownWidget& shown : shown_widgets(reader, kind)) {
    line += shown.text;
    if (!shown.address.empty()) line.append(" (").append(shown.address).append(")");
    write_paragraph(line);
    line = "- ";
  }
}

}  // namespace shelf::detail
