// Tables of MarkdownWriter: a row is a line, what is below it in a cell stands behind <br>.
#include "render/markdown_inlines.hpp"
#include "render/markdown_writer.hpp"

namespace shelf::detail {

void MarkdownWriter::put_row(const std::vector<Inlines>* row, std::size_t columns) {
  std::string line = "|";
  for (std::size_t c = 0; c < columns; ++c) {
    if (row != nullptr && c < row->size() && !(*row)[c].spans.empty())
      line.append(1, ' ').append(to_markdown((*row)[c], MarkdownPlace::cell));
    line += " |";
  }
  margin_.put_line(out_, line);
}

// GFM wants a head; rows of it behind the first become rows of the body.
void MarkdownWriter::table(const InlineTable& table) {
  begin_block(Block::table, false);
  const std::size_t columns = table.width();
  const bool has_head = table.head_rows > 0;
  put_row(has_head ? &table.rows[0] : nullptr, columns);
  std::string rule = "|";
  for (std::size_t c = 0; c < columns; ++c) {
    const char alignment = c < table.columns.size() ? table.columns[c] : '-';
    rule += alignment == 'l' ? " :--- |" : alignment == 'c' ? " :---: |" : alignment == 'r' ? " ---: |" : " --- |";
  }
  margin_.put_line(out_, rule);
  for (std::size_t r = has_head ? 1 : 0; r < table.rows.size() && !out_.stopped(); ++r)
    put_row(&table.rows[r], columns);
}

}  // namespace shelf::detail
