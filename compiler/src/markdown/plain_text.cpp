#include "markdown/plain_text.hpp"

#include <cstdint>

namespace shelf::compiler {

namespace {

void append_text(const Node& node, std::string& out) {
  switch (node.kind) {
    case NodeKind::text:
    case NodeKind::image:
      out += node.text;
      break;
    case NodeKind::token:
      out += node.title;
      break;
    case NodeKind::soft_break:
    case NodeKind::line_break:
      out += ' ';
      break;
    default:
      break;
  }
  for (const Node& child : node.children) append_text(child, out);
}

}  // namespace

std::string plain_text(const std::vector<Node>& nodes) {
  std::string out;
  for (const Node& node : nodes) append_text(node, out);
  return out;
}

Span part_of(const Node& text, std::size_t begin, std::size_t end) {
  if (text.where.end - text.where.begin != text.text.size()) return text.where;
  return {text.where.begin + static_cast<std::uint32_t>(begin), text.where.begin + static_cast<std::uint32_t>(end)};
}

}  // namespace shelf::compiler
