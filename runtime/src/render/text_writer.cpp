#include "render/text_writer.hpp"

#include <algorithm>
#include <cstdint>

#include "render/visible_text.hpp"

namespace shelf::detail {

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
  if (cell_ != 0) {
    if (!line_.empty() && !line_.ends_with(' ')) line_ += ' ';
    return;
  }
  put_line(line_);
  line_.clear();
  line_open_ = false;
}

// An empty line between blocks, none before the first and none inside tight lists.
void TextWriter::begin_block() {
  const bool first_of_item = !marker_.empty() && line_.empty();  // stands on the marker's line
  if (!first_of_item) {
    end_line();
    if (wants_gap_ && anything_ && cell_ == 0) out_.put('\n');
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
    end_line();
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
