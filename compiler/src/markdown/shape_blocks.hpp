// Step 4 of parse_markdown: turns marks into nodes: tokens, HTML elements, regions, sections, widgets; checks links;
// finds the title; mends headings.
#pragma once

#include "model/body.hpp"
#include "model/figures.hpp"
#include "model/header.hpp"
#include "model/prepared.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

[[nodiscard]] MarkdownBody shape_blocks(Node document, const PreparedMarkdown& prepared, const RawHeader& raw,
                                        const Header& header, Figures& figures, DiagnosticSink& sink);

}  // namespace shelf::compiler
