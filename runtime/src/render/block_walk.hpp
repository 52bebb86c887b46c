// Walks the operations of a unit and hands its blocks to a sink, each with its text as spans.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "present/embedding.hpp"
#include "render/block_sink.hpp"
#include "render/frame_stack.hpp"
#include "render/output.hpp"
#include "render/value_text.hpp"
#include "shelf/article.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

class BlockWalk final : public ValueWriter {
 public:
  // `out` is only asked whether to go on, and told what was gathered.
  BlockWalk(Output& out, const RenderOptions& options, BlockSink& sink, const RenderScope& scope = {})
      : out_(out), options_(options), sink_(sink), scope_(scope) {}

  // The body of an article; `reader` stands before the body operation.
  void write_article(OpReader reader, const Article& article);

  void write_heading(std::string_view text, unsigned level) override;
  void write_paragraph(std::string_view text) override;
  void write_rich(OpReader reader) override;
  void write_link(std::string_view label, std::string_view address) override;
  void write_field(std::string_view label, std::span<const std::string_view> choices) override;
  void write_code(std::string_view text) override;
  bool embed(ArticleRef article, const Values* values) override;

 private:
  struct Frame {
    Op op = Op::close;
    format::HtmlTag tag = format::HtmlTag::span;
    Style style = 0;                // to go back to
    std::uint32_t target = 0;       // to go back to
    bool in_cell = false;           // opened inside a cell: a block is flattened
    std::string_view info;          // code block
    std::string_view suffix;        // of an action that leads nowhere: stands behind its text, in parentheses
    std::uint64_t next_number = 0;  // ordered list in a cell
  };

  void write_children(OpReader& reader);
  void open(const Step& step, OpReader& reader);
  void open_block(const Step& step, OpReader& reader);
  void open_in_cell(const Step& step, OpReader& reader);
  void open_table_part(const Step& step);
  void open_html(const Step& step);
  void open_inline(const Step& step, const OpReader& reader);
  void open_target(const Step& step);
  void open_blade(const Step& step, const OpReader& reader);
  void put_marker(Frame& list);
  void close();
  void close_block(const Frame& frame);
  void close_cell();
  void close_html(const Frame& frame);
  void write_token(const Step& step);
  void write_token_list(const std::vector<std::string>& items);
  void write_widget(const OpReader& reader, std::uint32_t kind);
  Frame& push(const Step& step);
  void put(std::string_view text, SpanKind line_feed);  // a line feed in `text` becomes such a break
  void put_break(SpanKind kind);
  void put_span(SpanKind kind, std::string_view text);
  [[nodiscard]] bool in_line() const noexcept;
  void break_cell();
  void clear_run();
  void flush();
  void flush_code(std::string_view info);

  Output& out_;
  const RenderOptions& options_;
  BlockSink& sink_;
  RenderScope scope_;
  unsigned heading_level_ = 1;  // of the last heading
  std::uint32_t open_lists_ = 0;
  std::deque<std::string> strings_;  // addresses of actions, numbers in cells: spans refer to them
  FrameStack<Frame> frames_{Frame{}};
  std::size_t depth_ = 0;
  Inlines run_;  // of the block that is open
  InlineTable table_;
  Style style_ = 0;
  std::uint32_t target_ = 0;
  unsigned heading_ = 0;  // level; 0: what is gathered is a paragraph
  bool in_code_ = false;  // code block, <pre>: line feeds are text
  bool in_table_ = false, in_cell_ = false;
  std::uint64_t gathered_ = 0;  // bytes
};

// The body of an article that embedding.chain ends with.
void write_blocks(Output& out, const RenderOptions& options, BlockSink& sink, const Article& article,
                  Embedding& embedding, unsigned heading_shift);

}  // namespace shelf::detail
