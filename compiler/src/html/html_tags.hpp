// What each HTML tag of the format becomes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/node.hpp"

namespace shelf::compiler {

struct HtmlRole {
  NodeKind kind = NodeKind::html_element;
  std::uint32_t number = 0;  // of the node: level of a heading, HtmlTag of an html_element
  bool block = false;        // not inside a paragraph
  bool dropped = false;      // known, but an article may not set it: only its content stays
};

// Empty for an unknown name. `name` is folded; `a` and `br` are known as phrases without a node of their own here.
[[nodiscard]] std::optional<HtmlRole> html_role(std::string_view name) noexcept;

// The element that must stand around `name`: `ul` for `li`. Empty: any.
[[nodiscard]] std::string_view parent_of(std::string_view name) noexcept;
[[nodiscard]] bool is_parent_of(std::string_view parent, std::string_view name) noexcept;
// The element that text directly inside `name` needs: `li` inside `ul`. Empty: none.
[[nodiscard]] std::string_view item_of(std::string_view name) noexcept;
// Elements whose end tag may be left out.
[[nodiscard]] bool closes_itself(std::string_view name) noexcept;

}  // namespace shelf::compiler
