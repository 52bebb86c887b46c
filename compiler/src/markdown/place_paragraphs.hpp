// Paragraphs hold inlines only: what a paragraph holds besides is put next to it.
#pragma once

#include <vector>

#include "model/node.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Appends the content of one paragraph to `out`: paragraphs of the inlines, the blocks between them, headings written
// `#Title`. A paragraph of line breaks alone leaves only these.
void place_paragraph(std::vector<Node> content, Span where, std::vector<Node>& out, DiagnosticSink& sink);

}  // namespace shelf::compiler
