// Which nodes of a directed graph lead back to themselves: questions that wait for each other, articles that embed each
// other.
#pragma once

#include <cstdint>
#include <vector>

namespace shelf::compiler {

using Graph = std::vector<std::vector<std::uint32_t>>;  // of each node the nodes it leads to

struct Cycles {
  // One cycle of each group of nodes that all reach each other, nodes in the order of the edges, the smallest of them
  // first; the groups in the order of these. Mending it may bring up another one of its group.
  std::vector<std::vector<std::uint32_t>> paths;
  std::vector<bool> on_cycle;  // by node: belongs to such a group
};

// Linear in nodes and edges, not recursive.
[[nodiscard]] Cycles find_cycles(const Graph& graph);

}  // namespace shelf::compiler
