// Step 3 of parse_markdown: Markdown to nodes by md4c, whose types stop in tree_builder.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/figures.hpp"
#include "model/node.hpp"
#include "model/prepared.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Node::number of a code_block made by indentation, until shape_blocks has looked at it.
inline constexpr std::uint32_t indented_code = 1;

// Tree as md4c sees it: text nodes may still hold marks, link nodes hold the raw destination in `url`. Empty after a
// limit.
[[nodiscard]] std::optional<Node> parse_blocks(const PreparedMarkdown& prepared, DiagnosticSink& sink);

}  // namespace shelf::compiler
