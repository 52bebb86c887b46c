// Blocks for a terminal: wrapped, styled, with links.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "render/block_sink.hpp"
#include "render/margin.hpp"
#include "render/wrap_lines.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

class AnsiWriter final : public BlockSink {
 public:
  AnsiWriter(Output& out, const RenderOptions& options) : out_(out), options_(options) {}

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
  struct Level {  // a list or a quote
    bool ordered = false, tight = false;
    std::uint64_t next_number = 0;
  };

  void begin_block();
  void end_block();
  void indent(std::string first, std::string rest);
  void put_words(const std::vector<Piece>& words, const Inlines& text);
  void put_cells(const std::vector<std::vector<Line>>& cells, const std::vector<Inlines>& row,
                 const std::vector<std::size_t>& widths, std::string_view columns);
  void put_grid(const InlineTable& table, const std::vector<std::size_t>& widths);
  void put_records(const InlineTable& table);
  // The columns that are left for text; 0: as many as it takes.
  [[nodiscard]] std::size_t room() const noexcept;

  Output& out_;
  const RenderOptions& options_;
  Margin margin_;
  std::vector<Level> levels_;
  std::string carried_;  // a marker that had no room in the margin
  bool wants_gap_ = false, anything_ = false;
};

// A block's text as words. `base` is added to every style.
[[nodiscard]] std::vector<Piece> words_of(const Inlines& text, const RenderOptions& options, Style base = 0);

// A line with its styles and links switched on, and off again at its end.
void append_styled(std::string& out, const Line& line, const Inlines& text, const RenderOptions& options);

// What stands around the text of an action: part of its presentation, as AnsiWriter::widget() is.
[[nodiscard]] Style action_style(const Target& action) noexcept;

}  // namespace shelf::detail
