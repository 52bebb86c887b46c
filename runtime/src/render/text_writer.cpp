#include "render/text_writer.hpp"

#include <algorithm>
#include <cstdint>

namespace shelf::detail {

namespace {

// Control characters have no business in a text that a terminal may show.
void append_visible(std::string& line, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) ++i;
    if (c1 || (c < 0x20 && c != '\t') || c == 0x7f)
      line += "\xEF\xBF\xBD";
    else
      line += text[i];
  }
}

}  // namespace

TextWriter::Frame& TextWriter::push(Op op) {
  const bool tight = frames_[depth_].tight;
  Frame& frame = frames_.open(++depth_, Frame{});
  frame.op = op;
  frame.tight = tight;
  return frame;
}

void TextWriter::push_indented(Op op, std::size_t width) {
  Frame& frame = push(op);
  frame.indent = static_cast<std::uint8_t>(indent_.size() + width <= max_indent ? width : 0);
  indent_.append(frame.indent, ' ');
}

void TextWriter::put_line(std::string_view line) {
  const bool blank = line.empty() && marker_.empty();
  if (!blank) {
    out_.put(indent_.size() >= marker_.size() ? std::string_view(indent_).substr(marker_.size()) : std::string_view());
    out_.put(marker_);
    out_.put(line);
  }
  marker_.clear();
  out_.put('\n');
  anything_ = true;
}

void TextWriter::end_line() {
  if (!line_open_) return;
  put_line(line_);
  line_.clear();
  line_open_ = false;
}

// An empty line between blocks, none before the first and none inside tight lists.
void TextWriter::begin_block() {
  const bool first_of_item = !marker_.empty() && line_.empty();  // stands on the marker's line
  if (!first_of_item) {
    end_line();
    if (wants_gap_ && anything_) out_.put('\n');
  }
  wants_gap_ = false;
}

void TextWriter::put(std::string_view text) {
  gathered_ += text.size();
  out_.expect(gathered_);  // a line or a table may become long before any of it goes out
  while (!out_.stopped()) {
    const auto end = text.find('\n');
    line_open_ = true;
    append_visible(line_, text.substr(0, end));
    if (end == std::string_view::npos) return;
    if (tables_.empty())
      end_line();
    else
      line_ += ' ';
    text.remove_prefix(end + 1);
    if (text.empty()) return;
  }
}

void TextWriter::write_paragraph(std::string_view text) {
  begin_block();
  put(text);
  end_line();
  wants_gap_ = true;
}

void TextWriter::write_heading(std::string_view text, unsigned level) {
  begin_block();
  heading_level_ = std::min(level + scope_.heading_shift, 6u);
  put(std::string(heading_level_, '#') + ' ');
  put(text);
  end_line();
  wants_gap_ = true;
}

void TextWriter::write_rich(OpReader reader) {
  begin_block();
  write_children(reader);
  end_line();
  wants_gap_ = true;
}

void TextWriter::write_link(std::string_view label, std::string_view address) {
  std::string line(label);
  if (label != address) line.append(" (").append(address).append(")");
  write_paragraph(line);
}

void TextWriter::write_field(std::string_view label, std::span<const std::string_view> choices) {
  std::string lines(label);
  for (const std::string_view choice : choices) lines.append("\n  - ").append(choice);
  write_paragraph(lines);
}

void TextWriter::write_children(OpReader& reader) {
  const std::size_t base = depth_;
  for (Step step; !out_.stopped() && reader.next(step);) {
    if (step.op == Op::close && depth_ == base) return;
    if (scope_.hides(reader.position())) {
      if (format::shape_of(step.op).opens) reader.skip();
      continue;
    }
    write(step, reader);
  }
}

void TextWriter::write(const Step& step, OpReader& reader) {
  if (step.op == Op::close)
    close();
  else if (static_cast<unsigned>(step.op) < 40)
    open_block(step, reader);
  else
    write_inline(step, reader);
}

}  // namespace shelf::detail
