#include "text_writer.hpp"

#include "shelf_format/names.hpp"
#include "widget_facts.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_indent = 64;  // deeper blocks stand no further right: output stays linear

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
  Frame& frame = frames_[++depth_];
  frame = Frame{};
  frame.op = op;
  frame.tight = tight;
  return frame;
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
  for (;;) {
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
  put(std::string(std::min(level, 6u), '#') + ' ');
  put(text);
  end_line();
  wants_gap_ = true;
}

void TextWriter::write_children(OpReader& reader) {
  const std::size_t base = depth_;
  for (Step step; !out_.stopped() && reader.next(step);) {
    if (step.op == Op::close && depth_ == base) return;
    write(step, reader);
  }
}

void TextWriter::write(const Step& step, OpReader& reader) {
  if (step.op == Op::close)
    close();
  else if (static_cast<unsigned>(step.op) < 40)
    open_block(step, reader);
  else
    write_inline(step);
}

void TextWriter::begin_item() {
  Frame& list = frames_[depth_];
  if (list.tight)
    end_line();
  else
    begin_block();
  const bool ordered = list.op == Op::ordered_list;
  std::string marker = ordered ? std::to_string(list.next_number++) + ". " : "- ";
  Frame& item = push(Op::list_item);
  item.indent = static_cast<std::uint8_t>(indent_.size() + marker.size() <= max_indent ? marker.size() : 0);
  indent_.append(item.indent, ' ');
  if (!marker_.empty()) end_line();
  marker_ = std::move(marker);
  line_open_ = true;
  wants_gap_ = false;
}

void TextWriter::open_block(const Step& step, OpReader& reader) {
  switch (step.op) {
    case Op::title:
    case Op::heading: {
      if (step.op == Op::title && !options_.title) return reader.skip();
      begin_block();
      Frame& frame = push(step.op);
      frame.level = step.op == Op::title ? 1 : step.number[0];
      put(std::string(frame.level, '#') + ' ');
      return;
    }
    case Op::paragraph:
      if (!frames_[depth_].tight) begin_block();
      push(step.op);
      return;
    case Op::bullet_list:
    case Op::ordered_list: {
      if (frames_[depth_].op == Op::list_item && frames_[depth_].tight)
        end_line();
      else
        begin_block();
      Frame& frame = push(step.op);
      frame.tight = step.number[0] != 0;
      frame.next_number = step.number[1];
      return;
    }
    case Op::list_item:
      return begin_item();
    case Op::block_quote:
    case Op::note_box: {
      begin_block();
      Frame& frame = push(step.op);
      frame.tight = false;
      frame.indent = indent_.size() + 2 <= max_indent ? 2 : 0;
      indent_.append(frame.indent, ' ');
      if (step.op == Op::note_box) write_paragraph(std::string(step.text[0]) + ":");
      return;
    }
    case Op::code_block: {
      begin_block();
      Frame& frame = push(step.op);
      frame.indent = indent_.size() + 4 <= max_indent ? 4 : 0;
      if (!marker_.empty()) end_line();
      indent_.append(frame.indent, ' ');
      return;
    }
    case Op::table:
      begin_block();
      push(step.op);
      tables_.push_back({step.text[0], {}, false});
      return;
    case Op::table_head:
      if (!tables_.empty()) tables_.back().has_head = true;
      push(step.op);
      return;
    case Op::table_row:
      if (!tables_.empty()) tables_.back().rows.emplace_back();
      push(step.op);
      return;
    case Op::thematic_break:
      begin_block();
      put("----------");
      end_line();
      wants_gap_ = true;
      return;
    case Op::section:
      begin_block();
      write_heading(step.text[0], 2);
      push(step.op);
      return;
    case Op::widget:
      write_widget(reader, step.number[0]);
      return reader.skip();
    case Op::html_element: {
      const auto tag = static_cast<format::HtmlTag>(step.number[0]);
      const bool block = tag == format::HtmlTag::div || tag == format::HtmlTag::dt || tag == format::HtmlTag::dd ||
                         tag == format::HtmlTag::pre || tag == format::HtmlTag::blockquote ||
                         tag == format::HtmlTag::summary || tag == format::HtmlTag::caption;
      if (tag == format::HtmlTag::hr) put("\n----------\n");
      if (block && tables_.empty()) end_line();
      push(step.op).level = block ? 1 : 0;
      return;
    }
    default:
      if (format::shape_of(step.op).opens) push(step.op);
  }
}

void TextWriter::write_inline(const Step& step) {
  switch (step.op) {
    case Op::text:
    case Op::text_escaped:
      return put(step.text[0]);
    case Op::soft_break:
    case Op::line_break:
      return put("\n");
    case Op::link:
    case Op::button_link: {
      Frame& frame = push(step.op);
      frame.url = step.url;
      frame.text_begin = line_.size();
      return;
    }
    case Op::image:
      put(step.text[0].empty() ? step.url : step.text[0]);
      if (!step.text[0].empty()) put(" (" + std::string(step.url) + ")");
      return;
    case Op::token:
      return write_token(step);
    default:
      if (format::shape_of(step.op).opens) push(step.op);
  }
}

void TextWriter::end_link(const Frame& frame) {
  const std::string_view shown =
      frame.text_begin <= line_.size() ? std::string_view(line_).substr(frame.text_begin) : std::string_view();
  if (shown != frame.url) put((shown.empty() ? "(" : " (") + std::string(frame.url) + ")");
}

void TextWriter::close() {
  const Frame frame = frames_[depth_--];
  switch (frame.op) {
    case Op::link:
    case Op::button_link:
      return end_link(frame);
    case Op::paragraph:
      end_line();
      wants_gap_ = !frames_[depth_].tight;
      return;
    case Op::title:
    case Op::heading:
    case Op::code_block:
    case Op::block_quote:
    case Op::note_box:
      end_line();
      wants_gap_ = true;
      break;
    case Op::list_item:
      if (!marker_.empty()) line_open_ = true;
      end_line();
      wants_gap_ = !frame.tight;
      break;
    case Op::bullet_list:
    case Op::ordered_list:
      wants_gap_ = !frames_[depth_].tight;
      break;
    case Op::header_cell:
    case Op::data_cell:
      if (!tables_.empty() && !tables_.back().rows.empty()) {
        tables_.back().rows.back().push_back(std::move(line_));
        line_.clear();
        line_open_ = false;
      }
      return;
    case Op::table:
      write_table();
      wants_gap_ = true;
      return;
    case Op::html_element:
      if (frame.level == 1 && tables_.empty()) end_line();
      return;
    default:
      break;
  }
  indent_.resize(indent_.size() - frame.indent);
}

void TextWriter::write_token(const Step& step) {
  const Values::Value* value = options_.values == nullptr ? nullptr : options_.values->find(step.text[0]);
  if (value == nullptr) return put(step.text[1]);
  const bool block = value->list && (step.number[0] & format::token_alone) != 0 && tables_.empty() &&
                     (step.number[0] & format::token_in_code) == 0;
  for (std::size_t i = 0; i < value->items.size(); ++i) {
    if (block) {
      end_line();
      put("- ");
    } else if (i > 0) {
      put(", ");
    }
    put(value->items[i]);
  }
}

// A group's videos stand below its own text.
void TextWriter::write_widget(const OpReader& reader, std::uint32_t kind) {
  const WidgetFacts facts = read_widget_facts(reader);
  std::string shown(!facts.fallback.empty() ? facts.fallback
                    : !facts.title.empty()  ? facts.title
                                            : format::widget_names[kind]);
  if (!facts.source.empty() && facts.source != shown) shown += " (" + std::string(facts.source) + ")";
  write_paragraph(shown);
  if (!facts.has_items) return;
  OpReader items = reader;
  for (Step step; items.next(step) && step.op != Op::close;) {
    if (step.op != Op::widget) continue;
    const WidgetFacts item = read_widget_facts(items);
    std::string text(item.fallback.empty() ? item.title : item.fallback);
    if (!item.source.empty() && item.source != text) text += " (" + std::string(item.source) + ")";
    write_paragraph("- " + text);
    items.skip();
  }
}

}  // namespace shelf::detail
