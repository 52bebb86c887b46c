// A JSON body with random access: a view of its operations, each of which knows where it ends.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "article/op_reader.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

// A key that the library asks for. Members are compared by number; only keys outside the vocabulary are compared as
// text.
class KeyName {
 public:
  consteval KeyName(const char* name) : name_(name), number_(number_of(name)) {}  // NOLINT(google-explicit-constructor)
  // Number of a key in the vocabulary; the size of the vocabulary when it is not there.
  [[nodiscard]] static constexpr std::uint32_t number_of(std::string_view name) noexcept {
    std::uint32_t number = 0;
    while (number < format::json_keys.size() && format::json_keys[number] != name) ++number;
    return number;
  }
  [[nodiscard]] constexpr std::string_view name() const noexcept { return name_; }
  [[nodiscard]] constexpr std::uint32_t number() const noexcept { return number_; }
  friend constexpr bool operator==(KeyName a, KeyName b) noexcept { return a.name_ == b.name_; }

 private:
  std::string_view name_;
  std::uint32_t number_;
};

// For each number of a key, and for the keys outside the vocabulary, where its member goes (json_members.hpp).
using KeyPlaces = std::array<std::uint8_t, format::json_keys.size() + 1>;

// Views live as long as the article. Values are named by their positions among the operations.
class JsonTree {
 public:
  // `body` stands behind the body operation.
  explicit JsonTree(OpReader body) noexcept;

  static constexpr std::uint32_t none = 0xffff'ffffu;
  [[nodiscard]] std::uint32_t root() const noexcept { return root_; }
  // Title operation of the body, when there is one: stands behind it.
  [[nodiscard]] const std::optional<OpReader>& title() const noexcept { return title_; }

  // Children of an object or array: for (auto i = first(p); i != end(p); i = next(i)).
  [[nodiscard]] std::uint32_t first(std::uint32_t i) const noexcept { return value_from(i + 1); }
  [[nodiscard]] std::uint32_t next(std::uint32_t i) const noexcept { return value_from(behind(i)); }
  [[nodiscard]] std::uint32_t end(std::uint32_t i) const noexcept { return steps_[i].end - 1; }

  [[nodiscard]] bool is(std::uint32_t i, Op op) const noexcept { return i != none && steps_[i].op == op; }
  // An object or an array.
  [[nodiscard]] bool is_container(std::uint32_t i) const noexcept { return is(i, Op::object) || is(i, Op::array); }
  // Number of the key of `i`, which is a member; the size of the vocabulary when it is none of it.
  [[nodiscard]] std::uint32_t key_number(std::uint32_t i) const noexcept {
    const std::uint32_t number = steps_[i].number[0];
    return number != 0 ? number - 1 : KeyName::number_of(body_.first_run(i - 1));
  }
  // Whether it has this key.
  [[nodiscard]] bool has_key(std::uint32_t i, KeyName key) const noexcept {
    const std::uint32_t number = steps_[i].number[0];
    if (number != 0) return number - 1 == key.number();
    return steps_[i - 1].op == Op::key_other && body_.first_run(i - 1) == key.name();
  }
  // Text of a string or number; empty for others, and for none.
  [[nodiscard]] std::string_view text(std::uint32_t i) const noexcept {
    return is(i, Op::string) || is(i, Op::number) ? body_.first_run(i) : std::string_view();
  }
  // What stands with a string: HTML that it holds, as operations; its program, when it is a visibility that compiled.
  [[nodiscard]] bool has_rich(std::uint32_t i) const noexcept { return extra(i, Op::rich) != none; }
  [[nodiscard]] OpReader rich(std::uint32_t i) const noexcept { return body_.at(extra(i, Op::rich) + 1); }
  [[nodiscard]] bool has_visibility(std::uint32_t i) const noexcept { return extra(i, Op::visibility) != none; }
  [[nodiscard]] OpReader visibility(std::uint32_t i) const noexcept { return body_.at(extra(i, Op::visibility) + 1); }

  // Member of an object; none when absent, null, or `i` is none or no object.
  [[nodiscard]] std::uint32_t member(std::uint32_t i, KeyName key) const noexcept;
  // Puts each member of an object at the place of its key in `found`; the first of several counts. Nothing when `i` is
  // none or no object.
  void find_members(std::uint32_t i, const KeyPlaces& places, std::uint32_t* found) const noexcept;
  // Text of a string or number member; empty when there is none.
  [[nodiscard]] std::string_view text(std::uint32_t i, KeyName key) const noexcept { return text(member(i, key)); }
  // Boolean value; also the strings "true" and "false".
  [[nodiscard]] std::optional<bool> truth(std::uint32_t i) const noexcept;
  [[nodiscard]] std::optional<bool> flag(std::uint32_t i, KeyName key) const noexcept { return truth(member(i, key)); }
  // Integer member, cut to the range of the type; 0 when there is none.
  [[nodiscard]] std::int64_t integer(std::uint32_t i, KeyName key) const noexcept;
  // Whether the children of an array stand as by_order() puts them.
  [[nodiscard]] bool in_order(std::uint32_t array) const noexcept;
  // Elements of a form: children of `array`, if it is one, by their member `order`, equal ones as they stand.
  [[nodiscard]] std::vector<std::uint32_t> by_order(std::uint32_t array) const;

 private:
  // The value that begins at `i`, behind its key if that stands there; also the end of what is around it.
  [[nodiscard]] std::uint32_t value_from(std::uint32_t i) const noexcept {
    if (steps_[i].op == Op::key_other) [[unlikely]]  // a branch: the next step need not wait for this one's operation
      ++i;
    return i;
  }
  // Rich text and visibility stand behind their string.
  [[nodiscard]] bool is_extra(std::uint32_t i) const noexcept {
    return steps_[i].op == Op::rich || steps_[i].op == Op::visibility;
  }
  [[nodiscard]] std::uint32_t behind(std::uint32_t i) const noexcept {
    std::uint32_t next = i + 1;
    if (steps_[i].end != 0) [[unlikely]]  // a branch: the next step need not wait for this one's end
      next = steps_[i].end;
    while (is_extra(next)) next = steps_[next].end;
    return next;
  }
  [[nodiscard]] std::uint32_t extra(std::uint32_t i, Op op) const noexcept {
    for (++i; is_extra(i); i = steps_[i].end)
      if (steps_[i].op == op) return i;
    return none;
  }

  OpReader body_;
  const StepList& steps_;
  std::uint32_t root_ = none;
  std::optional<OpReader> title_;
};

}  // namespace shelf::detail
