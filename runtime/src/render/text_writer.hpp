// Blocks as plain text: lines as they are, of any length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/block_sink.hpp"
#include "render/margin.hpp"
#include "render/output.hpp"

namespace shelf::detail {

// Lines go out with the indentation of their block; blocks are set apart by one empty line.
class TextWriter final : public BlockSink {
 public:
  explicit TextWriter(Output& out) : out_(out) {}

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
    ListShape shape;
    std::uint64_t next_number = 0;
  };

  [[nodiscard]] bool tight() const noexcept { return !levels_.empty() && levels_.back().shape.tight; }
  void begin_block();
  void begin_paragraph();
  void indent(std::string first, std::size_t width);
  void put_lines(std::string_view lines);

  Output& out_;
  Margin margin_;
  std::vector<Level> levels_;
  bool wants_gap_ = false;  // an empty line before the next block
  bool anything_ = false;
};

}  // namespace shelf::detail
