#include <algorithm>
#include <cstdint>

#include "bundle/encode_parts.hpp"
#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {
using format::Op;

void encode_key(std::string_view key, OpWriter& writer) {
  // Only the canonical spelling has a number: what the author wrote must come back as it was.
  const auto known = std::ranges::find(format::json_keys, key);
  if (known != format::json_keys.end())
    writer.op(Op::key).number(static_cast<std::uint64_t>(known - format::json_keys.begin()));
  else
    writer.op(Op::key_other).text(key);
}

void encode_step(const VisibilityStep& step, OpWriter& writer) {
  switch (step.kind) {
    case VisibilityStep::Kind::term:
      writer.op(Op::term).number(step.element).number(step.negated).text(step.id).text(step.literal);
      return;
    case VisibilityStep::Kind::all_of:
      writer.op(Op::all_of).number(step.count);
      return;
    case VisibilityStep::Kind::any_of:
      writer.op(Op::any_of).number(step.count);
      return;
  }
}

void encode_string(const JsonValue& value, OpWriter& writer, SlotKeys& slots) {
  writer.op(Op::string).text(value.text);
  if (!value.rich.empty()) {
    writer.op(Op::rich);
    encode_nodes(value.rich, writer, slots);
    writer.close();
  }
  if (!value.visibility.empty()) {
    writer.op(Op::visibility);
    for (const VisibilityStep& step : value.visibility) encode_step(step, writer);
    writer.close();
  }
}

void encode_items(const JsonValue& value, OpWriter& writer, SlotKeys& slots) {
  writer.op(Op::array);
  if (!writer.too_deep())
    for (const JsonValue& item : value.items) encode_json(item, writer, slots);
  writer.close();
}

void encode_members(const JsonValue& value, OpWriter& writer, SlotKeys& slots) {
  writer.op(Op::object);
  if (!writer.too_deep()) {
    for (const JsonMember& entry : value.members) {
      encode_key(entry.key, writer);
      encode_json(entry.value, writer, slots);
    }
  }
  writer.close();
}
}  // namespace

void encode_json(const JsonValue& value, OpWriter& writer, SlotKeys& slots) {
  switch (value.kind) {
    case JsonValue::Kind::null:
      return void(writer.op(Op::null_value));
    case JsonValue::Kind::boolean:
      return void(writer.op(value.boolean ? Op::true_value : Op::false_value));
    case JsonValue::Kind::number:
      return void(writer.op(Op::number).text(value.text));
    case JsonValue::Kind::string:
      return encode_string(value, writer, slots);
    case JsonValue::Kind::array:
      return encode_items(value, writer, slots);
    case JsonValue::Kind::object:
      return encode_members(value, writer, slots);
  }
}

}  // namespace shelf::compiler
