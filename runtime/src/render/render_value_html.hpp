// JSON bodies as HTML: forms, quick starts, and everything else.
#pragma once

#include "article/op_reader.hpp"
#include "dialects/dialect_parts.hpp"
#include "present/embedding.hpp"
#include "render/output.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

// `reader` stands behind the body operation. `parts`: as HtmlWriter's.
void render_value_html(Output& out, const RenderOptions& options, OpReader reader, const Article& article,
                       DialectParts* parts = nullptr, const RenderScope& scope = {});

}  // namespace shelf::detail
