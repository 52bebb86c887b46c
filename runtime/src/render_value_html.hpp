// JSON bodies as HTML: forms, quick starts, and everything else.
#pragma once

#include "html_writer.hpp"
#include "op_reader.hpp"
#include "output.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

// `reader` stands behind the body operation.
void render_value_html(Output& out, const RenderOptions& options, OpReader reader, const Article& article,
                       const RenderScope& scope);

}  // namespace shelf::detail
