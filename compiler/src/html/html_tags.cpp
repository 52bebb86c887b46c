#include "html/html_tags.hpp"

#include <algorithm>
#include <array>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

struct NamedRole {
  std::string_view name;
  HtmlRole role;
};

constexpr auto own_kinds = std::to_array<NamedRole>({
    {"ul", {NodeKind::bullet_list, 0, true}},
    {"ol", {NodeKind::ordered_list, 0, true}},
    {"li", {NodeKind::list_item, 0, true}},
    {"p", {NodeKind::paragraph, 0, true}},
    {"hr", {NodeKind::thematic_break, 0, true}},
    {"blockquote", {NodeKind::block_quote, 0, true}},
    {"h1", {NodeKind::heading, 1, true}},
    {"h2", {NodeKind::heading, 2, true}},
    {"h3", {NodeKind::heading, 3, true}},
    {"h4", {NodeKind::heading, 4, true}},
    {"h5", {NodeKind::heading, 5, true}},
    {"h6", {NodeKind::heading, 6, true}},
    {"table", {NodeKind::table, 0, true}},
    {"thead", {NodeKind::table_head, 0, true}},
    {"tbody", {NodeKind::table_body, 0, true}},
    {"tr", {NodeKind::table_row, 0, true}},
    {"th", {NodeKind::header_cell, 0, true}},
    {"td", {NodeKind::data_cell, 0, true}},
    {"strong", {NodeKind::strong, 0, false}},
    {"em", {NodeKind::emphasis, 0, false}},
    {"a", {NodeKind::link, 0, false}},
    {"br", {NodeKind::line_break, 0, false}},
    {"button", {NodeKind::html_element, 0, false, true}},
    {"img", {NodeKind::html_element, 0, false, true}},
});

constexpr auto block_elements =
    std::to_array<std::string_view>({"pre", "div", "dl", "dt", "dd", "details", "summary", "caption", "tfoot"});

struct Parent {
  std::string_view name, parent;
};
constexpr auto parents = std::to_array<Parent>({{"li", "ul"},
                                                {"li", "ol"},
                                                {"dt", "dl"},
                                                {"dd", "dl"},
                                                {"summary", "details"},
                                                {"caption", "table"},
                                                {"thead", "table"},
                                                {"tbody", "table"},
                                                {"tfoot", "table"},
                                                {"tr", "tbody"},
                                                {"tr", "thead"},
                                                {"tr", "tfoot"},
                                                {"td", "tr"},
                                                {"th", "tr"}});

constexpr auto items = std::to_array<Parent>({{"li", "ul"},
                                              {"li", "ol"},
                                              {"dd", "dl"},
                                              {"td", "table"},
                                              {"td", "thead"},
                                              {"td", "tbody"},
                                              {"td", "tfoot"},
                                              {"td", "tr"}});

constexpr auto self_closing =
    std::to_array<std::string_view>({"li", "p", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption"});

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::optional<HtmlRole> html_role(std::string_view name) noexcept {
  for (const NamedRole& own : own_kinds)
    if (own.name == name) return own.role;
  if (const auto tag = format::find_name(format::html_tags, name))
    return HtmlRole{NodeKind::html_element, *tag, contains(block_elements, name)};
  return std::nullopt;
}

std::string_view parent_of(std::string_view name) noexcept {
  for (const Parent& entry : parents)
    if (entry.name == name) return entry.parent;
  return {};
}

bool is_parent_of(std::string_view parent, std::string_view name) noexcept {
  return std::any_of(parents.begin(), parents.end(),
                     [&](const Parent& entry) { return entry.name == name && entry.parent == parent; });
}

std::string_view item_of(std::string_view name) noexcept {
  for (const Parent& entry : items)
    if (entry.parent == name) return entry.name;
  return {};
}

bool closes_itself(std::string_view name) noexcept { return contains(self_closing, name); }

}  // namespace shelf::compiler
