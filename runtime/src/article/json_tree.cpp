#include "article/json_tree.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>
#include <utility>

#include "article/sort_few.hpp"

namespace shelf::detail {

JsonTree::JsonTree(OpReader body) noexcept : body_(body), steps_(body.steps()) {
  for (std::uint32_t i = body.position(); i < steps_.size() && steps_[i].op != Op::close && root_ == none;
       i = steps_[i].end != 0 ? steps_[i].end : i + 1) {
    if (steps_[i].op == Op::title) title_ = body.at(i + 1);
    if (is_value(steps_[i].op)) root_ = i;
  }
}

std::uint32_t JsonTree::member(std::uint32_t i, KeyName key) const noexcept {
  if (!is(i, Op::object)) return none;
  for (i = first(i); steps_[i].op != Op::close; i = next(i))
    if (has_key(i, key)) return steps_[i].op == Op::null_value ? none : i;
  return none;
}

void JsonTree::find_members(std::uint32_t i, const KeyPlaces& places, std::uint32_t* found) const noexcept {
  if (!is(i, Op::object)) return;
  for (i = first(i); steps_[i].op != Op::close; i = next(i)) {
    std::uint32_t& member = found[places[key_number(i)]];
    member = std::min(member, i);  // positions grow, `none` is above all of them
  }
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

bool JsonTree::in_order(std::uint32_t array) const noexcept {
  std::int64_t reached = std::numeric_limits<std::int64_t>::min();
  for (std::uint32_t i = first(array), last = end(array); i != last; i = next(i)) {
    const std::int64_t rank = integer(i, "order");
    if (rank < reached) return false;
    reached = rank;
  }
  return true;
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

}  // namespace shelf::detail
