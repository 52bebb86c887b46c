// How BlockWalk opens and closes blocks.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "present/widget_lines.hpp"
#include "render/block_walk.hpp"
#include "render/html_tag_style.hpp"

namespace shelf::detail {

namespace {

bool is_empty(const std::vector<Inlines>& row) {
  return std::all_of(row.begin(), row.end(), [](const Inlines& cell) { return cell.spans.empty(); });
}

// Markdown has no table without a head: one without text is how authors write it.
void drop_empty_head(InlineTable& table) {
  const auto body = table.rows.begin() + static_cast<std::ptrdiff_t>(table.head_rows);
  if (!std::all_of(table.rows.begin(), body, is_empty)) return;
  table.rows.erase(table.rows.begin(), body);
  table.head_rows = 0;
}

}  // namespace

void BlockWalk::open_block(const Step& step, OpReader& reader) {
  flush();
  switch (step.op) {
    case Op::title:
      if (!options_.title) return reader.skip();
      heading_ = 1;
      break;
    case Op::heading:
      heading_level_ = heading_ = std::min(step.number[0] + scope_.heading_shift, 6u);
      break;
    case Op::bullet_list:
      ++open_lists_;
      sink_.begin_list({false, step.number[0] != 0, false, 1});
      break;
    case Op::ordered_list:
      ++open_lists_;
      sink_.begin_list({true, step.number[0] != 0, false, step.number[1]});
      break;
    case Op::list_item:
      if (open_lists_ == 0) {  // only a hostile article has one outside a list: its text is shown
        push(step).op = Op::region;
        return;
      }
      sink_.begin_item();
      break;
    case Op::block_quote:
      sink_.begin_quote({});
      break;
    case Op::note_box:
      sink_.begin_quote(step.text[0]);
      break;
    case Op::code_block:
      push(step).info = step.text[0];
      in_code_ = true;
      return;
    case Op::thematic_break:
      return sink_.rule();
    case Op::section:
      write_heading(step.text[0], 2);
      break;
    case Op::widget:
      if (const Plan::Slot slot = scope_.slot(reader.position()); slot.widget != nullptr)
        write_widget_lines(*this, slot, options_);
      else
        sink_.widget(reader, step.number[0]);
      return reader.skip();
    default:
      return open_table_part(step);
  }
  push(step);
}

void BlockWalk::open_table_part(const Step& step) {
  if (!format::shape_of(step.op).opens) return;
  Frame& frame = push(step);
  if (step.op == Op::table && !in_table_) {
    table_ = {step.text[0], {}, 0};
    in_table_ = true;
    return;
  }
  if (!in_table_) return;
  if (step.op == Op::table) frame.op = Op::region;  // directly in a table: no table of its own
  if (step.op == Op::table_row) table_.rows.emplace_back();
  if (step.op == Op::header_cell || step.op == Op::data_cell) {
    in_cell_ = true;
    style_ = 0;
    target_ = 0;
  }
}

// Inside a cell everything becomes lines; inside code it is text.
void BlockWalk::open_in_cell(const Step& step, OpReader& reader) {
  switch (step.op) {
    case Op::widget:
      write_widget(reader, step.number[0]);
      return reader.skip();
    case Op::thematic_break:
      return break_cell();
    case Op::header_cell:
    case Op::data_cell:
      if (in_line()) put(" ", SpanKind::soft_break);
      break;
    default:
      if (!format::shape_of(step.op).opens) return;
      break_cell();
  }
  push(step);
  if (step.op == Op::ordered_list) frames_[depth_].next_number = step.number[1];
  if (step.op == Op::list_item) put_marker(frames_[depth_ - 1]);
  if (step.op == Op::code_block && !in_code_) style_ |= style_code;
  if (step.op == Op::section) {
    put(step.text[0], SpanKind::soft_break);
    break_cell();
  }
}

void BlockWalk::put_marker(Frame& list) {
  std::string_view marker = "\xE2\x80\xA2 ";
  if (list.op == Op::ordered_list) marker = strings_.emplace_back(std::to_string(list.next_number++) + ". ");
  put(marker, SpanKind::soft_break);
}

void BlockWalk::close() {
  const Frame frame = frames_[depth_--];
  if (!frame.suffix.empty()) {
    put(" (", SpanKind::soft_break);
    put(frame.suffix, SpanKind::soft_break);
    put(")", SpanKind::soft_break);
  }
  if (static_cast<unsigned>(frame.op) < 40) {
    if (frame.op == Op::html_element)
      close_html(frame);
    else if (frame.in_cell)
      break_cell();
    else
      close_block(frame);
  }
  style_ = frame.style;
  target_ = frame.target;
}

void BlockWalk::close_block(const Frame& frame) {
  if (frame.op == Op::code_block) return flush_code(frame.info);
  if (frame.op == Op::header_cell || frame.op == Op::data_cell) return close_cell();
  flush();
  switch (frame.op) {
    case Op::title:
    case Op::heading:
      heading_ = 0;
      return;
    case Op::bullet_list:
    case Op::ordered_list:
      --open_lists_;
      return sink_.end_list();
    case Op::list_item:
      return sink_.end_item();
    case Op::block_quote:
    case Op::note_box:
      return sink_.end_quote();
    case Op::table_head:
      table_.head_rows = table_.rows.size();
      return;
    case Op::table:
      in_table_ = false;
      drop_empty_head(table_);
      if (table_.width() > 0 && !out_.stopped()) sink_.table(table_);
      table_ = {};
      return;
    default:
      return;
  }
}

void BlockWalk::close_cell() {
  if (!in_cell_) return flush();
  in_cell_ = false;
  while (!run_.spans.empty() && run_.spans.back().kind != SpanKind::text && run_.spans.back().kind != SpanKind::image)
    run_.spans.pop_back();
  if (table_.rows.empty()) table_.rows.emplace_back();
  table_.rows.back().push_back(std::exchange(run_, {}));
}

void BlockWalk::open_html(const Step& step) {
  using format::HtmlTag;
  const auto tag = static_cast<HtmlTag>(step.number[0]);
  if (tag == HtmlTag::hr || stands_apart(tag)) in_cell_ ? break_cell() : flush();
  push(step).tag = tag;
  if (tag == HtmlTag::hr && !in_cell_ && !in_code_) sink_.rule();
  if (tag == HtmlTag::blockquote && !in_cell_ && !in_code_) sink_.begin_quote({});
  if (tag == HtmlTag::pre && !in_cell_) in_code_ = true;
  style_ |= style_of(tag);
}

void BlockWalk::close_html(const Frame& frame) {
  if (frame.tag == format::HtmlTag::pre && !frame.in_cell) return flush_code({});
  if (!stands_apart(frame.tag)) return;
  if (frame.in_cell) return break_cell();
  flush();
  if (frame.tag == format::HtmlTag::blockquote) sink_.end_quote();
}

}  // namespace shelf::detail
