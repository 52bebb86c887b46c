// A JSON body with random access: its values in order, each knowing where the next sibling stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "article/op_reader.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

struct JsonNode {
  Op op = Op::null_value;
  std::string_view key;   // of a member; empty in arrays
  std::string_view text;  // string, number
  std::uint32_t end = 0;  // position behind the last descendant
  OpReader rich;          // stands behind the `rich` operation
  OpReader visibility;    // the same of the `visibility` operation
  bool has_rich = false, has_visibility = false;
};

// Built from the operations in one pass. Views live as long as the article.
class JsonTree {
 public:
  explicit JsonTree(OpReader reader);

  static constexpr std::uint32_t none = 0xffff'ffffu;
  [[nodiscard]] std::uint32_t root() const noexcept { return nodes_.empty() ? none : 0; }
  [[nodiscard]] const JsonNode& at(std::uint32_t i) const noexcept { return nodes_[i]; }
  // Title operation of the body, when there is one: stands behind it.
  [[nodiscard]] const std::optional<OpReader>& title() const noexcept { return title_; }

  // Children: for (auto i = first(p); i != p's end; i = next(i)).
  [[nodiscard]] std::uint32_t first(std::uint32_t) const noexcept;
  [[nodiscard]] std::uint32_t next(std::uint32_t i) const noexcept { return nodes_[i].end; }
  // Member of an object; none when absent, null, or `i` is none or no object.
  [[nodiscard]] std::uint32_t member(std::uint32_t i, std::string_view key) const noexcept;
  // Text of a string or number member; empty when there is none.
  [[nodiscard]] std::string_view text(std::uint32_t i, std::string_view key) const noexcept;
  // Boolean member; also the strings "true" and "false".
  [[nodiscard]] std::optional<bool> flag(std::uint32_t i, std::string_view key) const noexcept;
  // Integer member, cut to the range of the type; 0 when there is none.
  [[nodiscard]] std::int64_t integer(std::uint32_t i, std::string_view key) const noexcept;
  [[nodiscard]] bool is(std::uint32_t i, Op op) const noexcept { return i != none && nodes_[i].op == op; }
  // An object or an array.
  [[nodiscard]] bool is_container(std::uint32_t i) const noexcept { return is(i, Op::object) || is(i, Op::array); }
  // Elements of a form: children of `array` by their member `order`, equal ones as they stand.
  [[nodiscard]] std::vector<std::uint32_t> by_order(std::uint32_t array) const;

 private:
  std::vector<JsonNode> nodes_;
  std::optional<OpReader> title_;
};

}  // namespace shelf::detail
