// Inlines of one block: marks become nodes, HTML becomes a tree, links are checked, bare addresses become links.
#pragma once

#include <cstdint>
#include <vector>

#include "html/html_tree.hpp"
#include "model/figures.hpp"
#include "model/node.hpp"
#include "model/prepared.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

class InlineShaper {
 public:
  InlineShaper(const PreparedMarkdown& prepared, Figures& figures, DiagnosticSink& sink)
      : prepared_(prepared), figures_(figures), sink_(sink) {}

  // With `scope.flow` the result may hold blocks: HTML elements, widgets, and `document` nodes that stand for a region
  // or section mark (number: its index).
  [[nodiscard]] std::vector<Node> shape(std::vector<Node> nodes, HtmlTree::Scope scope);

 private:
  void shape_node(HtmlTree& tree, Node node, HtmlTree::Scope scope);
  void add_text(HtmlTree& tree, const Node& node);
  void add_plain(HtmlTree& tree, const Node& node);
  void add_mark(HtmlTree& tree, std::size_t index);
  void add_link(HtmlTree& tree, Node node, HtmlTree::Scope scope);
  void add_image(HtmlTree& tree, Node node);

  const PreparedMarkdown& prepared_;
  Figures& figures_;
  DiagnosticSink& sink_;
  std::uint32_t next_item_ = 0;  // of an ordered HTML list that the end of a block interrupted
};

}  // namespace shelf::compiler
