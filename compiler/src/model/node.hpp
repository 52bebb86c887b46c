// The block tree of a Markdown body (and of HTML strings in JSON bodies): plain values, already checked, nothing of the
// parsers left. One kind per operation of the bundle.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/widget.hpp"

namespace shelf::compiler {

enum class NodeKind : std::uint8_t {
  document,
  // blocks
  title,    // number: 1 = made from pageTitle
  heading,  // number: level 1..6
  paragraph,
  bullet_list,   // tight
  ordered_list,  // tight, number: start
  list_item,
  block_quote,
  note_box,    // text: label, upper case
  code_block,  // text: info string; children: text, token
  table,       // text: alignments, one of l c r - a column
  table_head,
  table_body,
  table_row,
  header_cell,
  data_cell,  // number: column
  thematic_break,
  html_element,  // number: format::HtmlTag; text: title attribute. Block or inline
  region,        // number: position in format::region_names
  section,       // text: title
  widget,        // widget
  // inlines
  text,  // text, UTF-8, entities decoded
  soft_break,
  line_break,
  emphasis,
  strong,
  code_span,     // children: text, token
  link,          // url: checked and encoded; text: title
  image,         // url, text: alternative text, title
  blade_action,  // blade; children: link text
  button_link,   // url; children
  token,         // text: name, title: default text, number: format::token_* flags
};

struct Node {
  NodeKind kind = NodeKind::document;
  bool tight = false;
  bool escaped_front = false,
       escaped_asterisk = false;  // text: the author wants its first character, an asterisk as text
  std::uint32_t number = 0;
  Span where;
  std::string text;
  std::string url;
  std::string title;
  std::unique_ptr<Widget> widget;
  std::unique_ptr<BladeReference> blade;
  std::vector<Node> children;
};

}  // namespace shelf::compiler
