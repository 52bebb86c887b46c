// Blocks and inlines of a unit as plain text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "article/op_reader.hpp"
#include "present/embedding.hpp"
#include "render/frame_stack.hpp"
#include "render/output.hpp"
#include "render/value_text.hpp"
#include "shelf/article.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

// Lines go out with the indentation of their block; blocks are set apart by one empty line.
class TextWriter final : public ValueWriter {
 public:
  TextWriter(Output& out, const RenderOptions& options, const RenderScope& scope = {})
      : out_(out), options_(options), scope_(scope) {}

  // Writes what stands from `reader` to the matching close, which is consumed.
  void write_children(OpReader& reader);
  void write_paragraph(std::string_view text) override;
  void write_heading(std::string_view text, unsigned level) override;
  void write_rich(OpReader reader) override;
  void write_link(std::string_view label, std::string_view address) override;
  void write_field(std::string_view label, std::span<const std::string_view> choices) override;
  void write_code(std::string_view text) override;
  bool embed(ArticleRef article, const Values* values) override;
  // Widgets that the plan has and the article has not.
  void write_added();
  void finish() { end_line(); }

 private:
  struct Frame {
    Op op = Op::close;
    bool tight = false;
    std::uint32_t next_number = 0;  // ordered list
    std::uint8_t indent = 0;        // what the frame added to indent_
    std::string_view url;           // link
    std::string_view blade;         // action of a blade: its name
    const Widget* action = nullptr;
    std::size_t text_begin = 0;  // link: where its text begins in line_
    bool own_line = false;       // HTML element: ends the line when it closes
  };
  struct Table {
    std::string_view columns;
    std::vector<std::vector<std::string>> rows;
    bool has_head = false;
  };

  void write(const Step& step, OpReader& reader);
  void open_block(const Step& step, OpReader& reader);
  void write_inline(const Step& step, const OpReader& reader);
  void begin_heading(Op op, std::uint32_t level);
  void begin_list(const Step& step);
  void begin_item();
  void begin_quote(const Step& step);
  void begin_html_element(format::HtmlTag tag);
  void open_table_part(const Step& step);
  void close();
  void end_cell();
  void end_link(const Frame& frame);
  void end_action(const Frame& frame);
  void write_token(const Step& step);
  void write_widget(const OpReader& reader, std::uint32_t kind);
  void write_static_widget(const OpReader& reader, std::uint32_t kind);
  void write_table();
  void begin_block();
  void end_line();
  void put(std::string_view text);  // a line feed ends the line
  void put_line(std::string_view line);
  Frame& push(Op op);
  void push_indented(Op op, std::size_t width);  // for what is put from now on

  static constexpr std::size_t max_indent = 64;  // deeper blocks stand no further right: output stays linear

  Output& out_;
  const RenderOptions& options_;
  RenderScope scope_;
  unsigned heading_level_ = 1;  // of the last heading
  FrameStack<Frame> frames_{Frame{}};
  std::size_t depth_ = 0;
  std::string indent_, line_, marker_;
  bool line_open_ = false;  // line_ is to be written even when it is empty
  bool wants_gap_ = false;  // an empty line before the next block
  bool anything_ = false;
  std::uint64_t gathered_ = 0;  // bytes put so far, out or not
  std::vector<Table> tables_;   // the open one gathers cells; one inside a cell is part of the cell
  std::size_t cell_ = 0;        // depth of the open cell, which is one line whatever stands in it; 0: there is none
};

// The body of an article that embedding.chain ends with.
void write_text(Output& out, const RenderOptions& options, const Article& article, Embedding& embedding,
                unsigned heading_shift);

}  // namespace shelf::detail
