// How TextWriter opens and closes blocks.
#include <algorithm>
#include <cstdint>

#include "render/text_writer.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

bool stands_apart(format::HtmlTag tag) noexcept {
  switch (tag) {
    case format::HtmlTag::div:
    case format::HtmlTag::dt:
    case format::HtmlTag::dd:
    case format::HtmlTag::pre:
    case format::HtmlTag::blockquote:
    case format::HtmlTag::summary:
    case format::HtmlTag::caption:
      return true;
    default:
      return false;
  }
}

}  // namespace

void TextWriter::open_block(const Step& step, OpReader& reader) {
  switch (step.op) {
    case Op::title:
      if (!options_.title) return reader.skip();
      return begin_heading(Op::title, 1);
    case Op::heading:
      return begin_heading(Op::heading, step.number[0]);
    case Op::paragraph:
      if (!frames_[depth_].tight) begin_block();
      push(step.op);
      return;
    case Op::bullet_list:
    case Op::ordered_list:
      return begin_list(step);
    case Op::list_item:
      return begin_item();
    case Op::block_quote:
    case Op::note_box:
      return begin_quote(step);
    case Op::code_block:
      begin_block();
      if (!marker_.empty()) end_line();
      return push_indented(Op::code_block, 4);
    case Op::thematic_break:
      return write_paragraph("----------");
    case Op::section:
      write_heading(step.text[0], 2);
      push(step.op);
      return;
    case Op::widget:
      write_widget(reader, step.number[0]);
      return reader.skip();
    case Op::html_element:
      return begin_html_element(static_cast<format::HtmlTag>(step.number[0]));
    default:
      open_table_part(step);
  }
}

void TextWriter::begin_heading(Op op, std::uint32_t level) {
  begin_block();
  push(op);
  heading_level_ = std::min(level + scope_.heading_shift, 6u);
  put(std::string(heading_level_, '#') + ' ');
}

void TextWriter::begin_list(const Step& step) {
  const bool in_tight_item = frames_[depth_].op == Op::list_item && frames_[depth_].tight;
  in_tight_item ? end_line() : begin_block();
  Frame& frame = push(step.op);
  frame.tight = step.number[0] != 0;
  frame.next_number = step.number[1];
}

void TextWriter::begin_item() {
  Frame& list = frames_[depth_];
  list.tight ? end_line() : begin_block();
  const std::string marker = list.op == Op::ordered_list ? std::to_string(list.next_number++) + ". " : "- ";
  if (cell_ != 0) {
    push(Op::list_item);
    return put(marker);
  }
  push_indented(Op::list_item, marker.size());
  if (!marker_.empty()) end_line();
  marker_ = marker;
  line_open_ = true;
  wants_gap_ = false;
}

void TextWriter::begin_quote(const Step& step) {
  begin_block();
  push_indented(step.op, 2);
  frames_[depth_].tight = false;
  if (step.op == Op::note_box) write_paragraph(std::string(step.text[0]) + ":");
}

void TextWriter::begin_html_element(format::HtmlTag tag) {
  if (tag == format::HtmlTag::hr) put("\n----------\n");
  const bool block = stands_apart(tag);
  if (block) end_line();
  push(Op::html_element).own_line = block;
}

void TextWriter::open_table_part(const Step& step) {
  if (cell_ != 0 && format::shape_of(step.op).opens) {
    end_line();
    push(Op::region);
    return;
  }
  if (step.op == Op::table) {
    begin_block();
    tables_.push_back({step.text[0], {}, false});
  }
  if (step.op == Op::table_head && !tables_.empty()) tables_.back().has_head = true;
  if (step.op == Op::table_row && !tables_.empty()) tables_.back().rows.emplace_back();
  if (format::shape_of(step.op).opens) push(step.op);
  if ((step.op == Op::header_cell || step.op == Op::data_cell) && !tables_.empty()) {
    end_line();  // such as a caption
    cell_ = depth_;
  }
}

void TextWriter::close() {
  const Frame frame = frames_[depth_--];
  switch (frame.op) {
    case Op::link:
    case Op::button_link:
      return end_link(frame);
    case Op::blade_action:
      return end_action(frame);
    case Op::paragraph:
    case Op::bullet_list:
    case Op::ordered_list:
      if (frame.op == Op::paragraph) end_line();
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
    case Op::header_cell:
    case Op::data_cell:
      return end_cell();
    case Op::table:
      write_table();
      wants_gap_ = true;
      return;
    case Op::html_element:
      if (frame.own_line) end_line();
      return;
    default:
      return;
  }
  indent_.erase(indent_.size() - frame.indent);
}

void TextWriter::end_cell() {
  cell_ = 0;
  line_.erase(line_.find_last_not_of(' ') + 1);
  if (tables_.empty() || tables_.back().rows.empty()) return;
  tables_.back().rows.back().push_back(std::move(line_));
  line_.clear();
  line_open_ = false;
}

}  // namespace shelf::detail
