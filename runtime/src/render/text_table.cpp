// Tables as text: cells in columns of equal width.
#include <algorithm>

#include "render/plain_inlines.hpp"
#include "render/text_writer.hpp"

namespace shelf::detail {

namespace {

// Columns wider than this are not padded: one long cell would otherwise blow up every row.
constexpr std::size_t max_padded_width = 60;

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::size_t> column_widths(const Rows& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == widths.size()) widths.push_back(0);
      widths[i] = std::max(widths[i], std::min(width_of(row[i]), max_padded_width));
    }
  return widths;
}

std::string aligned(const std::string& cell, std::size_t width, char alignment, bool last) {
  const std::size_t have = width_of(cell), gap = have < width ? width - have : 0;
  const std::size_t before = alignment == 'r' ? gap : alignment == 'c' ? gap / 2 : 0;
  std::string text(before, ' ');
  text += cell;
  if (!last) text.append(gap - before, ' ');
  return text;
}

}  // namespace

void TextWriter::table(const InlineTable& table) {
  begin_block();
  Rows rows;
  for (const auto& row : table.rows) {
    std::vector<std::string>& cells = rows.emplace_back();
    for (const Inlines& cell : row) cells.push_back(plain_text_of(cell, ' '));
  }
  const auto widths = column_widths(rows);
  for (std::size_t r = 0; r < rows.size() && !out_.stopped(); ++r) {
    const auto& row = rows[r];
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += "  ";
      line += aligned(row[i], widths[i], i < table.columns.size() ? table.columns[i] : '-', i + 1 == row.size());
    }
    margin_.put_line(out_, line);
    if (r != 0 || table.head_rows == 0) continue;
    std::string rule;
    for (const std::size_t width : widths) rule += (rule.empty() ? "" : "  ") + std::string(width, '-');
    margin_.put_line(out_, rule);
  }
  wants_gap_ = true;
}

}  // namespace shelf::detail
