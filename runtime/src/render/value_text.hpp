// JSON bodies as pages of text: forms, quick starts, and everything else.
#pragma once

#include <span>

#include "article/json_tree.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

// What such a page consists of, in some format of text.
class ValueWriter {
 public:
  virtual void write_heading(std::string_view text, unsigned level) = 0;
  virtual void write_paragraph(std::string_view text) = 0;
  virtual void write_rich(OpReader reader) = 0;  // what stands up to the matching close: inlines, blocks, or both
  virtual void write_link(std::string_view label, std::string_view address) = 0;
  virtual void write_field(std::string_view label, std::span<const std::string_view> choices) = 0;
  virtual void write_code(std::string_view text) = 0;
  // An article of the bundle in place; false: nothing was written.
  virtual bool embed(ArticleRef article, const Values* values) = 0;

 protected:
  ~ValueWriter() = default;
};

// `reader` stands behind the body operation.
void render_value_text(ValueWriter& writer, const RenderOptions& options, OpReader reader, const Article& article);

}  // namespace shelf::detail
