// What a reader sees of nodes, without any markup.
#pragma once

#include <string>
#include <vector>

#include "model/node.hpp"

namespace shelf::compiler {

// Breaks are blanks, tokens their default text, images their alternative text.
[[nodiscard]] std::string plain_text(const std::vector<Node>& nodes);

}  // namespace shelf::compiler
