#include "links/lint_blade.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "links/link_text.hpp"
#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

using format::equal_folded;

constexpr auto variables = std::to_array<std::string_view>(
    {"resourceId", "resourceIdDecoded", "subscriptionId", "domain", "resourceGroup", "resourceName"});
constexpr const char* variable_help = "use `$resourceId`, `$subscriptionId`, or another variable of the format";

// Parameters that want one part of a resource id, not the whole.
constexpr auto part_names =
    std::to_array<std::string_view>({"subscription", "subscriptionId", "tenantId", "directoryId", "vmId",
                                     "resourceGroup", "resourceGroupId", "location", "region", "name"});

bool is_variable(std::string_view name) {
  return std::any_of(variables.begin(), variables.end(), [&](auto known) { return equal_folded(name, known); });
}

bool ends_folded(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && equal_folded(text.substr(text.size() - end.size()), end);
}

bool wants_part(std::string_view name) {
  return ends_folded(name, "name") ||
         std::any_of(part_names.begin(), part_names.end(), [&](auto part) { return equal_folded(name, part); });
}

bool wants_resource(std::string_view name) { return equal_folded(name, "id") || ends_folded(name, "resourceId"); }

// The link in the source, searched from left to right for what was read from it.
class LinkText {
 public:
  LinkText(std::string_view source, Span where)
      : text_(source.substr(where.begin, where.end - where.begin)), where_(where) {}

  // Only behind `reference`, which stands last in the link: its text may name a blade as well.
  void start_behind(std::string_view reference) { at_ = text_.rfind(reference); }

  // Where `part` stands; the whole link when it cannot be told.
  Span find(std::string_view part) {
    if (at_ != std::string_view::npos) at_ = text_.find(part, at_);
    if (at_ == std::string_view::npos) return where_;
    const auto begin = where_.begin + static_cast<std::uint32_t>(at_);
    at_ += part.size();
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
  }

 private:
  std::string_view text_;
  Span where_;
  std::size_t at_ = 0;
};

void lint_parameter(std::string_view name, std::string_view value, Span where, DiagnosticSink& sink) {
  const std::string parameter = quoted(std::string(name) + "." + std::string(value));
  if (value.starts_with('$') && !is_variable(value.substr(1)))
    sink.report(Code::LNK7, where, "parameter " + parameter + " holds an unknown variable", variable_help);
  else if (equal_folded(value, "$resourceId") && wants_part(name))
    sink.report(Code::LNK6, where, "parameter " + parameter + " is given the whole id of the resource",
                "check what the blade expects here");
  else if (equal_folded(value, "$subscriptionId") && wants_resource(name))
    sink.report(Code::LNK6, where, "parameter " + parameter + " is given the id of the subscription only",
                "check what the blade expects here; the id of the resource is `$resourceId`");
}

// `$name` and `{$name}`; `$name=` is an option of a query and none of ours.
void lint_template(std::string_view text, LinkText& link, DiagnosticSink& sink) {
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    if (name.empty() || !is_letter(name.front()) || is_variable(name)) continue;
    if (end < text.size() && text[end] == '=') continue;
    sink.report(Code::LNK7, link.find(text.substr(at, end - at)),
                "address of the blade holds the unknown variable " + quoted(text.substr(at, end - at)),
                "use `{$domain}`, `{$resourceId}` or `{$resourceIdDecoded}`");
  }
}

void lint_blade(const BladeReference& blade, Span where, std::string_view source, DiagnosticSink& sink) {
  LinkText link(source, where);
  link.start_behind(blade.extension + "." + blade.blade);
  for (const auto& [name, value] : blade.parameters) lint_parameter(name, value, link.find(name + "." + value), sink);
  lint_template(blade.uri_template, link, sink);
}

}  // namespace

void lint_blades(const Node& document, std::string_view source, DiagnosticSink& sink) {
  if (document.kind == NodeKind::blade_action) lint_blade(*document.blade, document.where, source, sink);
  for (const Node& child : document.children) lint_blades(child, source, sink);
}

}  // namespace shelf::compiler
