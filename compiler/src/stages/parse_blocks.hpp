// Step 3 of parse_markdown: Markdown to nodes by md4c, whose types stop in parse_blocks.cpp.
#pragma once

#include <optional>
#include <vector>

#include "model/figures.hpp"
#include "model/node.hpp"
#include "model/prepared.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Tree as md4c sees it: text nodes may still hold marks, link nodes hold the raw destination in `url`. Empty after a
// limit.
[[nodiscard]] std::optional<Node> parse_blocks(const PreparedMarkdown& prepared, DiagnosticSink& sink);

}  // namespace shelf::compiler
