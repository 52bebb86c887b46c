// Regions and sections: marks between the top-level blocks become nodes around them.
#pragma once

#include <vector>

#include "model/node.hpp"
#include "model/prepared.hpp"

namespace shelf::compiler {

// `blocks` holds `document` nodes for region and section marks (number: index of the mark), at any depth. The result
// holds none, and its regions and sections nest: a section begins outside of the regions that are open, which go on
// inside it; a region that crosses another goes on behind the end of that one.
[[nodiscard]] std::vector<Node> nest_regions(std::vector<Node> blocks, const std::vector<Mark>& marks);

}  // namespace shelf::compiler
