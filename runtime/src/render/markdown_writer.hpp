// Blocks as CommonMark, with GFM's tables and strikethrough.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "render/block_sink.hpp"
#include "render/margin.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

class MarkdownWriter final : public BlockSink {
 public:
  explicit MarkdownWriter(Output& out) : out_(out) {}

  void heading(const Inlines& text, unsigned level) override;
  void paragraph(const Inlines& text) override;
  void code(std::string_view info, const Inlines& text) override;
  void rule() override;
  void table(const InlineTable& table) override;
  void begin_quote(std::string_view label) override;
  void end_quote() override;
  void begin_list(const ListShape& shape) override;
  void end_list() override;
  void begin_item() override;
  void end_item() override;
  void widget(const OpReader& reader, std::uint32_t kind) override;

 private:
  enum class Block : std::uint8_t { none, label, paragraph, heading, code, rule, table, quote, list };
  struct Level {  // what holds blocks: the document, a quote, a list item
    Block last = Block::none;
    char marker = 0;  // of the list that was the last block
    bool tight = false;
  };
  struct List {
    ListShape shape;
    char marker = '-';
    std::uint32_t number = 1;
    bool first = true;
  };

  // `interrupts`: may stand directly below a paragraph.
  void begin_block(Block block, bool interrupts);
  void put_lines(std::string_view lines);
  void put_row(const std::vector<Inlines>* row, std::size_t columns);

  Output& out_;
  Margin margin_;
  std::vector<Level> levels_ = {{}};
  std::vector<List> lists_;
};

}  // namespace shelf::detail
