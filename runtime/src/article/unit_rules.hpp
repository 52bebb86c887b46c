// What may stand in a unit, as a table by operation: operands, range of the number, places.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "shelf_format/names.hpp"
#include "shelf_format/ops.hpp"

namespace shelf::detail {

using format::Op;

enum class Inside : std::uint8_t { unit, body, content, widget, group_item, object, array, visibility };

constexpr std::uint8_t place(Inside inside) noexcept {
  return static_cast<std::uint8_t>(1u << static_cast<unsigned>(inside));
}

enum class Role : std::uint8_t { other, key, value, after_string };

// How the operands of an operation are read: one choice for the most frequent kinds, and `slowly` for the others.
enum class Reading : std::uint8_t { nothing, number, run, two_runs, slowly };

// All that is asked about an operation, so that one look at a table answers it.
struct alignas(16) UnitRule {
  bool slot = false;  // operands stand in this order: slot, numbers, runs
  std::uint8_t numbers = 0, runs = 0;
  bool opens = false;
  bool columns = false;  // its run is the alignments of a table
  bool title = false;    // stands for the catalogue's title
  Role role = Role::other;
  std::uint8_t places = 0;          // what it may stand in; the frame's have none, see allowed_in_unit
  Inside inside = Inside::content;  // what it opens
  std::uint8_t least = 0;           // of the first number, which indexes a vocabulary or chooses a tag
  Reading reading = Reading::slowly;
  std::uint32_t most = 0xffff'ffffu;
};
static_assert(sizeof(UnitRule) == 16);

constexpr void read_letters(std::string_view letters, UnitRule& rule) {
  for (const char letter : letters) {
    if (letter == 's') rule.slot = true;
    if (letter == 'n') ++rule.numbers;
    if (letter == 't' || letter == 'u') ++rule.runs;
  }
}

constexpr bool is_in_order(std::string_view letters) {
  std::size_t i = letters.starts_with('s') ? 1 : 0;
  while (i < letters.size() && letters[i] == 'n') ++i;
  while (i < letters.size() && (letters[i] == 't' || letters[i] == 'u')) ++i;
  return i == letters.size();
}

constexpr bool operands_are_in_order() {
  for (const format::OpShape& shape : format::op_shapes)
    if (!is_in_order(shape.operands())) return false;
  return true;
}
static_assert(operands_are_in_order());

constexpr bool is_content(unsigned code) noexcept { return (code >= 10 && code <= 35) || (code >= 40 && code <= 54); }

constexpr std::uint8_t places_of(Op op) noexcept {
  constexpr std::uint8_t values = place(Inside::body) | place(Inside::object) | place(Inside::array);
  switch (op) {
    case Op::widget:
      return place(Inside::body) | place(Inside::content) | place(Inside::widget);
    case Op::field:
    case Op::field_other:  // one level of groups: a widget is read ahead by the widget around it
      return place(Inside::widget) | place(Inside::group_item);
    case Op::term:
    case Op::all_of:
    case Op::any_of:
      return place(Inside::visibility);
    case Op::key:
    case Op::key_other:
      return place(Inside::object);
    case Op::object:
    case Op::array:
    case Op::string:
    case Op::number:
    case Op::true_value:
    case Op::false_value:
    case Op::null_value:
    case Op::rich:
    case Op::visibility:
      return values;
    default:
      return is_content(static_cast<unsigned>(op)) ? place(Inside::body) | place(Inside::content) : 0;
  }
}

constexpr Role role_of(Op op) noexcept {
  switch (op) {
    case Op::key:
    case Op::key_other:
      return Role::key;
    case Op::rich:
    case Op::visibility:
      return Role::after_string;
    default:
      return (places_of(op) & place(Inside::array)) != 0 ? Role::value : Role::other;
  }
}

constexpr Inside inside_of(Op op) noexcept {
  switch (op) {
    case Op::body:
      return Inside::body;
    case Op::widget:
      return Inside::widget;
    case Op::object:
      return Inside::object;
    case Op::array:
      return Inside::array;
    case Op::visibility:
      return Inside::visibility;
    default:
      return Inside::content;
  }
}

constexpr Reading reading_of(const UnitRule& rule) noexcept {
  if (rule.slot || rule.columns || rule.title || rule.numbers + rule.runs > 2) return Reading::slowly;
  if (rule.numbers == 0) return rule.runs == 0 ? Reading::nothing : rule.runs == 1 ? Reading::run : Reading::two_runs;
  return rule.numbers == 1 && rule.runs == 0 ? Reading::number : Reading::slowly;
}

constexpr std::array<UnitRule, 256> make_rules() {
  std::array<UnitRule, 256> rules{};
  for (std::size_t code = 0; code < rules.size(); ++code) {
    if (!format::op_shapes[code].known()) continue;
    const Op op = static_cast<Op>(code);
    UnitRule& rule = rules[code];
    read_letters(format::op_shapes[code].operands(), rule);
    rule.opens = format::op_shapes[code].opens;
    rule.role = role_of(op);
    rule.places = places_of(op);
    rule.inside = inside_of(op);
  }
  const auto rule = [&](Op op) -> UnitRule& { return rules[static_cast<std::size_t>(op)]; };
  const auto below = [&](Op op, std::size_t count) { rule(op).most = static_cast<std::uint32_t>(count - 1); };
  rule(Op::body).most = static_cast<std::uint32_t>(format::BodyKind::quick_start);
  rule(Op::heading).least = 1;
  rule(Op::heading).most = 6;
  below(Op::html_element, format::html_tags.size());
  below(Op::region, format::region_names.size());
  below(Op::widget, format::widget_names.size());
  below(Op::field, format::field_names.size());
  rule(Op::blade_action).most = static_cast<std::uint32_t>(format::ActionStyle::context);
  below(Op::key, format::json_keys.size());
  rule(Op::table).columns = true;
  rule(Op::title_text).title = true;
  for (std::size_t code = 0; code < rules.size(); ++code)
    if (format::op_shapes[code].known()) rules[code].reading = reading_of(rules[code]);
  return rules;
}
inline constexpr std::array<UnitRule, 256> rules = make_rules();

}  // namespace shelf::detail
