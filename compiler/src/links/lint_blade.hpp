// Step of parse_markdown: what blade links hand over.
#pragma once

#include <string_view>

#include "model/node.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Looks at every blade action of the tree. `source` is the text that the places of the nodes belong to.
// Reports LNK6 (a value that hardly fits the parameter), LNK7 (unknown variables).
void lint_blades(const Node& document, std::string_view source, DiagnosticSink& sink);

}  // namespace shelf::compiler
