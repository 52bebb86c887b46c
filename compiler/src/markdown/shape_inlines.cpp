#include "markdown/shape_inlines.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "html/build_html.hpp"
#include "links/link_node.hpp"
#include "links/links.hpp"
#include "markdown/expand_marks.hpp"
#include "markdown/mend_emphasis.hpp"
#include "markdown/plain_text.hpp"

namespace shelf::compiler {

namespace {

Span part_of(Span whole, std::size_t text_size, std::size_t begin, std::size_t end) {
  if (whole.end - whole.begin != text_size) return whole;  // references, escapes or repairs inside: not one to one
  return {whole.begin + static_cast<std::uint32_t>(begin), whole.begin + static_cast<std::uint32_t>(end)};
}

Node plain_node(NodeKind kind, Span where) {
  Node node;
  node.kind = kind;
  node.where = where;
  return node;
}

HtmlTag html_tag(const Mark& mark) {
  return {mark.name,   mark.href,  mark.title, mark.has_href, mark.dropped_attributes,
          mark.number, mark.where, mark.paired};
}

}  // namespace

std::vector<Node> InlineShaper::shape(std::vector<Node> nodes, HtmlTree::Scope scope) {
  HtmlTree tree(scope, sink_);
  if (scope.flow) tree.continue_list(next_item_);
  for (Node& node : nodes) shape_node(tree, std::move(node), scope);
  std::vector<Node> shaped = tree.finish();
  if (scope.flow) next_item_ = tree.next_item();
  return mend_emphasis(std::move(shaped), sink_);
}

void InlineShaper::shape_node(HtmlTree& tree, Node node, HtmlTree::Scope scope) {
  const HtmlTree::Scope inner{false, tree.in_link(), tree.depth()};
  switch (node.kind) {
    case NodeKind::text:
      return add_text(tree, node);
    case NodeKind::emphasis:
    case NodeKind::strong:
      node.children = shape(std::move(node.children), inner);
      if (!node.children.empty()) tree.add(std::move(node));
      return;
    case NodeKind::code_span:
      node.children = expand_code(std::move(node.children), prepared_.marks);
      return tree.add(std::move(node));
    case NodeKind::link:
      return add_link(tree, std::move(node), scope);
    case NodeKind::image:
      return add_image(tree, std::move(node));
    default:
      return tree.add(std::move(node));
  }
}

void InlineShaper::add_text(HtmlTree& tree, const Node& node) {
  std::size_t at = 0;
  const auto piece = [&](std::size_t end) {
    Node text = text_node(node.text.substr(at, end - at), part_of(node.where, node.text.size(), at, end));
    text.escaped_front = node.escaped_front && at == 0;
    text.escaped_asterisk = node.escaped_asterisk;
    add_plain(tree, text);
  };
  while (const auto match = find_mark(node.text, at, prepared_.marks)) {
    piece(match->begin);
    add_mark(tree, match->index);
    at = match->end;
  }
  piece(node.text.size());
}

// `node` without marks: addresses in it become links.
void InlineShaper::add_plain(HtmlTree& tree, const Node& node) {
  const std::string_view text = node.text;
  std::size_t at = 0;
  const auto piece = [&](std::size_t end) {
    Node part = text_node(std::string(text.substr(at, end - at)), part_of(node.where, text.size(), at, end));
    part.escaped_front = node.escaped_front && at == 0;
    part.escaped_asterisk = node.escaped_asterisk;
    return part;
  };
  while (!tree.in_link()) {
    const auto url = find_bare_url(text, at);
    if (!url || url->end <= url->begin || url->begin < at) break;
    const std::string address(text.substr(url->begin, url->end - url->begin));
    Node link = plain_node(NodeKind::link, part_of(node.where, text.size(), url->begin, url->end));
    if (!set_destination(link, address, sink_)) {
      tree.add(piece(url->end));
    } else {
      tree.add(piece(url->begin));
      link.children.push_back(text_node(address, link.where));
      tree.add(std::move(link));
    }
    at = url->end;
  }
  if (at < text.size()) tree.add(piece(text.size()));
}

void InlineShaper::add_mark(HtmlTree& tree, std::size_t index) {
  const Mark& mark = prepared_.marks[index];
  switch (mark.kind) {
    case Mark::Kind::token:
      return tree.add(token_node(mark, mark.alone ? format::token_alone : 0));
    case Mark::Kind::placeholder:
      return tree.add(text_node(mark.raw, mark.where));
    case Mark::Kind::html_open:
      return tree.open(html_tag(mark));
    case Mark::Kind::html_close:
      return tree.close(mark.name, mark.where, mark.paired);
    case Mark::Kind::line_break:
      if (mark.end_tag) sink_.report(Code::TAG2, mark.where, "`" + mark.raw + "` is taken as `<br>`", "write `<br>`");
      return tree.add(plain_node(NodeKind::line_break, mark.where));
    case Mark::Kind::preformatted: {
      Node node = plain_node(NodeKind::html_element, mark.where);
      node.number = static_cast<std::uint32_t>(format::HtmlTag::pre);
      std::string_view inner = mark.text;
      if (inner.starts_with('\n')) inner.remove_prefix(1);
      node.children = build_html({inner, mark.where, true}, sink_);
      return tree.add(std::move(node));
    }
    case Mark::Kind::widget: {
      Node node = plain_node(NodeKind::widget, mark.where);
      node.widget = std::make_unique<Widget>(mark.widget);
      return tree.add(std::move(node));
    }
    case Mark::Kind::region_open:
    case Mark::Kind::region_close:
    case Mark::Kind::section: {
      Node node = plain_node(NodeKind::document, mark.where);
      node.number = static_cast<std::uint32_t>(index);
      return tree.add(std::move(node));
    }
  }
}

void InlineShaper::add_link(HtmlTree& tree, Node node, HtmlTree::Scope scope) {
  scope.flow = false;
  scope.in_link = true;
  scope.depth = tree.depth();
  std::vector<Node> children = shape(std::move(node.children), scope);
  const std::string destination = restore_marks(node.url, prepared_.marks);
  node.text = restore_marks(node.text, prepared_.marks);
  node.url.clear();
  node.children.clear();
  if (!set_destination(node, destination, sink_)) {
    for (Node& child : children) tree.add(std::move(child));
    return;
  }
  if (node.kind == NodeKind::blade_action) {
    ++figures_.blade_links;
    if (!node.blade->uri_template.empty()) ++figures_.blade_uri_links;
  }
  const std::string text = plain_text(children);
  const bool has_image = !children.empty() && children.front().kind == NodeKind::image;
  if (!has_image && text.find_first_not_of(" \t\n") == std::string::npos) {
    sink_.report(Code::LNK2, node.where, "link without a text, its address is shown", "write `[text](address)`");
    const bool blade = node.kind == NodeKind::blade_action;
    children.clear();
    children.push_back(text_node(blade ? node.blade->extension + "." + node.blade->blade : destination, node.where));
  }
  node.children = std::move(children);
  if (node.kind == NodeKind::link) lint_link(node.url, text, node.where, sink_);
  tree.add(std::move(node));
}

void InlineShaper::add_image(HtmlTree& tree, Node node) {
  node.text = restore_marks(node.text, prepared_.marks);
  node.title = restore_marks(node.title, prepared_.marks);
  const auto address = classify_image(restore_marks(node.url, prepared_.marks), node.where, sink_);
  if (!address) return tree.add(text_node(std::move(node.text), node.where));
  node.url = *address;
  tree.add(std::move(node));
}

}  // namespace shelf::compiler
