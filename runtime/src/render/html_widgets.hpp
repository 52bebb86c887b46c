// A presented widget as HTML.
#pragma once

#include <string_view>

#include "present/present.hpp"
#include "render/output.hpp"

namespace shelf::detail {

// Writes an article of the bundle in place; false: it is not shown, and nothing was written.
class ArticleEmbedder {
 public:
  virtual bool embed(ArticleRef article, const Values* values) = 0;
  // Level of a heading in the text of the service.
  [[nodiscard]] virtual unsigned heading_level() const noexcept = 0;

 protected:
  ~ArticleEmbedder() = default;
};

// The lines that say where a widget stands.
void put_status(Output& out, const Presentation& shown);
void put_widget(Output& out, const Widget& widget, const Presentation& shown, ArticleEmbedder& embedder);

}  // namespace shelf::detail
