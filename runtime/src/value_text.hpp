// JSON bodies as plain text: forms, quick starts, and everything else.
#pragma once

#include "json_tree.hpp"
#include "shelf/article.hpp"
#include "text_writer.hpp"

namespace shelf::detail {

// `reader` stands behind the body operation.
void render_value_text(TextWriter& writer, const RenderOptions& options, OpReader reader, const Article& article);

}  // namespace shelf::detail
