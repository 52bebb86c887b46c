#include <cstdint>

#include "bundle/encode_parts.hpp"

namespace shelf::compiler {

namespace {
using format::Op;

void encode_node(const Node& node, OpWriter& writer, SlotKeys& slots);

void encode_children(const std::vector<Node>& children, OpWriter& writer, SlotKeys& slots) {
  encode_nodes(children, writer, slots);
  writer.close();
}

// --- widgets

// Fields that the compiler derives from others may change with its version; the slot must not.
bool is_derived(const WidgetField& field) {
  return field.name == format::FieldName::fallback_text || field.name == format::FieldName::duration_seconds;
}

void add_widget(const Widget& widget, Payload& payload) {
  for (const WidgetField& field : widget.fields) {
    if (is_derived(field)) continue;
    payload.add(field.name ? format::field_names[static_cast<std::size_t>(*field.name)] : field.authored_name);
    payload.add(field.value);
  }
  for (const Widget& item : widget.items) add_widget(item, payload.add("item"));
}

void encode_widget(const Widget& widget, OpWriter& writer, SlotKeys& slots) {
  Payload payload;
  add_widget(widget, payload);
  const auto kind = static_cast<std::size_t>(widget.kind);
  writer.op(Op::widget).slot(slots.next(format::widget_names[kind], payload.bytes())).number(kind);
  for (const WidgetField& field : widget.fields) {
    if (field.name)
      writer.op(Op::field).number(static_cast<std::uint64_t>(*field.name)).text(field.value);
    else
      writer.op(Op::field_other).text(field.authored_name).text(field.value);
  }
  if (!writer.too_deep())
    for (const Widget& item : widget.items) encode_widget(item, writer, slots);
  writer.close();
}

// --- links

void encode_blade(const Node& node, OpWriter& writer, SlotKeys& slots) {
  const BladeReference& blade = *node.blade;
  Payload payload;
  payload.add(std::to_string(static_cast<int>(blade.style))).add(blade.extension).add(blade.blade);
  for (const auto& [name, value] : blade.parameters) payload.add(name).add(value);
  payload.add(blade.leftover).add(blade.uri_template);
  writer.op(Op::blade_action)
      .slot(slots.next("blade_action", payload.bytes()))
      .number(static_cast<std::uint64_t>(blade.style))
      .text(blade.extension)
      .text(blade.blade)
      .url(blade.uri_template);
  for (const auto& [name, value] : blade.parameters) writer.op(Op::parameter).text(name).text(value);
  if (!blade.leftover.empty()) writer.op(Op::leftover).text(blade.leftover);
  encode_children(node.children, writer, slots);
}

void encode_button(const Node& node, OpWriter& writer, SlotKeys& slots) {
  const SlotKey key = slots.next("button_link", Payload().add(node.url).bytes());
  writer.op(Op::button_link).slot(key).url(node.url);
  encode_children(node.children, writer, slots);
}

// --- nodes whose children follow; false: another kind

bool open_block(const Node& node, OpWriter& writer) {
  switch (node.kind) {
    case NodeKind::title:
      return writer.op(Op::title).number(node.number), true;
    case NodeKind::heading:
      return writer.op(Op::heading).number(node.number), true;
    case NodeKind::paragraph:
      return writer.op(Op::paragraph), true;
    case NodeKind::bullet_list:
      return writer.op(Op::bullet_list).number(node.tight), true;
    case NodeKind::ordered_list:
      return writer.op(Op::ordered_list).number(node.tight).number(node.number), true;
    case NodeKind::list_item:
      return writer.op(Op::list_item), true;
    case NodeKind::block_quote:
      return writer.op(Op::block_quote), true;
    case NodeKind::note_box:
      return writer.op(Op::note_box).text(node.text), true;
    case NodeKind::code_block:
      return writer.op(Op::code_block).text(node.text), true;
    case NodeKind::region:
      return writer.op(Op::region).number(node.number), true;
    case NodeKind::section:
      return writer.op(Op::section).text(node.text), true;
    default:
      return false;
  }
}

bool open_table_part(const Node& node, OpWriter& writer) {
  switch (node.kind) {
    case NodeKind::table:
      return writer.op(Op::table).text(node.text), true;
    case NodeKind::table_head:
      return writer.op(Op::table_head), true;
    case NodeKind::table_body:
      return writer.op(Op::table_body), true;
    case NodeKind::table_row:
      return writer.op(Op::table_row), true;
    case NodeKind::header_cell:
      return writer.op(Op::header_cell).number(node.number), true;
    case NodeKind::data_cell:
      return writer.op(Op::data_cell).number(node.number), true;
    default:
      return false;
  }
}

bool open_inline(const Node& node, OpWriter& writer) {
  switch (node.kind) {
    case NodeKind::html_element:
      return writer.op(Op::html_element).number(node.number).text(node.text), true;
    case NodeKind::emphasis:
      return writer.op(Op::emphasis), true;
    case NodeKind::strong:
      return writer.op(Op::strong), true;
    case NodeKind::code_span:
      return writer.op(Op::code_span), true;
    case NodeKind::link:
      return writer.op(Op::link).url(node.url).text(node.title), true;
    default:
      return false;
  }
}

void encode_node(const Node& node, OpWriter& writer, SlotKeys& slots) {
  if (open_block(node, writer) || open_table_part(node, writer) || open_inline(node, writer))
    return encode_children(node.children, writer, slots);
  switch (node.kind) {
    case NodeKind::text:
      return writer.running_text(node.text);
    case NodeKind::soft_break:
      return void(writer.op(Op::soft_break));
    case NodeKind::line_break:
      return void(writer.op(Op::line_break));
    case NodeKind::thematic_break:
      return void(writer.op(Op::thematic_break));
    case NodeKind::image:
      return void(writer.op(Op::image).url(node.url).text(node.text).text(node.title));
    case NodeKind::token:
      return void(writer.op(Op::token).number(node.number).text(node.text).text(node.title));
    case NodeKind::widget:
      return encode_widget(*node.widget, writer, slots);
    case NodeKind::blade_action:
      return encode_blade(node, writer, slots);
    case NodeKind::button_link:
      return encode_button(node, writer, slots);
    default:  // document: its children stand for it
      return encode_nodes(node.children, writer, slots);
  }
}
}  // namespace

void encode_nodes(const std::vector<Node>& nodes, OpWriter& writer, SlotKeys& slots) {
  if (writer.too_deep()) return;
  for (const Node& node : nodes) encode_node(node, writer, slots);
}

}  // namespace shelf::compiler
