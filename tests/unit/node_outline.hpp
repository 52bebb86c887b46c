// A tree as one short line, for tests: `p("text" strong("bold"))`.
#pragma once

#include <string>

#include "model/node.hpp"

namespace shelf::compiler {

[[nodiscard]] std::string outline(const Node& node);
[[nodiscard]] std::string outline(const std::vector<Node>& nodes);

}  // namespace shelf::compiler
