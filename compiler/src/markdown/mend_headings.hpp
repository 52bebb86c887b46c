// Headings as their authors meant them.
#pragma once

#include <cstdint>
#include <vector>

#include "model/node.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Removes wrapping bold marks and template arrows `<-- x -->` (CMT5). False when nothing is left of the heading.
[[nodiscard]] bool mend_heading(Node& heading, DiagnosticSink& sink);

// The level of a line that begins with `#Title`, marks without a space; 0 when it is none.
[[nodiscard]] std::uint32_t hash_heading_level(const std::vector<Node>& line) noexcept;

// The heading that such a line is. Reports MD4.
[[nodiscard]] Node make_hash_heading(std::vector<Node> line, std::uint32_t level, DiagnosticSink& sink);

// Takes blanks off both ends.
void trim_inlines(std::vector<Node>& nodes);

}  // namespace shelf::compiler
