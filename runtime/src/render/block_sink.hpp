// An article as blocks, each handed over whole: the interface of the writers that wrap, pad or escape.
#pragma once

#include <cstdint>
#include <string_view>

#include "render/inlines.hpp"

namespace shelf::detail {

struct ListShape {
  bool ordered = false;
  bool tight = false;
  bool of_label = false;  // choices that belong to the paragraph above
  std::uint32_t start = 1;
};

// No block handed over is empty; lists hold items only.
class BlockSink {
 public:
  virtual void heading(const Inlines& text, unsigned level) = 0;
  virtual void paragraph(const Inlines& text) = 0;
  virtual void code(std::string_view info, const Inlines& text) = 0;
  virtual void rule() = 0;
  virtual void table(const InlineTable& table) = 0;
  virtual void begin_quote(std::string_view label) = 0;  // label: of a note, else empty
  virtual void end_quote() = 0;
  virtual void begin_list(const ListShape& shape) = 0;
  virtual void end_list() = 0;
  virtual void begin_item() = 0;
  virtual void end_item() = 0;
  virtual void widget(const OpReader& reader, std::uint32_t kind) = 0;  // `reader` stands behind the operation

 protected:
  ~BlockSink() = default;
};

}  // namespace shelf::detail
