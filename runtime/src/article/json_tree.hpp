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
    const PackedStep& step = steps_[i - 1];
    return step.op == Op::key ? step.number[0] : KeyName::number_of(body_.first_run(i - 1));
  }
  // Whether it has this key.
  [[nodiscard]] bool has_key(std::uint32_t i, KeyName key) const noexcept;
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
  // Text of a string or number member; empty when there is none.
  [[nodiscard]] std::string_view text(std::uint32_t i, KeyName key) const noexcept { return text(member(i, key)); }
  // Boolean value; also the strings "true" and "false".
  [[nodiscard]] std::optional<bool> truth(std::uint32_t i) const noexcept;
  [[nodiscard]] std::optional<bool> flag(std::uint32_t i, KeyName key) const noexcept { return truth(member(i, key)); }
  // Integer member, cut to the range of the type; 0 when there is none.
  [[nodiscard]] std::int64_t integer(std::uint32_t i, KeyName key) const noexcept;
  // Elements of a form: children of `array`, if it is one, by their member `order`, equal ones as they stand.
  [[nodiscard]] std::vector<std::uint32_t> by_order(std::uint32_t array) const;

 private:
  // The value that begins at `i`, behind its key if that stands there; also the end of what is around it.
  [[nodiscard]] std::uint32_t value_from(std::uint32_t i) const noexcept {
    return i + (steps_[i].op == Op::key || steps_[i].op == Op::key_other ? 1 : 0);
  }
  [[nodiscard]] std::uint32_t behind(std::uint32_t i) const noexcept;
  [[nodiscard]] std::uint32_t extra(std::uint32_t i, Op op) const noexcept;

  OpReader body_;
  const StepList& steps_;
  std::uint32_t root_ = none;
  std::optional<OpReader> title_;
};

// All members of one object, for who asks for many: looking for one after the other took a third of the time that a
// form takes. Only keys of the vocabulary. The tree must outlive it.
class JsonMembers {
 public:
  // `object` may be none, or no object: then there are no members.
  JsonMembers(const JsonTree& tree, std::uint32_t object) noexcept;

  // As JsonTree::member.
  [[nodiscard]] std::uint32_t member(KeyName key) const noexcept {
    const std::uint32_t i = found_[key.number()];
    return tree_.is(i, Op::null_value) ? JsonTree::none : i;
  }
  [[nodiscard]] std::string_view text(KeyName key) const noexcept { return tree_.text(member(key)); }
  [[nodiscard]] std::optional<bool> flag(KeyName key) const noexcept { return tree_.truth(member(key)); }

 private:
  const JsonTree& tree_;
  std::array<std::uint32_t, format::json_keys.size() + 1> found_;
};

}  // namespace shelf::detail
