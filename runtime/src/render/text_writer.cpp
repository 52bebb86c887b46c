#include "render/text_writer.hpp"

#include "render/plain_inlines.hpp"
#include "render/visible_text.hpp"
#include "render/widget_facts.hpp"

namespace shelf::detail {

namespace {
constexpr std::size_t max_indent = 64;  // deeper blocks stand no further right: output stays linear
}

void TextWriter::begin_block() {
  if (wants_gap_ && anything_) margin_.put_gap(out_);
  wants_gap_ = false;
  anything_ = true;
}

// The text of a tight item stands right below what is above it.
void TextWriter::begin_paragraph() {
  if (tight()) wants_gap_ = false;
  begin_block();
}

void TextWriter::indent(std::string first, std::size_t width) {
  if (margin_.width() + width > max_indent) width = 0;
  margin_.push(std::move(first), std::string(width, ' '), width);
}

void TextWriter::put_lines(std::string_view lines) {
  while (!out_.stopped()) {
    const std::size_t end = lines.find('\n');
    margin_.put_line(out_, lines.substr(0, end));
    if (end == std::string_view::npos) return;
    lines.remove_prefix(end + 1);
  }
}

void TextWriter::heading(const Inlines& text, unsigned level) {
  begin_block();
  put_lines(std::string(level, '#') + ' ' + plain_text_of(text));
  wants_gap_ = true;
}

void TextWriter::paragraph(const Inlines& text) {
  begin_paragraph();
  put_lines(plain_text_of(text));
  wants_gap_ = !tight();
}

void TextWriter::code(std::string_view /*info*/, const Inlines& text) {
  begin_block();
  if (margin_.waits()) margin_.put_line(out_, {});
  std::string code = plain_text_of(text);
  if (code.ends_with('\n')) code.pop_back();
  indent(std::string(4, ' '), 4);
  put_lines(code);
  margin_.pop();
  wants_gap_ = true;
}

void TextWriter::rule() {
  begin_block();
  put_lines("----------");
  wants_gap_ = true;
}

void TextWriter::begin_quote(std::string_view label) {
  begin_block();
  indent("  ", 2);
  levels_.push_back({});
  if (label.empty()) return;
  std::string line;
  append_visible(line, label);
  put_lines(line + ':');
  wants_gap_ = true;
}

void TextWriter::end_quote() {
  levels_.pop_back();
  margin_.pop();
  wants_gap_ = true;
}

// Choices stand right below their label.
void TextWriter::begin_list(const ListShape& shape) {
  levels_.push_back({shape, shape.start});
  if (shape.of_label) wants_gap_ = false;
}

void TextWriter::end_list() {
  levels_.pop_back();
  wants_gap_ = !tight();
}

void TextWriter::begin_item() {
  begin_block();
  if (margin_.waits()) margin_.put_line(out_, {});
  Level& list = levels_.back();
  std::string marker = list.shape.of_label ? "  - " : "- ";
  if (list.shape.ordered) marker = std::to_string(list.next_number++) + ". ";
  const std::size_t width = marker.size();
  indent(std::move(marker), width);
}

void TextWriter::end_item() {
  if (margin_.waits()) margin_.put_line(out_, {});
  margin_.pop();
  wants_gap_ = !tight();
}

// A group's videos stand below its own text.
void TextWriter::widget(const OpReader& reader, std::uint32_t kind) {
  std::string_view mark;
  for (const ShownWidget& shown : shown_widgets(reader, kind)) {
    Inlines text;
    text.targets.push_back({Op::link, shown.address, {}});
    text.spans.push_back({SpanKind::text, 0, 0, 0, mark});
    append_lines(text, shown.text, 0, 1);
    paragraph(text);
    mark = "- ";
  }
}

}  // namespace shelf::detail
