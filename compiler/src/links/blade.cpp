#include "links/blade.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "links/link_text.hpp"
#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {
using format::ActionStyle;

constexpr auto blade_schemes = std::to_array<BladeScheme>({{"data-blade", ActionStyle::link, false},
                                                           {"datablade", ActionStyle::link, true},
                                                           {"button-data-blade", ActionStyle::button, false},
                                                           {"button-data-context", ActionStyle::context, false}});
constexpr std::string_view uri_marker = ";data-blade-uri:";
constexpr std::size_t max_name = 128, max_value = 512;  // bytes; the longest of the reference corpus: 57 and 15
constexpr const char* form_help = "type `data-blade:Extension.Blade` or `data-blade:Extension.Blade.param.$value`";

bool is_name(std::string_view text) {
  return !text.empty() && is_letter(text[0]) && text.size() <= max_name &&
         std::all_of(text.begin(), text.end(), is_word);
}

bool is_value(std::string_view text) {
  if (text.starts_with('$')) return text.size() > 1 && is_letter(text[1]) && is_name(text.substr(1));
  constexpr std::string_view marks = "/@:-";
  return text.size() <= max_value && std::all_of(text.begin(), text.end(), [&](char c) {
           return is_word(c) || marks.find(c) != std::string_view::npos;
         });
}

std::size_t find_uri_marker(std::string_view reference) {
  for (std::size_t at = reference.find(';'); at != std::string_view::npos; at = reference.find(';', at + 1))
    if (starts_folded(reference.substr(at), uri_marker)) return at;
  return std::string_view::npos;
}

// A template is the address of the portal, `{$domain}`, or an https address; the rest is checked when it is filled in.
bool is_uri_template(std::string_view text) {
  if (!text.starts_with("{$domain}") && !starts_folded(text, "https://")) return false;
  constexpr std::string_view never = "\"'<>\\` ";
  return std::none_of(text.begin(), text.end(),
                      [&](char c) { return is_control(c) || never.find(c) != std::string_view::npos; });
}

std::string_view next_segment(std::string_view& rest) {
  const std::size_t dot = rest.find('.');
  const std::string_view segment = rest.substr(0, dot);
  rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
  return segment;
}

void read_parameters(std::string_view rest, BladeReference& blade) {
  while (!rest.empty()) {
    const std::string_view pair = rest;
    const std::string_view name = next_segment(rest);
    const std::string_view value = next_segment(rest);
    if (!is_name(name) || value.empty() || !is_value(value)) {
      blade.leftover = pair;
      return;
    }
    blade.parameters.emplace_back(name, value);
  }
}

void read_uri_template(std::string_view text, BladeReference& blade, Span where, DiagnosticSink& sink) {
  if (is_uri_template(text))
    blade.uri_template = text;
  else
    sink.report(Code::LNK5, where, "address of the blade " + quoted(text) + " is no address, dropped",
                "start it with `{$domain}/` or `https://`");
}
}  // namespace

std::optional<BladeScheme> find_blade_scheme(std::string_view destination) noexcept {
  for (const BladeScheme& scheme : blade_schemes)
    if (destination.size() > scheme.name.size() && destination[scheme.name.size()] == ':' &&
        starts_folded(destination, scheme.name))
      return BladeScheme{destination.substr(0, scheme.name.size()), scheme.style, scheme.misspelled};
  return std::nullopt;
}

std::optional<BladeReference> parse_blade(std::string_view reference, ActionStyle style, Span where,
                                          DiagnosticSink& sink) {
  const std::size_t marker = find_uri_marker(reference);
  const std::string_view path = trim_spaces(reference.substr(0, marker));
  std::string_view rest = path;
  BladeReference blade;
  blade.style = style;
  blade.extension = next_segment(rest);
  blade.blade = next_segment(rest);
  if (!is_name(blade.extension) || !is_name(blade.blade)) {
    sink.report(Code::LNK5, where, quoted(path) + " names no extension and blade, only the text is shown", form_help);
    return std::nullopt;
  }
  read_parameters(rest, blade);
  if (!blade.leftover.empty())
    sink.report(Code::LNK5, where, quoted(blade.leftover) + " after the blade is no parameter with a value", form_help);
  if (marker != std::string_view::npos)
    read_uri_template(trim_spaces(reference.substr(marker + uri_marker.size())), blade, where, sink);
  return blade;
}

}  // namespace shelf::compiler
