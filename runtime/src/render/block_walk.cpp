#include "render/block_walk.hpp"

#include <algorithm>

#include "article/article_impl.hpp"
#include "present/widget_lines.hpp"

namespace shelf::detail {

namespace {

bool is_break(const Span& span) noexcept {
  return span.kind == SpanKind::soft_break || span.kind == SpanKind::hard_break;
}

bool is_blank(const Span& span) noexcept {
  return is_break(span) ||
         (span.kind == SpanKind::text && span.text.find_first_not_of(" \t\n") == std::string_view::npos);
}

void trim(std::vector<Span>& spans) {
  while (!spans.empty() && is_blank(spans.back())) spans.pop_back();
  const auto first = std::find_if_not(spans.begin(), spans.end(), is_blank);
  spans.erase(spans.begin(), first);
}

void skip(const Step& step, OpReader& reader) {
  if (format::shape_of(step.op).opens) reader.skip();
}

}  // namespace

void BlockWalk::write_article(OpReader reader, const Article& article) {
  Step body;
  if (!reader.next(body)) return;
  if (body.number[0] == static_cast<std::uint32_t>(format::BodyKind::markdown))
    write_children(reader);
  else
    render_value_text(*this, options_, reader, article);
  flush();
  if (scope_.embedding->depth > 0) return;
  write_added_lines(*this, *scope_.plan, options_);
}

void BlockWalk::write_heading(std::string_view text, unsigned level) {
  flush();
  heading_level_ = heading_ = std::min(level + scope_.heading_shift, 6u);
  put(text, SpanKind::soft_break);
  flush();
  heading_ = 0;
}

void BlockWalk::write_paragraph(std::string_view text) {
  flush();
  put(text, SpanKind::hard_break);
  flush();
}

void BlockWalk::write_rich(OpReader reader) {
  flush();
  write_children(reader);
  flush();
}

void BlockWalk::write_link(std::string_view label, std::string_view address) {
  flush();
  Step link;
  link.op = Op::link;
  link.url = address;
  open_target(link);
  put(label, SpanKind::soft_break);
  close();
  flush();
}

void BlockWalk::write_field(std::string_view label, std::span<const std::string_view> choices) {
  write_paragraph(label);
  if (choices.empty()) return;
  sink_.begin_list({false, true, !label.empty(), 1});
  for (const std::string_view choice : choices) {
    sink_.begin_item();
    write_paragraph(choice);
    sink_.end_item();
  }
  sink_.end_list();
}

void BlockWalk::write_code(std::string_view text) {
  flush();
  in_code_ = true;
  put(text, SpanKind::soft_break);
  flush_code({});
}

bool BlockWalk::embed(ArticleRef ref, const Values* values) {
  const auto article = enter(scope_.embedding, options_, ref);
  if (!article) return false;
  flush();
  write_blocks(out_, inner_options(options_, values), sink_, *article, *scope_.embedding, heading_level_ - 1);
  leave(*scope_.embedding);
  return true;
}

void write_blocks(Output& out, const RenderOptions& options, BlockSink& sink, const Article& article,
                  Embedding& embedding, unsigned heading_shift) {
  const Plan plan(article, options);
  BlockWalk(out, options, sink, {&plan, &embedding, heading_shift})
      .write_article(ArticleAccess::body(article), article);
}

void BlockWalk::write_children(OpReader& reader) {
  const std::size_t base = depth_;
  for (Step step; !out_.stopped() && reader.next(step);) {
    if (scope_.hides(reader.position()))
      skip(step, reader);
    else if (step.op != Op::close)
      open(step, reader);
    else if (depth_ == base)
      return;
    else
      close();
  }
}

void BlockWalk::open(const Step& step, OpReader& reader) {
  if (static_cast<unsigned>(step.op) >= 40) return open_inline(step, reader);
  if (step.op == Op::html_element) return open_html(step);
  if (in_cell_ || in_code_) return open_in_cell(step, reader);
  open_block(step, reader);
}

BlockWalk::Frame& BlockWalk::push(const Step& step) {
  Frame& frame =
      frames_.open(++depth_, Frame{step.op, format::HtmlTag::span, style_, target_, in_cell_ || in_code_, {}, {}});
  return frame;
}

void BlockWalk::put(std::string_view text, SpanKind line_feed) {
  while (!out_.stopped()) {
    const auto end = in_code_ ? std::string_view::npos : text.find('\n');
    if (const std::string_view line = text.substr(0, end); !line.empty()) put_span(SpanKind::text, line);
    if (end == std::string_view::npos) return;
    put_span(line_feed, {});
    text.remove_prefix(end + 1);
  }
}

void BlockWalk::put_break(SpanKind kind) { in_code_ ? put_span(SpanKind::text, "\n") : put_span(kind, {}); }

void BlockWalk::put_span(SpanKind kind, std::string_view text) {
  gathered_ += std::max<std::size_t>(text.size(), 1);
  out_.expect(gathered_);  // a block may become long before any of it goes out
  if (!out_.stopped()) run_.spans.push_back({kind, style_, target_, 0, text});
}

bool BlockWalk::in_line() const noexcept { return !run_.spans.empty() && !is_break(run_.spans.back()); }

// Blocks in a cell stand below each other.
void BlockWalk::break_cell() {
  if (in_cell_ && !in_code_ && in_line()) put_span(SpanKind::hard_break, {});
}

// A link may stay open.
void BlockWalk::clear_run() {
  run_.spans.clear();
  if (target_ == 0) run_.targets.clear();
  if (target_ == 0 && !in_table_) strings_.clear();
}

void BlockWalk::flush() {
  if (in_cell_ || in_code_) return;
  trim(run_.spans);
  if (!run_.spans.empty() && !out_.stopped()) heading_ > 0 ? sink_.heading(run_, heading_) : sink_.paragraph(run_);
  clear_run();
}

void BlockWalk::flush_code(std::string_view info) {
  in_code_ = false;
  if (!out_.stopped()) sink_.code(info, run_);
  clear_run();
}

}  // namespace shelf::detail
