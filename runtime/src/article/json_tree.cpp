#include "article/json_tree.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <system_error>
#include <utility>

namespace shelf::detail {

namespace {
// Values of forms take more bytes than this, so that their nodes are allocated once.
constexpr std::size_t bytes_per_node = 12;
constexpr std::size_t most_reserved = 1024;
}  // namespace

JsonTree::JsonTree(OpReader reader) {
  nodes_.reserve(std::min<std::size_t>(reader.bytes_left() / bytes_per_node, most_reserved));
  std::uint32_t open = none;  // the container whose children come; until it is closed its `end` is the one around it
  std::string_view key;
  for (Step step; reader.next(step);) {
    const auto here = static_cast<std::uint32_t>(nodes_.size());
    switch (step.op) {
      case Op::close:
        if (open == none) return;
        open = std::exchange(nodes_[open].end, here);
        continue;
      case Op::title:
        title_ = reader;
        reader.skip();
        continue;
      case Op::rich:
        nodes_.back().rich = reader;
        nodes_.back().has_rich = true;
        reader.skip();
        continue;
      case Op::visibility:
        nodes_.back().visibility = reader;
        nodes_.back().has_visibility = true;
        reader.skip();
        continue;
      case Op::key:
        key = format::json_keys[step.number[0]];
        continue;
      case Op::key_other:
        key = step.text[0];
        continue;
      case Op::object:
      case Op::array:
        nodes_.push_back(JsonNode{step.op, key, {}, std::exchange(open, here), {}, {}, false, false});
        key = {};
        continue;
      case Op::string:
      case Op::number:
      case Op::true_value:
      case Op::false_value:
      case Op::null_value:
        break;
      default:
        if (format::shape_of(step.op).opens) reader.skip();
        continue;
    }
    nodes_.push_back(JsonNode{step.op, key, step.text[0], here + 1, {}, {}, false, false});
    key = {};
  }
}

std::uint32_t JsonTree::first(std::uint32_t i) const noexcept { return i + 1; }

std::uint32_t JsonTree::member(std::uint32_t i, std::string_view key) const noexcept {
  if (!is(i, Op::object)) return none;
  for (std::uint32_t child = first(i); child < nodes_[i].end; child = next(child))
    if (nodes_[child].key == key) return nodes_[child].op == Op::null_value ? none : child;
  return none;
}

std::string_view JsonTree::text(std::uint32_t i, std::string_view key) const noexcept {
  const std::uint32_t found = member(i, key);
  return is(found, Op::string) || is(found, Op::number) ? nodes_[found].text : std::string_view();
}

std::optional<bool> JsonTree::flag(std::uint32_t i, std::string_view key) const noexcept {
  const std::uint32_t found = member(i, key);
  if (is(found, Op::true_value)) return true;
  if (is(found, Op::false_value)) return false;
  if (is(found, Op::string) && format::equal_folded(nodes_[found].text, "true")) return true;
  if (is(found, Op::string) && format::equal_folded(nodes_[found].text, "false")) return false;
  return std::nullopt;
}

std::int64_t JsonTree::integer(std::uint32_t i, std::string_view key) const noexcept {
  const std::string_view digits = text(i, key);
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc::result_out_of_range) return value;
  using Limits = std::numeric_limits<std::int64_t>;
  return digits.starts_with('-') ? Limits::min() : Limits::max();
}

std::vector<std::uint32_t> JsonTree::by_order(std::uint32_t array) const {
  std::vector<std::pair<std::int64_t, std::uint32_t>> ranked;
  for (std::uint32_t i = first(array); i < nodes_[array].end; i = next(i)) ranked.emplace_back(integer(i, "order"), i);
  std::sort(ranked.begin(), ranked.end());  // places rise, so that equal ranks stay as they stand
  std::vector<std::uint32_t> ordered;
  ordered.reserve(ranked.size());
  for (const auto& entry : ranked) ordered.push_back(entry.second);
  return ordered;
}

}  // namespace shelf::detail
