#include "render/markdown_writer.hpp"

#include <algorithm>

#include "render/markdown_inlines.hpp"
#include "render/visible_text.hpp"

namespace shelf::detail {

namespace {
constexpr std::uint32_t max_number = 999'999'999;  // longer ones do not mark an item

// What would end a tight list stands behind an empty line all the same: else it would go on with what is above it.
bool is_lazy(bool after_quote_or_list, bool interrupts) { return after_quote_or_list && !interrupts; }
}  // namespace

void MarkdownWriter::begin_block(Block block, bool interrupts) {
  Level& level = levels_.back();
  const Block last = level.last;
  bool gap = last != Block::none && last != Block::label && !level.tight;
  if (last == Block::paragraph || last == Block::label) gap = gap || !interrupts;
  if (last == Block::table) gap = true;
  if (is_lazy(last == Block::quote || last == Block::list, interrupts)) gap = true;
  if (last == Block::quote && block == Block::quote) gap = true;
  if (last == Block::label && block == Block::paragraph) gap = false;
  if (gap) margin_.put_gap(out_);
  level.last = block;
}

void MarkdownWriter::put_lines(std::string_view lines) {
  while (!out_.stopped()) {
    const std::size_t end = lines.find('\n');
    margin_.put_line(out_, lines.substr(0, end));
    if (end == std::string_view::npos) return;
    lines.remove_prefix(end + 1);
  }
}

void MarkdownWriter::heading(const Inlines& text, unsigned level) {
  begin_block(Block::heading, true);
  put_lines(std::string(level, '#') + ' ' + to_markdown(text, MarkdownPlace::heading));
}

void MarkdownWriter::paragraph(const Inlines& text) {
  const std::string lines = to_markdown(text, MarkdownPlace::paragraph);
  if (lines.empty()) return;
  begin_block(Block::paragraph, false);
  put_lines(lines);
}

// The fence is longer than any run of ticks inside.
void MarkdownWriter::code(std::string_view info, const Inlines& text) {
  begin_block(Block::code, true);
  std::string code;
  for (const Span& span : text.spans) append_visible(code, span.text);
  if (code.ends_with('\n')) code.pop_back();
  std::size_t longest = 2, run = 0;
  for (const char c : code) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const std::size_t end = info.find_first_of("`\n\\&");  // of a name of a language, nothing is lost
  std::string opening = fence;
  append_visible(opening, info.substr(0, end));
  margin_.put_line(out_, opening);
  if (!code.empty()) put_lines(code);
  margin_.put_line(out_, fence);
}

// `- ---` would be one rule, not a rule in an item.
void MarkdownWriter::rule() {
  begin_block(Block::rule, true);
  margin_.put_line(out_, lists_.empty() ? "---" : "___");
}

void MarkdownWriter::begin_quote(std::string_view label) {
  begin_block(Block::quote, true);
  margin_.push("> ", "> ", 2);
  levels_.push_back({});
  if (label.empty()) return;
  const bool plain = std::all_of(label.begin(), label.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  margin_.put_line(out_, "[!" + (plain ? std::string(label) : std::string("NOTE")) + "]");
  levels_.back().last = Block::label;
}

void MarkdownWriter::end_quote() {
  levels_.pop_back();
  margin_.pop();
}

// Lists of one kind that stand one below the other differ in their markers: else they would be one list.
void MarkdownWriter::begin_list(const ListShape& shape) {
  Level& level = levels_.back();
  const char usual = shape.ordered ? '.' : '-', other = shape.ordered ? ')' : '*';
  const char marker = level.last == Block::list && level.marker == usual ? other : usual;
  begin_block(Block::list, !shape.ordered || shape.start == 1);
  levels_.back().marker = marker;
  lists_.push_back({shape, marker, shape.start, true});
}

void MarkdownWriter::end_list() { lists_.pop_back(); }

void MarkdownWriter::begin_item() {
  List& list = lists_.back();
  if (!list.first && !list.shape.tight) margin_.put_gap(out_);
  list.first = false;
  std::string marker;
  if (list.shape.ordered) marker = std::to_string(std::min(list.number++, max_number));
  marker.append(1, list.marker).append(1, ' ');
  std::string blanks(marker.size(), ' ');
  margin_.push(std::move(marker), blanks, blanks.size());
  levels_.push_back({Block::none, 0, list.shape.tight});
}

void MarkdownWriter::end_item() {
  if (margin_.waits()) margin_.put_line(out_, {});
  levels_.pop_back();
  margin_.pop();
}

}  // namespace shelf::detail
