// Step of parse_markdown: widgets and sections in their place in the article.
#pragma once

#include "model/header.hpp"
#include "model/node.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Reports WID9 (one client sees the knowledge base twice), WID11 (live widgets where no resource is required; once an
// article), WID12 (widgets without an introduction), SEC2 (sections without content).
void lint_slots(const Node& document, const Header& header, DiagnosticSink& sink);

}  // namespace shelf::compiler
