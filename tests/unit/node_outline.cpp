#include "node_outline.hpp"

#include <array>
#include <string_view>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

constexpr auto names = std::to_array<std::string_view>(
    {"document", "title", "h",  "p",      "ul",   "ol",   "li",    "quote",  "note",    "code_block", "table",
     "thead",    "tbody", "tr", "th",     "td",   "hr",   "html",  "region", "section", "widget",     "text",
     "soft",     "br",    "em", "strong", "code", "link", "image", "blade",  "button",  "token"});

std::string detail(const Node& node) {
  switch (node.kind) {
    case NodeKind::heading:
    case NodeKind::region:
      return std::to_string(node.number);
    case NodeKind::title:
      return node.number == 1 ? "*" : "";
    case NodeKind::ordered_list:
      return (node.tight ? "-" : "=") + std::to_string(node.number);
    case NodeKind::bullet_list:
      return node.tight ? "-" : "=";
    case NodeKind::html_element:
      return ":" + std::string(format::html_tags[node.number]);
    case NodeKind::table:
    case NodeKind::note_box:
    case NodeKind::code_block:
    case NodeKind::section:
      return ":" + node.text;
    case NodeKind::image:
      return ":" + node.url + "|" + node.text;
    case NodeKind::link:
      return ":" + node.url;
    case NodeKind::token:
      return ":" + node.text + "|" + node.title + "|" + std::to_string(node.number);
    default:
      return {};
  }
}

}  // namespace

std::string outline(const Node& node) {
  if (node.kind == NodeKind::text) return "\"" + node.text + "\"";
  std::string out(names[static_cast<std::size_t>(node.kind)]);
  out += detail(node);
  if (!node.children.empty()) out += "(" + outline(node.children) + ")";
  return out;
}

std::string outline(const std::vector<Node>& nodes) {
  std::string out;
  for (const Node& node : nodes) {
    if (!out.empty()) out += ' ';
    out += outline(node);
  }
  return out;
}

}  // namespace shelf::compiler
