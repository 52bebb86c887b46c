#include "render/ansi_writer.hpp"

#include <algorithm>

#include "render/display_width.hpp"

namespace shelf::detail {

namespace {
constexpr std::size_t rule_width = 40;
constexpr std::string_view bar = "\xE2\x94\x82 ";
constexpr std::string_view dash = "\xE2\x94\x80";
}  // namespace

std::size_t AnsiWriter::room() const noexcept {
  return options_.width == 0
             ? 0
             : std::max<std::size_t>(options_.width - std::min<std::size_t>(options_.width, margin_.width()), 1);
}

void AnsiWriter::begin_block() {
  if (wants_gap_ && anything_) margin_.put_gap(out_);
  wants_gap_ = false;
  anything_ = true;
}

void AnsiWriter::end_block() { wants_gap_ = levels_.empty() || !levels_.back().tight; }

// The margin takes no more than half of the line: text keeps room however deep it stands.
void AnsiWriter::indent(std::string first, std::string rest) {
  const std::size_t width = display_width(first);
  if (options_.width == 0 || 2 * (margin_.width() + width) <= options_.width)
    return margin_.push(std::move(first), std::move(rest), width);
  carried_ += first;
  margin_.push({}, {}, 0);
}

void AnsiWriter::put_words(const std::vector<Piece>& words, const Inlines& text) {
  std::string styled;
  std::vector<Piece> all;
  if (!carried_.empty()) {
    WordSplitter splitter;
    splitter.add(carried_, 0, 0);
    all = splitter.pieces();
    all.insert(all.end(), words.begin(), words.end());
    carried_.clear();
  }
  for (const Line& line : wrap_lines(all.empty() ? words : all, room())) {
    if (out_.stopped()) return;
    styled.clear();
    append_styled(styled, line, text, options_);
    margin_.put_line(out_, styled);
  }
}

void AnsiWriter::heading(const Inlines& text, unsigned level) {
  begin_block();
  WordSplitter marks;
  marks.add(std::string(level, '#') + ' ', style_strong, 0);
  std::vector<Piece> words = marks.pieces();
  const std::vector<Piece> rest = words_of(text, options_, style_strong);
  words.insert(words.end(), rest.begin(), rest.end());
  put_words(words, text);
  end_block();
  wants_gap_ = true;
}

void AnsiWriter::paragraph(const Inlines& text) {
  begin_block();
  put_words(words_of(text, options_), text);
  end_block();
}

// Lines of code stay as long as they are.
void AnsiWriter::code(std::string_view /*info*/, const Inlines& text) {
  begin_block();
  std::string all;
  for (const Span& span : text.spans) all += span.text;
  if (all.ends_with('\n')) all.pop_back();
  indent("  ", "  ");
  carried_.clear();
  for (std::string_view left = all; !out_.stopped();) {
    const std::size_t end = left.find('\n');
    Piece piece{{}, 0, style_code, 0};
    for (const char c : left.substr(0, end)) c == '\t' ? piece.text.append(4, ' ') : piece.text.append(1, c);
    Line line;
    std::string printable, styled;
    append_printable(printable, piece.text);
    piece.text = std::move(printable);
    line.pieces.push_back(std::move(piece));
    append_styled(styled, line, text, options_);
    margin_.put_line(out_, styled);
    if (end == std::string_view::npos) break;
    left.remove_prefix(end + 1);
  }
  margin_.pop();
  end_block();
}

void AnsiWriter::rule() {
  begin_block();
  std::string line;
  const std::size_t columns = options_.width == 0 ? rule_width : std::min(room(), rule_width);
  for (std::size_t i = 0; i < columns; ++i) line += dash;
  margin_.put_line(out_, line);
  end_block();
}

void AnsiWriter::begin_quote(std::string_view label) {
  begin_block();
  indent(std::string(bar), std::string(bar));
  levels_.push_back({});
  if (label.empty()) return;
  Inlines text;
  text.spans.push_back({SpanKind::text, style_strong, 0, 0, label});
  put_words(words_of(text, options_), text);
}

void AnsiWriter::end_quote() {
  levels_.pop_back();
  margin_.pop();
  end_block();
}

void AnsiWriter::begin_list(const ListShape& shape) { levels_.push_back({shape.ordered, shape.tight, shape.start}); }

void AnsiWriter::end_list() {
  levels_.pop_back();
  end_block();
}

void AnsiWriter::begin_item() {
  begin_block();
  Level& list = levels_.back();
  const std::string marker = list.ordered ? std::to_string(list.next_number++) + ". " : "\xE2\x80\xA2 ";
  indent(marker, std::string(display_width(marker), ' '));
}

void AnsiWriter::end_item() {
  if (margin_.waits() || !carried_.empty()) put_words({}, {});
  margin_.pop();
  end_block();
}

}  // namespace shelf::detail
