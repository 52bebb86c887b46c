#include "html/html_tree.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "html/html_tags.hpp"
#include "links/link_node.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

bool is_blank(const Node& node) {
  return node.kind == NodeKind::soft_break ||
         (node.kind == NodeKind::text && node.text.find_first_not_of(" \t\n") == std::string::npos);
}

bool is_phrase(const std::string& name) {
  const auto role = html_role(name);
  return role && !role->block;
}

bool has_cells(const Node& row) { return row.kind == NodeKind::table_row && !row.children.empty(); }

// Columns are counted by cells; the alignments of an HTML table are not kept. Returns the cells of the longest row.
std::size_t number_cells(Node& table) {
  std::size_t columns = 0, longest = 0;
  for (Node& part : table.children) {
    for (Node& row : part.children) {
      if (!has_cells(row)) continue;
      longest = std::max(longest, row.children.size());
      if (row.children.size() > format::max_table_columns) row.children.resize(format::max_table_columns);
      for (std::size_t i = 0; i < row.children.size(); ++i) row.children[i].number = static_cast<std::uint32_t>(i);
      columns = std::max(columns, row.children.size());
    }
  }
  table.text.assign(columns, '-');
  return longest;
}

Node make_node(std::string_view name, Span where) {
  const HtmlRole role = html_role(name).value_or(HtmlRole{});
  Node node;
  node.kind = role.kind;
  node.number = role.number;
  node.where = where;
  node.tight = role.kind == NodeKind::bullet_list || role.kind == NodeKind::ordered_list;
  if (role.kind == NodeKind::ordered_list) node.number = 1;
  return node;
}

}  // namespace

bool is_inline(const Node& node) noexcept {
  if (node.kind != NodeKind::html_element) return node.kind >= NodeKind::text;
  return !html_role(format::html_tags[node.number])->block;
}

bool is_known_html_tag(std::string_view name) noexcept { return html_role(name).has_value(); }

void append_node(std::vector<Node>& nodes, Node node) {
  if (node.kind == NodeKind::text) {
    if (node.text.empty()) return;
    if (!nodes.empty() && nodes.back().kind == NodeKind::text) {
      nodes.back().text += node.text;
      nodes.back().escaped_asterisk = nodes.back().escaped_asterisk || node.escaped_asterisk;
      nodes.back().where.end = std::max(nodes.back().where.end, node.where.end);
      return;
    }
  }
  nodes.push_back(std::move(node));
}

std::vector<Node>& HtmlTree::top() { return stack_.empty() ? root_ : stack_.back().node.children; }

bool HtmlTree::in_link() const noexcept {
  return scope_.in_link ||
         std::any_of(stack_.begin(), stack_.end(), [](const Frame& frame) { return frame.name == "a"; });
}

std::uint32_t HtmlTree::depth() const noexcept { return scope_.depth + static_cast<std::uint32_t>(stack_.size()); }

void HtmlTree::push(Node node, std::string_view name, bool implied, bool paired) {
  stack_.push_back(Frame{std::move(node), std::string(name), implied, false, paired});
}

void HtmlTree::pop(bool complain) {
  Frame frame = std::move(stack_.back());
  stack_.pop_back();
  if (complain && !frame.implied && !closes_itself(frame.name))
    sink_.report(Code::TAG3, frame.node.where, "`<" + frame.name + ">` is not closed in its block",
                 "write `</" + frame.name + ">` in the same block");
  if (frame.node.kind == NodeKind::table) {
    if (const std::size_t columns = number_cells(frame.node); columns > format::max_table_columns)
      sink_.report(Code::LIM1, frame.node.where,
                   "columns of a table: " + std::to_string(columns) + ", the limit is " +
                       std::to_string(format::max_table_columns));
  }
  const bool item = frame.node.kind == NodeKind::list_item || frame.node.kind == NodeKind::table_row ||
                    frame.node.kind == NodeKind::header_cell || frame.node.kind == NodeKind::data_cell;
  if (frame.node.children.empty() && !item) return;  // an empty element shows nothing
  if (!frame.transparent) return append_node(top(), std::move(frame.node));
  for (Node& child : frame.node.children) append_node(top(), std::move(child));
}

void HtmlTree::pop_to(std::size_t size, bool complain) {
  while (stack_.size() > size) pop(complain);
}

// Blocks cannot stand inside phrases, paragraphs and headings.
void HtmlTree::leave_phrases() {
  while (!stack_.empty()) {
    const Frame& frame = stack_.back();
    const bool heading = frame.node.kind == NodeKind::heading;
    if (!heading && frame.name != "p" && !is_phrase(frame.name)) return;
    pop(true);
  }
}

void HtmlTree::imply_parent(std::string_view name, Span where) {
  const std::string_view parent = parent_of(name);
  if (parent.empty()) return;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (is_parent_of(stack_[i].name, name)) return pop_to(i + 1, true);
    if (stack_[i].name == "table") {
      pop_to(i + 1, true);
      break;
    }
  }
  if (name == "li" && next_item_ != 0) {
    Node list = make_node("ol", where);
    list.number = std::exchange(next_item_, 0);
    return push(std::move(list), "ol", true, true);
  }
  imply_parent(parent, where);
  push(make_node(parent, where), parent, true);
}

// Text directly inside a list or table gets an item of its own.
void HtmlTree::imply_item(const Node& node) {
  if (stack_.empty()) return;
  const std::string_view item = item_of(stack_.back().name);
  if (item.empty()) return;
  imply_parent(item, node.where);
  push(make_node(item, node.where), item, true);
}

void HtmlTree::add(Node node) {
  if (!is_inline(node)) {
    if (!scope_.flow && node.kind == NodeKind::html_element) {  // `<pre>` inside a phrase
      for (Node& child : node.children) add(std::move(child));
      return;
    }
    leave_phrases();
  }
  if (node.kind == NodeKind::link || node.kind == NodeKind::blade_action || node.kind == NodeKind::button_link) {
    for (std::size_t i = 0; i < stack_.size(); ++i)  // a link inside a link ends the outer one
      if (stack_[i].name == "a") pop_to(i, true);
  }
  if (!stack_.empty() && !item_of(stack_.back().name).empty()) {
    if (is_blank(node) || node.kind == NodeKind::line_break) return;  // `</li><br>` is no item of its own
    imply_item(node);
  }
  append_node(top(), std::move(node));
}

void HtmlTree::open_link(const HtmlTag& tag) {
  Frame frame;
  frame.name = "a";
  frame.node.where = tag.where;
  frame.paired = tag.paired;
  frame.transparent = true;
  if (tag.has_href && !in_link()) {
    frame.node.text = tag.title;
    frame.transparent = !set_destination(frame.node, tag.href, sink_);
  }
  stack_.push_back(std::move(frame));
}

void HtmlTree::open_block(const HtmlTag& tag, Node node) {
  if (!scope_.flow) {
    sink_.report(Code::TAG4, tag.where, "`<" + tag.name + ">` cannot stand inside a heading or a phrase, dropped");
    return;
  }
  if (node.kind == NodeKind::thematic_break) return add(std::move(node));
  leave_phrases();
  imply_parent(tag.name, tag.where);
  if (!stack_.empty() && !is_parent_of(stack_.back().name, tag.name)) imply_item(node);
  if (node.kind == NodeKind::ordered_list && tag.start != 0) node.number = tag.start;
  push(std::move(node), tag.name, false, tag.paired);
}

void HtmlTree::open(const HtmlTag& tag) {
  const auto role = html_role(tag.name);
  if (!role) return;
  if (tag.dropped_attributes)
    sink_.report(Code::TAG4, tag.where, "`<" + tag.name + ">` has attributes that an article may not set, dropped");
  if (role->dropped || depth() >= max_html_depth) {
    if (tag.name == "button" && !stack_.empty() && stack_.back().node.kind == NodeKind::blade_action)
      stack_.back().node.blade->style = format::ActionStyle::button;
    else
      sink_.report(Code::TAG4, tag.where, "`<" + tag.name + ">` is dropped, its text stays");
    return;
  }
  if (tag.name == "br") return add(make_node("br", tag.where));
  if (tag.name == "a") return open_link(tag);
  Node node = make_node(tag.name, tag.where);
  if (node.kind == NodeKind::html_element) node.text = tag.title;
  if (role->block) return open_block(tag, std::move(node));
  if (tag.name == "wbr") return add(std::move(node));
  imply_item(node);
  push(std::move(node), tag.name, false, tag.paired);
}

void HtmlTree::close(std::string_view name, Span where, bool paired) {
  const auto role = html_role(name);
  if (!role || role->dropped || name == "wbr" || name == "hr") return;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i].name == name) {
      pop_to(i + 1, true);
      return pop(false);
    }
    if (!role->block && !is_phrase(stack_[i].name)) break;  // `</b>` does not close the `<div>` inside `<b>`
  }
  if (name == "ol") next_item_ = 0;
  if (!paired) sink_.report(Code::TAG3, where, "`</" + std::string(name) + ">` closes nothing, dropped");
}

std::vector<Node> HtmlTree::finish() {
  while (!stack_.empty()) {
    const Frame& frame = stack_.back();
    if (frame.name == "ol" && frame.paired)
      next_item_ = frame.node.number + static_cast<std::uint32_t>(frame.node.children.size());
    pop(!frame.paired);
  }
  return std::move(root_);
}

}  // namespace shelf::compiler
