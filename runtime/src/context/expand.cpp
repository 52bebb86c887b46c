#include "context/expand.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "context/encode.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

enum Form : std::uint8_t { dollar = 1, braces = 2 };  // `$name` and `{$name}`; `{name}`

struct Known {
  std::string_view name;
  Variable variable;
  std::uint8_t forms;
  bool keeps_slashes = false;  // in an address
};
constexpr auto known = std::to_array<Known>({{"resourceId", Variable::ResourceId, dollar | braces},
                                             {"resourceIdDecoded", Variable::ResourceId, dollar | braces, true},
                                             {"subscriptionId", Variable::SubscriptionId, dollar | braces},
                                             {"resourceGroup", Variable::ResourceGroup, dollar | braces},
                                             {"resourceName", Variable::ResourceName, dollar | braces},
                                             {"domain", Variable::Domain, dollar | braces},
                                             {"replaceWithParentValue", Variable::ParentValue, braces}});

constexpr bool is_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

const Known* find_known(std::string_view name, Form form) noexcept {
  for (const Known& each : known)
    if ((each.forms & form) != 0 && (each.name == name || format::equal_folded(each.name, name))) return &each;
  return nullptr;
}

struct Match {
  const Known* variable = nullptr;
  std::size_t size = 0;  // bytes of the template
};

// The variable that starts at `at`, which is `$` or `{`.
Match match_at(std::string_view text, std::size_t at) noexcept {
  const bool open = text[at] == '{';
  std::size_t begin = at + (open ? 1 : 0);
  const bool sigil = begin < text.size() && text[begin] == '$';
  if (sigil) ++begin;
  std::size_t end = begin;
  while (end < text.size() && is_word(text[end])) ++end;
  if (open && (end >= text.size() || text[end] != '}')) return {};
  const Known* variable = find_known(text.substr(begin, end - begin), sigil ? dollar : braces);
  return {variable, end + (open ? 1 : 0) - at};
}

// Calls literal(text) and variable(known) in order.
template <class Literal, class Found>
void split(std::string_view text, Literal literal, Found found) {
  std::size_t begin = 0;
  for (std::size_t at = text.find_first_of("${"); at != std::string_view::npos; at = text.find_first_of("${", at)) {
    const Match match = match_at(text, at);
    if (!match.variable) {
      ++at;
      continue;
    }
    literal(text.substr(begin, at - begin));
    found(*match.variable);
    begin = at += match.size;
  }
  literal(text.substr(begin));
}

bool keeps_slashes(const Known& variable, Position position) noexcept {
  return position == Position::Address ? variable.keeps_slashes
                                       : position == Position::Path && variable.variable == Variable::ResourceId;
}

void append_value(const Known& variable, const ResolvedContext& context, Position position, std::string& out) {
  const std::string_view value = context[variable.variable];
  if (position == Position::Argument || (position == Position::Address && variable.variable == Variable::Domain)) {
    out += value;
  } else if (keeps_slashes(variable, position)) {
    std::string_view path = context.resource_path;
    if (out.ends_with('/')) path.remove_prefix(1);  // authors write the slash as well
    out += path;
  } else if (variable.variable == Variable::ResourceId) {
    out += context.resource_segment;
  } else {
    append_segment(out, value);
  }
}

// In a path `.` and `..` are no values: they would lead elsewhere, encoded or not.
bool leads_elsewhere(std::string_view value, Position position) noexcept {
  return position != Position::Argument && (value == "." || value == "..");
}

}  // namespace

std::uint8_t expand(std::string_view text, const ResolvedContext& context, Position position, std::string& out) {
  unsigned missing = 0;
  split(
      text,
      [&](std::string_view literal) {
        if (position == Position::Segment)
          append_segment(out, literal);
        else
          out += literal;
      },
      [&](const Known& variable) {
        if (!context.has(variable.variable) || leads_elsewhere(context[variable.variable], position))
          missing |= bit(variable.variable);
        else
          append_value(variable, context, position, out);
      });
  return static_cast<std::uint8_t>(missing);
}

std::uint8_t used_variables(std::string_view text) noexcept {
  unsigned used = 0;
  split(
      text, [](std::string_view) {}, [&](const Known& variable) { used |= bit(variable.variable); });
  return static_cast<std::uint8_t>(used);
}

}  // namespace shelf::detail
