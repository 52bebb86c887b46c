#include "article/json_tree.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>
#include <utility>

#include "article/sort_few.hpp"

namespace shelf::detail {

namespace {

bool is_value(Op op) noexcept {
  return op >= Op::object && op <= Op::null_value && op != Op::key && op != Op::key_other;
}

}  // namespace

JsonTree::JsonTree(OpReader body) noexcept : body_(body), steps_(body.steps()) {
  for (std::uint32_t i = body.position(); i < steps_.size() && steps_[i].op != Op::close && root_ == none;
       i = steps_[i].end != 0 ? steps_[i].end : i + 1) {
    if (steps_[i].op == Op::title) title_ = body.at(i + 1);
    if (is_value(steps_[i].op)) root_ = i;
  }
}

// Rich text and visibility stand behind their string.
std::uint32_t JsonTree::behind(std::uint32_t i) const noexcept {
  std::uint32_t next = steps_[i].end != 0 ? steps_[i].end : i + 1;
  while (steps_[next].op == Op::rich || steps_[next].op == Op::visibility) next = steps_[next].end;
  return next;
}

std::uint32_t JsonTree::extra(std::uint32_t i, Op op) const noexcept {
  for (++i; steps_[i].op == Op::rich || steps_[i].op == Op::visibility; i = steps_[i].end)
    if (steps_[i].op == op) return i;
  return none;
}

std::uint32_t JsonTree::member(std::uint32_t i, KeyName key) const noexcept {
  if (!is(i, Op::object)) return none;
  for (std::uint32_t child = first(i), last = end(i); child != last; child = next(child))
    if (has_key(child, key)) return steps_[child].op == Op::null_value ? none : child;
  return none;
}

std::optional<bool> JsonTree::truth(std::uint32_t i) const noexcept {
  if (is(i, Op::true_value)) return true;
  if (is(i, Op::false_value)) return false;
  if (is(i, Op::string) && format::equal_folded(text(i), "true")) return true;
  if (is(i, Op::string) && format::equal_folded(text(i), "false")) return false;
  return std::nullopt;
}

std::int64_t JsonTree::integer(std::uint32_t i, KeyName key) const noexcept {
  const std::string_view digits = text(i, key);
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc::result_out_of_range) return value;
  using Limits = std::numeric_limits<std::int64_t>;
  return digits.starts_with('-') ? Limits::min() : Limits::max();
}

std::vector<std::uint32_t> JsonTree::by_order(std::uint32_t array) const {
  std::vector<std::pair<std::int64_t, std::uint32_t>> ranked;
  if (is_container(array))
    for (std::uint32_t i = first(array); i != end(array); i = next(i)) ranked.emplace_back(integer(i, "order"), i);
  sort_few(ranked);  // places rise, so that equal ranks stay as they stand
  std::vector<std::uint32_t> ordered;
  ordered.reserve(ranked.size());
  for (const auto& entry : ranked) ordered.push_back(entry.second);
  return ordered;
}

JsonMembers::JsonMembers(const JsonTree& tree, std::uint32_t object) noexcept : tree_(tree) {
  found_.fill(JsonTree::none);
  if (!tree.is(object, Op::object)) return;
  for (std::uint32_t i = tree.first(object), end = tree.end(object); i != end; i = tree.next(i)) {
    std::uint32_t& found = found_[tree.key_number(i)];
    if (found == JsonTree::none) found = i;  // the first of several counts
  }
  found_.back() = JsonTree::none;  // all other keys
}

}  // namespace shelf::detail
