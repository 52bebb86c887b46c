#include "forms/read_rules.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "forms/value_shapes.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

std::optional<Rule> read_rule(const JsonTree& tree, std::uint32_t item, const FormState& form) {
  const std::string_view type = tree.text(item, "type"), value = tree.text(item, "value");
  Rule rule;
  rule.text = tree.text(item, "text");
  if (format::equal_folded(type, "RegExMatch")) {
    rule.kind = Rule::Kind::Matches;
    rule.pattern = Pattern::compile(value);
    if (!rule.pattern) return std::nullopt;
  } else if (format::equal_folded(type, "GreaterThan")) {
    rule.kind = Rule::Kind::GreaterThan;
    const std::string_view control = tree.text(item, "controlId");
    rule.bound = value;
    if (!control.empty()) rule.control = form.find(control);
    if (!rule.control && !read_number(value)) return std::nullopt;
  } else if (format::equal_folded(type, "MaxLength")) {
    rule.kind = Rule::Kind::MaxLength;
    constexpr double most = std::numeric_limits<std::uint32_t>::max();
    rule.max_length = static_cast<std::uint32_t>(std::clamp(read_number(value).value_or(0), 0.0, most));
    if (rule.max_length == 0) return std::nullopt;
  } else {
    return std::nullopt;
  }
  return rule;
}

}  // namespace

std::vector<Rule> read_rules(const JsonTree& tree, std::uint32_t element, const FormState& form) {
  std::vector<Rule> rules;
  const std::uint32_t list = tree.member(element, "validations");
  if (!tree.is(list, Op::array)) return rules;
  for (std::uint32_t i = tree.first(list); i != tree.end(list); i = tree.next(i))
    if (auto rule = read_rule(tree, i, form)) rules.push_back(std::move(*rule));
  return rules;
}

}  // namespace shelf::detail
