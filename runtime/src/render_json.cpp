// An article as one JSON object, lossless: header, catalogue facts, and the body as a block tree or as its value.
// FORMAT of a node: {"type": name of the operation, its operands..., "children": [...]}.
#include <array>

#include "article_impl.hpp"
#include "json_writer.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/names.hpp"
#include "slot_key.hpp"

namespace shelf {

namespace {

using namespace detail;

void write_slot(JsonWriter& json, std::string_view slot) {
  const SlotKey key = slot_key(slot);
  json.member("slot", std::string_view(key.data(), key.size()));
}

void write_flag(JsonWriter& json, std::string_view name, bool value) {
  json.key(name);
  json.raw(value ? "true" : "false");
}

void write_count(JsonWriter& json, std::string_view name, std::uint32_t value) {
  json.key(name);
  json.number(value);
}

// The operands of a node, without its children.
void write_operands(JsonWriter& json, const Step& step) {
  constexpr auto styles = std::to_array<std::string_view>({"link", "button", "context"});
  switch (step.op) {
    case Op::title:
      return write_flag(json, "fromPageTitle", step.number[0] != 0);
    case Op::heading:
      return write_count(json, "level", step.number[0]);
    case Op::bullet_list:
      return write_flag(json, "tight", step.number[0] != 0);
    case Op::ordered_list:
      write_flag(json, "tight", step.number[0] != 0);
      return write_count(json, "start", step.number[1]);
    case Op::note_box:
      return json.member("label", step.text[0]);
    case Op::code_block:
      return json.member("info", step.text[0]);
    case Op::table:
      return json.member("columns", step.text[0]);
    case Op::header_cell:
    case Op::data_cell:
      return write_count(json, "column", step.number[0]);
    case Op::html_element:
      json.member("tag", format::html_tags[step.number[0]]);
      if (!step.text[0].empty()) json.member("title", step.text[0]);
      return;
    case Op::region:
      return json.member("name", format::region_names[step.number[0]]);
    case Op::section:
      return json.member("title", step.text[0]);
    case Op::text:
    case Op::text_escaped:
      return json.member("text", step.text[0]);
    case Op::link:
      json.member("url", step.url);
      if (!step.text[0].empty()) json.member("title", step.text[0]);
      return;
    case Op::image:
      json.member("url", step.url);
      json.member("alt", step.text[0]);
      if (!step.text[1].empty()) json.member("title", step.text[1]);
      return;
    case Op::blade_action:
      write_slot(json, step.slot);
      json.member("style", styles[step.number[0]]);
      json.member("extension", step.text[0]);
      json.member("blade", step.text[1]);
      return json.member("uriTemplate", step.url);
    case Op::parameter:
      json.member("name", step.text[0]);
      return json.member("value", step.text[1]);
    case Op::leftover:
      return json.member("text", step.text[0]);
    case Op::button_link:
      write_slot(json, step.slot);
      return json.member("url", step.url);
    case Op::token:
      json.member("name", step.text[0]);
      json.member("default", step.text[1]);
      write_flag(json, "alone", (step.number[0] & format::token_alone) != 0);
      return write_flag(json, "inCode", (step.number[0] & format::token_in_code) != 0);
    default:
      return;
  }
}

void write_field(JsonWriter& json, const Step& step) {
  json.begin_object();
  json.member("name", step.op == Op::field ? format::field_names[step.number[0]] : step.text[0]);
  json.member("value", step.op == Op::field ? step.text[0] : step.text[1]);
  json.end_object();
}

void write_widget_start(JsonWriter& json, const Step& step) {
  json.begin_object();
  json.member("type", "widget");
  write_slot(json, step.slot);
  json.member("kind", format::widget_names[step.number[0]]);
  json.key("fields");
}

// A widget and the widgets of a group. Fields come before items whatever their order in the stream.
void write_widget(JsonWriter& json, const Step& widget, OpReader& reader) {
  write_widget_start(json, widget);
  json.begin_array();
  const OpReader start = reader;
  for (Step step; reader.next(step) && step.op != Op::close;) {
    if (step.op == Op::widget)
      reader.skip();
    else
      write_field(json, step);
  }
  json.end_array();
  json.key("items");
  json.begin_array();
  OpReader items = start;
  for (Step step; items.next(step) && step.op != Op::close;) {
    if (step.op != Op::widget) continue;
    write_widget_start(json, step);
    json.begin_array();
    for (Step field; items.next(field) && field.op != Op::close;) {
      if (field.op == Op::widget)
        items.skip();
      else
        write_field(json, field);
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

// Nodes up to the close that ends the enclosing operation.
void write_nodes(JsonWriter& json, OpReader& reader) {
  std::size_t depth = 0;
  for (Step step; reader.next(step);) {
    if (step.op == Op::close) {
      if (depth-- == 0) return;
      json.end_array();
      json.end_object();
      continue;
    }
    if (step.op == Op::widget) {
      write_widget(json, step, reader);
      continue;
    }
    json.begin_object();
    json.member("type", step.op == Op::text_escaped ? "text" : format::shape_of(step.op).name);
    write_operands(json, step);
    if (!format::shape_of(step.op).opens) {
      json.end_object();
      continue;
    }
    ++depth;
    json.key("children");
    json.begin_array();
  }
}

// The value of a JSON body. A title before it, compiled visibility and parsed HTML say the same again and are left out.
bool write_value(JsonWriter& json, OpReader& reader) {
  std::array<bool, format::max_nesting + 1> is_array{};
  std::size_t depth = 0;
  bool written = false;
  for (Step step; reader.next(step);) {
    switch (step.op) {
      case Op::close:
        if (depth == 0) return written;
        is_array[depth--] ? json.end_array() : json.end_object();
        continue;
      case Op::object:
      case Op::array:
        is_array[++depth] = step.op == Op::array;
        step.op == Op::array ? json.begin_array() : json.begin_object();
        break;
      case Op::key:
        json.key(format::json_keys[step.number[0]]);
        continue;
      case Op::key_other:
        json.key(step.text[0]);
        continue;
      case Op::string:
        json.string(step.text[0]);
        break;
      case Op::number:
        is_json_number(step.text[0]) ? json.raw(step.text[0]) : json.string(step.text[0]);
        break;
      case Op::true_value:
        json.raw("true");
        break;
      case Op::false_value:
        json.raw("false");
        break;
      case Op::null_value:
        json.raw("null");
        break;
      default:
        if (format::shape_of(step.op).opens) reader.skip();
        continue;
    }
    written = true;
    if (depth == 0) {
      reader.skip();
      return true;
    }
  }
  return written;
}

void write_body(JsonWriter& json, OpReader reader) {
  Step body;
  if (!reader.next(body)) return json.raw("null");
  const auto kind = static_cast<format::BodyKind>(body.number[0]);
  json.begin_object();
  json.member("kind", kind == format::BodyKind::markdown ? "markdown"
                      : kind == format::BodyKind::json   ? "json"
                                                         : "quickStart");
  if (kind == format::BodyKind::markdown) {
    json.key("blocks");
    json.begin_array();
    write_nodes(json, reader);
    json.end_array();
  } else {
    json.key("value");
    if (!write_value(json, reader)) json.raw("null");
  }
  json.end_object();
}

void write_facts(JsonWriter& json, const ArticleSummary& facts, std::string_view path) {
  json.member("articleId", facts.id);
  json.member("type", name(facts.type));
  json.member("title", facts.title);
  json.member("path", path);
  json.key("clouds");
  json.begin_array();
  for (std::size_t i = 0; i < format::cloud_names.size(); ++i)
    if ((facts.clouds >> i & 1) != 0) json.string(format::cloud_names[i]);
  json.end_array();
  json.key("displayOrder");
  facts.display_order ? json.number(*facts.display_order) : json.raw("null");
  json.key("resourceRequired");
  json.raw(!facts.resource_required ? "null" : *facts.resource_required ? "true" : "false");
}

}  // namespace

Result<void> Article::render_json(Sink sink, const RenderOptions& /*options*/) const {
  Output out(sink);
  JsonWriter json(out);
  json.begin_object();
  write_facts(json, summary(), source_path());
  json.key("attributes");
  json.begin_object();
  for (const AttributeView& attribute : attributes()) json.member(attribute.name, attribute.value);
  json.end_object();
  json.key("body");
  write_body(json, impl_->body);
  json.end_object();
  return out.finish();
}

}  // namespace shelf
