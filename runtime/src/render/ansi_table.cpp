// Tables of AnsiWriter: columns that shrink to the width, or one line per cell where no columns fit.
#include <algorithm>

#include "render/ansi_writer.hpp"
#include "render/display_width.hpp"

namespace shelf::detail {

namespace {

constexpr std::string_view bar = " \xE2\x94\x82 ", dash = "\xE2\x94\x80",
                           cross = "\xE2\x94\x80\xE2\x94\xBC\xE2\x94\x80";
constexpr std::size_t bar_width = 3;
// Words longer than this may be cut to let a column shrink.
constexpr std::size_t max_whole_word = 16;
// Without a limit, columns wider than this wrap: one long cell would otherwise pad every row.
constexpr std::size_t max_free_width = 60;
constexpr std::size_t max_total_width = 1000;

using Words = std::vector<std::vector<std::vector<Piece>>>;  // rows of cells of words

Words words_of_cells(const InlineTable& table, const RenderOptions& options) {
  Words words;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    auto& row = words.emplace_back();
    for (const Inlines& cell : table.rows[r])
      row.push_back(words_of(cell, options, r < table.head_rows ? style_strong : Style{0}));
  }
  return words;
}

std::vector<Measure> measure_columns(const Words& words, std::size_t columns) {
  std::vector<Measure> measures(columns, {1, 1});
  for (const auto& row : words)
    for (std::size_t c = 0; c < row.size(); ++c) {
      const Measure cell = measure(row[c]);
      measures[c] = {std::max(measures[c].line, cell.line), std::max(measures[c].word, cell.word)};
    }
  return measures;
}

// Every column gets its longest line up to a common limit, the largest that fits `room`. Empty: not even whole words
// do.
std::vector<std::size_t> fit_columns(const std::vector<Measure>& measures, std::size_t room) {
  const auto widths_at = [&](std::size_t limit) {
    std::vector<std::size_t> widths;
    widths.reserve(measures.size());
    for (const Measure& column : measures)
      widths.push_back(std::max(std::min(column.line, limit), std::min(column.word, max_whole_word)));
    return widths;
  };
  const auto fits = [&](std::size_t limit) {
    std::size_t sum = bar_width * (measures.size() - 1);
    for (const std::size_t width : widths_at(limit)) sum += width;
    return sum <= room;
  };
  if (!fits(1)) return {};
  std::size_t low = 1, high = room;
  while (low < high) {
    const std::size_t middle = low + (high - low + 1) / 2;
    fits(middle) ? low = middle : high = middle - 1;
  }
  return widths_at(low);
}

std::string rule_line(const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (c > 0) line += cross;
    for (std::size_t i = 0; i < widths[c]; ++i) line += dash;
  }
  return line;
}

}  // namespace

void AnsiWriter::put_cells(const std::vector<std::vector<Line>>& cells, const std::vector<Inlines>& row,
                           const std::vector<std::size_t>& widths, std::string_view columns) {
  std::size_t height = 1;
  for (const auto& lines : cells) height = std::max(height, lines.size());
  std::string out;
  for (std::size_t i = 0; i < height && !out_.stopped(); ++i) {
    out.clear();
    std::size_t gap = 0;  // blanks that are due before the next text
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (c > 0) {
        out.append(gap, ' ').append(bar);
        gap = 0;
      }
      const Line empty;
      const Line& line = i < cells[c].size() ? cells[c][i] : empty;
      const std::size_t spare = widths[c] - std::min(widths[c], line.width);
      const char alignment = c < columns.size() ? columns[c] : '-';
      const std::size_t before = alignment == 'r' ? spare : alignment == 'c' ? spare / 2 : 0;
      out.append(before, ' ');
      append_styled(out, line, row[c], options_);
      gap = spare - before;
    }
    while (out.ends_with(' ')) out.pop_back();
    margin_.put_line(out_, out);
  }
}

void AnsiWriter::put_grid(const InlineTable& table, const std::vector<std::size_t>& widths) {
  const Words words = words_of_cells(table, options_);
  std::vector<std::vector<std::vector<Line>>> rows;
  bool wrapped = false;
  for (const auto& row : words) {
    auto& cells = rows.emplace_back();
    for (std::size_t c = 0; c < row.size(); ++c) {
      cells.push_back(wrap_lines(row[c], widths[c]));
      wrapped = wrapped || cells.back().size() > 1;
    }
  }
  const std::string line = rule_line(widths);
  for (std::size_t r = 0; r < rows.size() && !out_.stopped(); ++r) {
    put_cells(rows[r], table.rows[r], widths, table.columns);
    const bool last = r + 1 == rows.size();
    if (r + 1 == table.head_rows || (wrapped && !last)) margin_.put_line(out_, line);
  }
}

// A label and a value as one text: their targets stand one behind the other.
namespace {
void append_inlines(Inlines& out, const Inlines& text, Style style) {
  const auto offset = static_cast<std::uint32_t>(out.targets.size());
  out.targets.insert(out.targets.end(), text.targets.begin(), text.targets.end());
  for (Span span : text.spans) {
    span.style = static_cast<Style>(span.style | style);
    if (span.target != 0) span.target += offset;
    if (span.image != 0) span.image += offset;
    out.spans.push_back(span);
  }
}
}  // namespace

// `header: value`, one line for each cell, an empty one between rows; rows of the head behind the first are as others.
void AnsiWriter::put_records(const InlineTable& table) {
  const std::size_t first = table.head_rows > 0 && table.rows.size() > 1 ? 1 : 0;
  for (std::size_t r = first; r < table.rows.size() && !out_.stopped(); ++r) {
    if (r > first) margin_.put_gap(out_);
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
      Inlines line;
      if (first > 0 && c < table.rows[0].size() && !table.rows[0][c].spans.empty()) {
        append_inlines(line, table.rows[0][c], style_strong);
        line.spans.push_back({SpanKind::text, style_strong, 0, 0, ": "});
      }
      append_inlines(line, table.rows[r][c], 0);
      if (!line.spans.empty()) put_words(words_of(line, options_), line);
    }
  }
}

void AnsiWriter::table(const InlineTable& table) {
  begin_block();
  if (!carried_.empty()) put_words({}, {});
  const std::vector<Measure> measures = measure_columns(words_of_cells(table, options_), table.width());
  const std::size_t free = measures.size() * (max_free_width + bar_width);
  const std::size_t room = options_.width == 0 ? free : std::min(this->room(), max_total_width);
  const std::vector<std::size_t> widths = fit_columns(measures, room);
  widths.empty() ? put_records(table) : put_grid(table, widths);
  end_block();
}

}  // namespace shelf::detail
