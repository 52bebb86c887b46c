#include "markdown/nest_regions.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace shelf::compiler {

namespace {

constexpr std::size_t max_open = 12;  // each region once, and some more

class Nesting {
 public:
  explicit Nesting(const std::vector<Mark>& marks) : marks_(marks) {}

  void add(Node block);
  std::vector<Node> finish() {
    while (!stack_.empty()) pop();
    return std::move(root_);
  }

 private:
  struct Frame {
    Node node;
    bool continued = false;  // a part of a region that was cut
  };

  std::vector<Node>& top() { return stack_.empty() ? root_ : stack_.back().node.children; }
  void pop(bool cut = false);
  void apply(const Mark& mark, Span where);
  void open_section(const Mark& mark, Span where);
  void close_region(std::uint32_t number);
  void reopen(std::vector<Node> regions);

  const std::vector<Mark>& marks_;
  std::vector<Frame> stack_;
  std::vector<Node> root_;
};

Node region_node(std::uint32_t number, Span where) {
  Node node;
  node.kind = NodeKind::region;
  node.number = number;
  node.where = where;
  return node;
}

void Nesting::pop(bool cut) {
  Frame frame = std::move(stack_.back());
  stack_.pop_back();
  if ((cut || frame.continued) && frame.node.children.empty()) return;  // an empty part says nothing
  top().push_back(std::move(frame.node));
}

void Nesting::reopen(std::vector<Node> regions) {
  for (Node& region : regions) stack_.push_back({std::move(region), true});
}

void Nesting::open_section(const Mark& mark, Span where) {
  std::vector<Node> regions;
  for (const Frame& frame : stack_)
    if (frame.node.kind == NodeKind::region) regions.push_back(region_node(frame.node.number, where));
  while (!stack_.empty()) pop(stack_.back().node.kind == NodeKind::region);
  Node section;
  section.kind = NodeKind::section;
  section.text = mark.text;
  section.where = where;
  stack_.push_back({std::move(section)});
  reopen(std::move(regions));
}

void Nesting::close_region(std::uint32_t number) {
  const auto match = std::find_if(stack_.rbegin(), stack_.rend(), [number](const Frame& frame) {
    return frame.node.kind == NodeKind::region && frame.node.number == number;
  });
  if (match == stack_.rend()) return;
  const auto depth = static_cast<std::size_t>(stack_.rend() - match) - 1;
  std::vector<Node> crossed;
  for (std::size_t i = depth + 1; i < stack_.size(); ++i)
    crossed.push_back(region_node(stack_[i].node.number, stack_[i].node.where));
  while (stack_.size() > depth + 1) pop(true);
  pop();
  reopen(std::move(crossed));
}

void Nesting::apply(const Mark& mark, Span where) {
  if (mark.kind == Mark::Kind::section) return open_section(mark, where);
  if (mark.kind == Mark::Kind::region_close) return close_region(mark.number);
  if (stack_.size() < max_open) stack_.push_back({region_node(mark.number, where)});
}

// Takes the marks out of everything below `node`.
void take_marks(Node& node, std::vector<Node>& taken) {
  auto& children = node.children;
  for (Node& child : children) {
    if (child.kind == NodeKind::document)
      taken.push_back(std::move(child));
    else
      take_marks(child, taken);
  }
  std::erase_if(children, [](const Node& child) { return child.kind == NodeKind::document; });
}

// A mark inside a list or quote moves out: what opens before the whole block, what closes behind it.
void Nesting::add(Node block) {
  if (block.kind == NodeKind::document) return apply(marks_[block.number], block.where);
  std::vector<Node> taken;
  take_marks(block, taken);
  const auto closes = [this](const Node& mark) { return marks_[mark.number].kind == Mark::Kind::region_close; };
  for (const Node& mark : taken)
    if (!closes(mark)) apply(marks_[mark.number], mark.where);
  top().push_back(std::move(block));
  for (const Node& mark : taken)
    if (closes(mark)) apply(marks_[mark.number], mark.where);
}

}  // namespace

std::vector<Node> nest_regions(std::vector<Node> blocks, const std::vector<Mark>& marks) {
  Nesting nesting(marks);
  for (Node& block : blocks) nesting.add(std::move(block));
  return nesting.finish();
}

}  // namespace shelf::compiler
