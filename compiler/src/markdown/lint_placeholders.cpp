#include "markdown/lint_placeholders.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "shelf_format/names.hpp"
#include "text/ascii.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t none = std::string_view::npos;

// Name of the start tag without attributes that `text` begins with; empty when there is none.
std::string_view bare_tag(std::string_view text) noexcept {
  if (text.empty() || text.front() != '<') return {};
  std::size_t end = 1;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '_' || text[end] == '-')) ++end;
  return end < text.size() && text[end] == '>' ? text.substr(1, end - 1) : std::string_view();
}

bool is_child_name(std::string_view name) noexcept {
  constexpr std::string_view mark = "_noloc";
  if (name.size() > mark.size() && format::equal_folded(name.substr(name.size() - mark.size()), mark))
    name.remove_suffix(mark.size());
  return format::find_name(format::field_names, name).has_value();
}

bool starts_line(std::string_view source, std::size_t at) noexcept {
  while (at > 0 && (source[at - 1] == ' ' || source[at - 1] == '\t')) --at;
  return at == 0 || source[at - 1] == '\n';
}

// `<child>text</child>` directly behind `at`: its name, else empty.
std::string_view child_behind(std::string_view source, std::size_t at) noexcept {
  at = source.find_first_not_of(" \t\n", at);
  if (at == none) return {};
  const std::string_view name = bare_tag(source.substr(at));
  if (name.empty() || !is_child_name(name)) return {};
  const std::size_t end = source.find('<', at + 1);
  if (end == none || !source.substr(end).starts_with("</")) return {};
  const std::string_view behind = source.substr(end + 2, name.size());
  return format::equal_folded(behind, name) ? name : std::string_view();
}

}  // namespace

void lint_placeholders(const std::vector<Mark>& marks, std::string_view source, DiagnosticSink& sink) {
  for (const Mark& mark : marks) {
    if (mark.kind != Mark::Kind::placeholder || !starts_line(source, mark.where.begin)) continue;
    const std::string_view name = bare_tag(mark.raw);
    if (name.empty() || is_child_name(name) || format::find_name(format::widget_names, name)) continue;
    const std::string_view child = child_behind(source, mark.where.end);
    if (child.empty()) continue;
    sink.report(Code::WID15, mark.where,
                "element " + quoted(name) + " has the child " + quoted(child) + ", but no widget has its name",
                "correct the name: `insight`, `metric`, `azureKB`, `video`, `videoGroup` or `CommonSolution`");
  }
}

}  // namespace shelf::compiler
