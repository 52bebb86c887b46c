// Tables as text: cells in columns of equal width.
#include <algorithm>

#include "render/display_width.hpp"
#include "render/plain_inlines.hpp"
#include "render/text_writer.hpp"

namespace shelf::detail {

namespace {

// Columns wider than this are not padded: one long cell would otherwise blow up every row.
constexpr std::size_t max_padded_width = 60;

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::size_t> column_widths(const Rows& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == widths.size()) widths.push_back(0);
      widths[i] = std::max(widths[i], std::min(display_width(row[i]), max_padded_width));
    }
  return widths;
}

std::string aligned(const std::string& cell, std::size_t width, char alignment) {
  const std::size_t have = display_width(cell), gap = have < width ? width - have : 0;
  const std::size_t before = alignment == 'r' ? gap : alignment == 'c' ? gap / 2 : 0;
  std::string text(before, ' ');
  text += cell;
  text.append(gap - before, ' ');
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
      line += aligned(row[i], widths[i], i < table.columns.size() ? table.columns[i] : '-');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    margin_.put_line(out_, line);
    if (r + 1 != table.head_rows) continue;
    std::string rule;
    for (const std::size_t width : widths) rule += (rule.empty() ? "" : "  ") + std::string(width, '-');
    margin_.put_line(out_, rule);
  }
  wants_gap_ = true;
}

}  // namespace shelf::detail
