// What a reader sees of nodes, without any markup.
#pragma once

#include <string>
#include <vector>

#include "model/node.hpp"

namespace shelf::compiler {

// Breaks are blanks, tokens their default text, images their alternative text.
[[nodiscard]] std::string plain_text(const std::vector<Node>& nodes);

// Where bytes [begin, end) of a text node stand; the whole node when references or repairs changed its length.
[[nodiscard]] Span part_of(const Node& text, std::size_t begin, std::size_t end);

}  // namespace shelf::compiler
