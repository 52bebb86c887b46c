#include "graph/find_cycles.hpp"

#include <algorithm>
#include <cstddef>

namespace shelf::compiler {

namespace {

constexpr std::uint32_t none = 0xffff'ffffu;

// Tarjan's strongly connected components, with a stack of its own instead of recursion.
class ComponentFinder {
 public:
  explicit ComponentFinder(const Graph& graph)
      : graph_(graph), order_(graph.size(), none), low_(graph.size(), 0), component_(graph.size(), none) {}

  // Of each node the number of its component.
  std::vector<std::uint32_t> run() {
    for (std::uint32_t node = 0; node < graph_.size(); ++node)
      if (order_[node] == none) visit_from(node);
    return std::move(component_);
  }

 private:
  struct Visit {
    std::uint32_t node = 0;
    std::size_t next = 0;  // edge to look at
  };

  void visit_from(std::uint32_t start) {
    enter(start);
    while (!visits_.empty()) {
      Visit& visit = visits_.back();
      if (visit.next == graph_[visit.node].size()) {
        leave();
        continue;
      }
      const std::uint32_t target = graph_[visit.node][visit.next++];
      if (order_[target] == none)
        enter(target);
      else if (component_[target] == none)
        low_[visit.node] = std::min(low_[visit.node], order_[target]);
    }
  }

  void enter(std::uint32_t node) {
    order_[node] = low_[node] = seen_++;
    open_.push_back(node);
    visits_.push_back({node, 0});
  }

  void leave() {
    const std::uint32_t node = visits_.back().node;
    visits_.pop_back();
    if (!visits_.empty()) {
      std::uint32_t& low = low_[visits_.back().node];
      low = std::min(low, low_[node]);
    }
    if (low_[node] != order_[node]) return;
    for (std::uint32_t member = none; member != node;) {
      member = open_.back();
      open_.pop_back();
      component_[member] = components_;
    }
    ++components_;
  }

  const Graph& graph_;
  std::vector<std::uint32_t> order_, low_, component_, open_;
  std::vector<Visit> visits_;
  std::uint32_t seen_ = 0, components_ = 0;
};

bool leads_to_itself(const Graph& graph, std::uint32_t node) {
  return std::find(graph[node].begin(), graph[node].end(), node) != graph[node].end();
}

// Follows edges that stay in the component until a node comes again. `step`: by node, where it stands in the path.
std::vector<std::uint32_t> walk_cycle(const Graph& graph, const std::vector<std::uint32_t>& component,
                                      std::uint32_t start, std::vector<std::uint32_t>& step) {
  std::vector<std::uint32_t> path;
  std::uint32_t node = start;
  while (step[node] == none) {
    step[node] = static_cast<std::uint32_t>(path.size());
    path.push_back(node);
    node = *std::find_if(graph[node].begin(), graph[node].end(),
                         [&](std::uint32_t target) { return component[target] == component[start]; });
  }
  path.erase(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(step[node]));
  std::rotate(path.begin(), std::min_element(path.begin(), path.end()), path.end());
  return path;
}

}  // namespace

Cycles find_cycles(const Graph& graph) {
  const std::vector<std::uint32_t> component = ComponentFinder(graph).run();
  std::vector<std::uint32_t> size(graph.size(), 0);
  for (const std::uint32_t number : component) ++size[number];
  Cycles found;
  found.on_cycle.assign(graph.size(), false);
  std::vector<bool> walked(graph.size(), false);  // by component
  std::vector<std::uint32_t> step(graph.size(), none);
  for (std::uint32_t node = 0; node < graph.size(); ++node) {
    found.on_cycle[node] = size[component[node]] > 1 || leads_to_itself(graph, node);
    if (!found.on_cycle[node] || walked[component[node]]) continue;
    walked[component[node]] = true;
    found.paths.push_back(walk_cycle(graph, component, node, step));
  }
  std::sort(found.paths.begin(), found.paths.end());
  return found;
}

}  // namespace shelf::compiler
