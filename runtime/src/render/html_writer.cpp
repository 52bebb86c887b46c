#include "render/html_writer.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "render/html_escape.hpp"
#include "render/widget_facts.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

void put_number(Output& out, std::uint32_t value) {
  std::array<char, 10> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.put(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

}  // namespace

HtmlWriter::Frame& HtmlWriter::open(const ShortTag& end_tag) {
  const bool in_code = frames_[depth_].in_code, flow = frames_[depth_].flow;
  Frame& frame = frames_.open(++depth_);
  frame.end_tag = &end_tag;
  frame.paragraph = frame.tight = false;
  frame.in_code = in_code;
  frame.flow = flow;
  return frame;
}

HtmlWriter::Frame& HtmlWriter::open_phrases(const ShortTag& end_tag) {
  Frame& frame = open(end_tag);
  frame.flow = false;
  return frame;
}

void HtmlWriter::begin_paragraph() {
  // The parent of a tight item's paragraph is the item, which carries the tightness of its list.
  if (frames_[depth_].tight) {
    open_phrases(kept_tag<"">);
    return;
  }
  open_phrases(kept_tag<"</p>\n">).paragraph = true;
  if (options_.values == nullptr)
    out_.put_tag("<p>");  // nothing can become a list
  else
    paragraph_ = Paragraph::waiting;
}

// Before anything inside a paragraph is written: its start tag, unless it is over already.
void HtmlWriter::settle_paragraph(Op next) {
  const bool at_end = next == Op::close;
  if (paragraph_ == Paragraph::waiting || !at_end) out_.put_tag("<p>");
  if (paragraph_ == Paragraph::after_list && at_end) frames_[depth_].end_tag = &kept_tag<"">;
  paragraph_ = Paragraph::open;
}

void HtmlWriter::end_frame() {
  if (depth_ == suffix_depth_ && depth_ != 0) {
    out_.put(" (");
    put_escaped_run(out_, suffix_);
    out_.put(')');
    suffix_depth_ = 0;
  }
  out_.put_tag(*frames_[depth_].end_tag);
  --depth_;
}

void HtmlWriter::write_children(OpReader& reader) {
  const std::size_t base = depth_;
  const bool all_shown = !scope_.hides_any();
  Step step;
  while (!out_.stopped()) {
    const PackedStep* const next = reader.peek();
    if (next == nullptr) return;
    if (next->op == Op::close && depth_ == base) return reader.pass();
    if (paragraph_ == Paragraph::open && all_shown && write_plain(*next, reader)) continue;
    const std::size_t depth = depth_;
    const std::uint32_t behind = reader.position() + 1;
    if (!reader.next(step)) return;
    if (scope_.hides(reader.position())) {
      if (format::shape_of(step.op).opens) reader.skip();
      continue;
    }
    write(step, reader);
    // What was just opened holds one text and no more: written without asking what comes next.
    if (next->lone && all_shown && depth_ == depth + 1 && reader.position() == behind && paragraph_ == Paragraph::open)
      write_lone(reader);
  }
}

// A text, which comes next, and the end of what holds it.
void HtmlWriter::write_lone(OpReader& reader) {
  put_text(*reader.peek(), reader);
  end_frame();
  reader.pass(2);
}

void HtmlWriter::put_text(const PackedStep& step, const OpReader& reader) {
  const std::string_view text = reader.run_of(step);
  step.op == Op::text ? out_.put_run(text) : put_escaped_run(out_, text);
}

// The most frequent operations, which need nothing of a Step but what is at hand. False: another one.
bool HtmlWriter::write_plain(const PackedStep& step, OpReader& reader) {
  switch (step.op) {
    case Op::close:
      end_frame();
      break;
    case Op::text_escaped:
      if (step.title) return false;
      [[fallthrough]];
    case Op::text:
      put_text(step, reader);
      break;
    case Op::soft_break:
      out_.put_tag("\n");
      break;
    case Op::line_break:
      out_.put_tag("<br>\n");
      break;
    case Op::paragraph:
      if (step.lone) return write_lone_paragraph(step, reader), true;
      begin_paragraph();
      break;
    case Op::list_item:
      begin_item();
      break;
    case Op::heading:
      out_.put_tag(heading_begin[enter_heading(step.number[0]) - 1]);
      return write_phrases(step, reader, heading_end[heading_level_ - 1]), true;
    case Op::strong:
      out_.put_tag("<strong>");
      return write_phrases(step, reader, kept_tag<"</strong>">), true;
    case Op::link:
      write_link_start(reader.run_of(step), reader.second_run_of(step));
      return write_phrases(step, reader, kept_tag<"</a>">), true;
    default:
      return false;
  }
  reader.pass();
  return true;
}

// What stands inside of an operation whose start tag is written; without a frame when it is one text.
void HtmlWriter::write_phrases(const PackedStep& step, OpReader& reader, const ShortTag& end_tag) {
  if (!step.lone) {
    open_phrases(end_tag);
    return reader.pass();
  }
  put_text((&step)[1], reader);
  out_.put_tag(end_tag);
  reader.pass(3);
}

void HtmlWriter::write_lone_paragraph(const PackedStep& step, OpReader& reader) {
  const bool tight = frames_[depth_].tight;
  if (!tight) out_.put_tag("<p>");
  write_phrases(step, reader, tight ? kept_tag<""> : kept_tag<"</p>\n">);
}

void HtmlWriter::begin_item() {
  const bool tight = frames_[depth_].tight;
  push("<li>", kept_tag<"</li>\n">).tight = tight;
}

void HtmlWriter::write(const Step& step, OpReader& reader) {
  if (paragraph_ != Paragraph::open) {
    const bool list_follows =
        step.op == Op::token && (step.number[0] & format::token_alone) != 0 && options_.values != nullptr;
    if (paragraph_ == Paragraph::after_list && (step.op == Op::soft_break || step.op == Op::line_break)) return;
    if (!list_follows) settle_paragraph(step.op);
  }
  switch (step.op) {
    case Op::close:
      end_frame();
      break;
    case Op::text:
      out_.put_run(step.text[0]);
      break;
    case Op::text_escaped:
      put_escaped(out_, step.text[0]);  // may be the title, which stands elsewhere
      break;
    default:
      static_cast<unsigned>(step.op) < 40 ? write_block(step, reader) : write_inline(step, reader);
  }
}

void HtmlWriter::write_block(const Step& step, OpReader& reader) {
  switch (step.op) {
    case Op::title:
      if (!options_.title) return reader.skip();
      push_phrases("<h1>", kept_tag<"</h1>\n">);
      return;
    case Op::heading:
      out_.put_tag(heading_begin[enter_heading(step.number[0]) - 1]);
      open_phrases(heading_end[heading_level_ - 1]);
      return;
    case Op::paragraph:
      return begin_paragraph();
    case Op::bullet_list:
    case Op::ordered_list:
      return write_list(step);
    case Op::list_item:
      return begin_item();
    case Op::block_quote:
      push("<blockquote>\n", kept_tag<"</blockquote>\n">);
      return;
    case Op::note_box:
      push("<blockquote class=\"shelf-note\">\n<p><strong>", kept_tag<"</blockquote>\n">);
      put_escaped_run(out_, step.text[0]);
      return out_.put("</strong></p>\n");
    case Op::code_block:
      return write_code_block(step);
    case Op::thematic_break:
      return out_.put("<hr>\n");
    case Op::html_element:
      return write_html_element(step);
    case Op::region:
      return write_region(step);
    case Op::section:
      if (parts_ != nullptr && depth_ == 0 && parts_->take_section(step, reader)) return reader.skip();
      push("<section class=\"shelf-section\">", kept_tag<"</section>\n">);
      out_.put_tag(heading_begin[enter_heading(2) - 1]);
      put_escaped_run(out_, step.text[0]);
      return out_.put_tag(heading_end[heading_level_ - 1]);
    case Op::widget:
      return write_widget(step, reader);
    default:  // field, field_other: read ahead by write_widget
      return write_table_part(step);
  }
}

unsigned HtmlWriter::enter_heading(unsigned level) {
  return heading_level_ = std::min(level + scope_.heading_shift, 6u);
}

void HtmlWriter::write_region(const Step& step) {
  out_.put("<div class=\"shelf-region\" data-shelf-region=\"");
  out_.put(format::region_names[step.number[0]]);
  push("\">\n", kept_tag<"</div>\n">);
}

void HtmlWriter::write_list(const Step& step) {
  if (step.op == Op::bullet_list) {
    push("<ul>\n", kept_tag<"</ul>\n">).tight = step.number[0] != 0;
    return;
  }
  if (step.number[1] == 1) {
    push("<ol>\n", kept_tag<"</ol>\n">).tight = step.number[0] != 0;
    return;
  }
  out_.put("<ol start=\"");
  put_number(out_, step.number[1]);
  push("\">\n", kept_tag<"</ol>\n">).tight = step.number[0] != 0;
}

void HtmlWriter::write_code_block(const Step& step) {
  out_.put("<pre><code");
  const std::string_view info = step.text[0];
  const std::string_view language = info.substr(0, info.find_first_of(" \t\n"));
  if (!language.empty()) {
    out_.put(" class=\"language-");
    put_attribute_run(out_, language);
    out_.put('"');
  }
  push_phrases(">", kept_tag<"</code></pre>\n">).in_code = true;
}

void HtmlWriter::write_table_part(const Step& step) {
  switch (step.op) {
    case Op::table:
      push("<table>\n", kept_tag<"</table>\n">);
      columns_ = step.text[0];
      return;
    case Op::table_head:
      push("<thead>\n", kept_tag<"</thead>\n">);
      return;
    case Op::table_body:
      push("<tbody>\n", kept_tag<"</tbody>\n">);
      return;
    case Op::table_row:
      push("<tr>\n", kept_tag<"</tr>\n">);
      return;
    case Op::header_cell:
      out_.put_tag("<th");
      return write_cell(step, kept_tag<"</th>\n">);
    case Op::data_cell:
      out_.put_tag("<td");
      return write_cell(step, kept_tag<"</td>\n">);
    default:
      return;
  }
}

void HtmlWriter::write_cell(const Step& step, const ShortTag& end_tag) {
  switch (step.number[0] < columns_.size() ? columns_[step.number[0]] : '-') {
    case 'l':
      push_phrases(" align=\"left\">", end_tag);
      break;
    case 'c':
      push_phrases(" align=\"center\">", end_tag);
      break;
    case 'r':
      push_phrases(" align=\"right\">", end_tag);
      break;
    default:
      push_phrases(">", end_tag);
  }
}

}  // namespace shelf::detail
