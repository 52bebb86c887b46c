// An article as one JSON object, lossless: header, catalogue facts, and the body as a block tree or as its value.
// FORMAT of a node: {"type": name of the operation, its operands..., "children": [...]}.
#include <array>
#include <cstdint>

#include "article/article_impl.hpp"
#include "article/no_memory.hpp"
#include "article/slot_key.hpp"
#include "present/plan.hpp"
#include "present/state_json.hpp"
#include "render/json_line.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/names.hpp"

namespace shelf {

namespace {

using namespace detail;

void write_slot(JsonWriter& json, std::string_view slot) {
  const SlotKey key = slot_key(slot);
  json.member("slot", std::string_view(key.data(), key.size()));
}

void write_optional(JsonWriter& json, std::string_view name, std::string_view text) {
  if (!text.empty()) json.member(name, text);
}

// Only with states.
void write_state_of(JsonWriter& json, const Plan& plan, std::string_view slot) {
  const SlotState* state = plan.state_of(slot_key(slot));
  if (state == nullptr) return;
  json.key("state");
  write_state(json, *state);
}

void write_action(JsonWriter& json, const Step& step) {
  constexpr auto styles = std::to_array<std::string_view>({"link", "button", "context"});
  write_slot(json, step.slot);
  json.member("style", styles[step.number[0]]);
  json.member("extension", step.text[0]);
  json.member("blade", step.text[1]);
  json.member("uriTemplate", step.url);
}

void write_token(JsonWriter& json, const Step& step) {
  json.member("name", step.text[0]);
  json.member("default", step.text[1]);
  write_flag(json, "alone", (step.number[0] & format::token_alone) != 0);
  write_flag(json, "inCode", (step.number[0] & format::token_in_code) != 0);
}

void write_inline_operands(JsonWriter& json, const Step& step) {
  switch (step.op) {
    case Op::text:
    case Op::text_escaped:
    case Op::leftover:
      return json.member("text", step.text[0]);
    case Op::link:
      json.member("url", step.url);
      return write_optional(json, "title", step.text[0]);
    case Op::image:
      json.member("url", step.url);
      json.member("alt", step.text[0]);
      return write_optional(json, "title", step.text[1]);
    case Op::blade_action:
      return write_action(json, step);
    case Op::parameter:
      json.member("name", step.text[0]);
      return json.member("value", step.text[1]);
    case Op::button_link:
      write_slot(json, step.slot);
      return json.member("url", step.url);
    case Op::token:
      return write_token(json, step);
    default:
      return;
  }
}

// The operands of a node, without its children.
void write_operands(JsonWriter& json, const Step& step) {
  switch (step.op) {
    case Op::title:
      return write_flag(json, "fromPageTitle", step.number[0] != 0);
    case Op::heading:
      return write_number(json, "level", step.number[0]);
    case Op::bullet_list:
      return write_flag(json, "tight", step.number[0] != 0);
    case Op::ordered_list:
      write_flag(json, "tight", step.number[0] != 0);
      return write_number(json, "start", step.number[1]);
    case Op::note_box:
      return json.member("label", step.text[0]);
    case Op::code_block:
      return json.member("info", step.text[0]);
    case Op::table:
      return json.member("columns", step.text[0]);
    case Op::header_cell:
    case Op::data_cell:
      return write_number(json, "column", step.number[0]);
    case Op::html_element:
      json.member("tag", format::html_tags[step.number[0]]);
      return write_optional(json, "title", step.text[0]);
    case Op::region:
      return json.member("name", format::region_names[step.number[0]]);
    case Op::section:
      return json.member("title", step.text[0]);
    default:
      return write_inline_operands(json, step);
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

// Fields up to the widget's close, which is consumed. A group's videos are no fields.
void write_fields(JsonWriter& json, OpReader& reader) {
  json.begin_array();
  for (Step step; reader.next(step) && step.op != Op::close;) {
    if (step.op == Op::widget)
      reader.skip();
    else
      write_field(json, step);
  }
  json.end_array();
}

// A widget and the widgets of a group. Fields come before items whatever their order in the stream.
void write_widget(JsonWriter& json, const Plan& plan, const Step& widget, OpReader& reader) {
  write_widget_start(json, widget);
  OpReader items = reader;
  write_fields(json, reader);
  json.key("items");
  json.begin_array();
  for (Step step; items.next(step) && step.op != Op::close;) {
    if (step.op != Op::widget) continue;
    write_widget_start(json, step);
    write_fields(json, items);
    json.end_object();
  }
  json.end_array();
  write_state_of(json, plan, widget.slot);
  json.end_object();
}

// Nodes up to the close that ends the enclosing operation.
void write_nodes(JsonWriter& json, const Plan& plan, OpReader& reader) {
  std::size_t depth = 0;
  for (Step step; reader.next(step);) {
    if (step.op == Op::close) {
      if (depth-- == 0) return;
      json.end_array();
      json.end_object();
      continue;
    }
    if (step.op == Op::widget) {
      write_widget(json, plan, step, reader);
      continue;
    }
    json.begin_object();
    json.member("type", step.op == Op::text_escaped ? "text" : format::shape_of(step.op).name());
    write_operands(json, step);
    if (step.op == Op::blade_action || step.op == Op::button_link) write_state_of(json, plan, step.slot);
    if (!format::shape_of(step.op).opens) {
      json.end_object();
      continue;
    }
    ++depth;
    json.key("children");
    json.begin_array();
  }
}

// A value that is no container; false for an operation that is no value.
bool write_scalar(JsonWriter& json, const Step& step) {
  switch (step.op) {
    case Op::string:
      json.string(step.text[0]);
      return true;
    case Op::number:
      is_json_number(step.text[0]) ? json.raw(step.text[0]) : json.string(step.text[0]);
      return true;
    case Op::true_value:
      json.raw("true");
      return true;
    case Op::false_value:
      json.raw("false");
      return true;
    case Op::null_value:
      json.raw("null");
      return true;
    default:
      return false;
  }
}

// The value of a JSON body; false when there is none. A title before it, compiled visibility and parsed HTML say the
// same again and are left out.
bool write_value(JsonWriter& json, OpReader& reader) {
  std::array<bool, format::max_nesting + 1> is_array{};
  std::size_t depth = 0;
  for (Step step; reader.next(step);) {
    if (const auto key = key_number_of(step)) json.key(format::json_keys[*key]);
    switch (step.op) {
      case Op::close:
        if (depth == 0) return false;
        is_array[depth--] ? json.end_array() : json.end_object();
        if (depth == 0) return true;
        break;
      case Op::object:
      case Op::array:
        is_array[++depth] = step.op == Op::array;
        step.op == Op::array ? json.begin_array() : json.begin_object();
        break;
      case Op::key_other:
        json.key(step.text[0]);
        break;
      default:
        if (write_scalar(json, step)) {
          if (depth == 0) return true;
        } else if (format::shape_of(step.op).opens) {
          reader.skip();
        }
    }
  }
  return depth != 0;
}

void write_body(JsonWriter& json, const Plan& plan, OpReader reader) {
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
    write_nodes(json, plan, reader);
    json.end_array();
  } else {
    json.key("value");
    if (!write_value(json, reader)) json.raw("null");
    if (const SlotState* state = plan.form().state; state != nullptr) {
      json.key("state");
      write_state(json, *state);
    }
  }
  json.end_object();
}

// What a service found that no widget of the article asked for.
void write_added(JsonWriter& json, std::span<const Plan::Slot> slots) {
  if (slots.empty()) return;
  json.key("added");
  json.begin_array();
  for (const Plan::Slot& slot : slots) {
    json.begin_object();
    json.member("slot", text(slot.widget->slot));
    json.member("kind", name(slot.widget->kind));
    json.member("title", slot.widget->title);
    json.member("section", slot.widget->section);
    json.key("state");
    write_state(json, *slot.state);
    json.end_object();
  }
  json.end_array();
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

Result<void> Article::render_json(Sink sink, const RenderOptions& options) const {
  return or_no_memory("article", [&]() -> Result<void> {
    if (const auto failed = impl_->title.want()) return *failed;
    const auto row = impl_->attribute_row();
    if (!row) return row.error();
    Output out(sink, impl_->size);
    JsonWriter json(out);
    json.begin_object();
    write_facts(json, summary(), row->source_path);
    json.key("attributes");
    json.begin_object();
    for (const AttributeView& attribute : attributes()) json.member(attribute.name, attribute.value);
    json.end_object();
    json.key("body");
    const Plan plan(*this, options);
    write_body(json, plan, impl_->body);
    write_added(json, plan.added());
    if (options.context != nullptr) {
      json.key("degraded");
      write_degraded(json, plan.degraded());
    }
    json.end_object();
    return out.finish();
  });
}

}  // namespace shelf
