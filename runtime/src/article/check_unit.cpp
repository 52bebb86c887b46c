#include "article/check_unit.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "article/utf8.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr auto make_special() {
  std::array<bool, 256> special{};
  for (const char c : {'&', '<', '>', '"', '\''}) special[static_cast<unsigned char>(c)] = true;
  return special;
}
constexpr std::array<bool, 256> special = make_special();

// `text` goes out without an escape pass, so the promise of ops.def is a matter of safety.
bool is_plain(std::string_view run) noexcept {
  unsigned found = 0;
  for (const char c : run) found |= static_cast<unsigned>(special[static_cast<unsigned char>(c)]);
  return found == 0;
}

bool is_alignment(std::string_view columns) noexcept {
  return columns.size() <= format::max_table_columns && columns.find_first_not_of("lcr-") == std::string_view::npos;
}

// Numbers that index a vocabulary or choose a tag.
bool numbers_fit(const Step& step) noexcept {
  switch (step.op) {
    case Op::attribute:
    case Op::attribute_stored:
      return step.number[0] < format::attribute_names.size();
    case Op::body:
      return step.number[0] <= static_cast<std::uint32_t>(format::BodyKind::quick_start);
    case Op::heading:
      return step.number[0] >= 1 && step.number[0] <= 6;
    case Op::table:
      return is_alignment(step.text[0]);
    case Op::html_element:
      return step.number[0] < format::html_tags.size();
    case Op::region:
      return step.number[0] < format::region_names.size();
    case Op::widget:
      return step.number[0] < format::widget_names.size();
    case Op::field:
      return step.number[0] < format::field_names.size();
    case Op::blade_action:
      return step.number[0] <= static_cast<std::uint32_t>(format::ActionStyle::context);
    case Op::key:
      return step.number[0] < format::json_keys.size();
    case Op::text:
      return is_plain(step.text[0]);
    default:
      return true;
  }
}

enum class Inside : std::uint8_t { unit, body, content, widget, group_item, object, array, visibility };

struct Level {
  Inside inside = Inside::unit;
  bool key_seen = false;  // object: a key waits for its value
};

bool is_value(Op op) noexcept {
  switch (op) {
    case Op::object:
    case Op::array:
    case Op::string:
    case Op::number:
    case Op::true_value:
    case Op::false_value:
    case Op::null_value:
      return true;
    default:
      return false;
  }
}

class UnitCheck {
 public:
  explicit UnitCheck(const OpStream& stream) noexcept : reader_(stream) {}

  bool run(CheckedUnit& out) noexcept {
    for (;;) {
      Step step;  // a fresh one: runs of earlier operations must not be checked again and again
      const OpReader before = reader_;
      if (!reader_.next(step)) break;
      if (step.op == Op::body && depth_ == 0) out.body = before;
      if (!take(step)) return false;
      last_ = step.op;
    }
    return !reader_.damaged() && depth_ == 0 && body_seen_;
  }
  [[nodiscard]] std::uint32_t position() const noexcept { return reader_.position(); }

 private:
  bool take(const Step& step) noexcept {
    if (!is_utf8(step.text[0]) || !is_utf8(step.text[1]) || !is_utf8(step.url)) return false;
    if (!numbers_fit(step)) return false;
    if (step.op == Op::close) return close();
    if (!allowed(step.op)) return false;
    return !format::shape_of(step.op).opens || open(step.op);
  }

  bool close() noexcept {
    if (depth_ == 0 || levels_[depth_].key_seen) return false;
    --depth_;
    return true;
  }

  bool open(Op op) noexcept {
    if (depth_ + 1 >= levels_.size()) return false;
    const bool in_group = op == Op::widget && levels_[depth_].inside == Inside::widget;
    levels_[++depth_] = Level{in_group ? Inside::group_item : inside(op), false};
    return true;
  }

  static Inside inside(Op op) noexcept {
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

  bool allowed(Op op) noexcept {
    Level& level = levels_[depth_];
    switch (level.inside) {
      case Inside::unit:
        return allowed_in_unit(op);
      case Inside::widget:
        return op == Op::field || op == Op::field_other || op == Op::widget;
      case Inside::group_item:  // one level of groups: a widget is read ahead by the widget around it
        return op == Op::field || op == Op::field_other;
      case Inside::visibility:
        return op == Op::term || op == Op::all_of || op == Op::any_of;
      case Inside::object:
        return allowed_in_object(op, level);
      case Inside::array:
        return is_value(op) || follows_string(op);
      case Inside::body:
        return is_value(op) || follows_string(op) || is_content(op);
      case Inside::content:
        return is_content(op);
    }
    return false;
  }

  bool allowed_in_unit(Op op) noexcept { return op == Op::body && !std::exchange(body_seen_, true); }

  bool allowed_in_object(Op op, Level& level) noexcept {
    if (op == Op::key || op == Op::key_other) return !std::exchange(level.key_seen, true);
    if (is_value(op)) return std::exchange(level.key_seen, false);
    return !level.key_seen && follows_string(op);
  }

  // `rich` and `visibility` stand right behind their string, which closed nothing in between.
  bool follows_string(Op op) const noexcept { return (op == Op::rich || op == Op::visibility) && last_ == Op::string; }

  static bool is_content(Op op) noexcept {
    const auto code = static_cast<unsigned>(op);
    return (code >= 10 && code <= 35) || (code >= 40 && code <= 53);
  }

  OpReader reader_;
  std::array<Level, format::max_nesting + 1> levels_{};
  std::size_t depth_ = 0;
  Op last_ = Op::close;
  bool body_seen_ = false;
};

}  // namespace

Result<CheckedUnit> check_unit(const OpStream& stream) noexcept {
  CheckedUnit unit;
  UnitCheck check(stream);
  if (!check.run(unit)) return Error{Errc::bad_structure, "article", check.position(), stream.bytes.size()};
  return unit;
}

}  // namespace shelf::detail
