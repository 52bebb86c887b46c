#include "json/check_form_cycles.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "graph/find_cycles.hpp"
#include "json/json_checks.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t max_shown = 6;  // ids of one cycle in a message

const JsonValue* parent_of_options(const FormElement& element) {
  const JsonValue* options = member(*element.value, "dynamicDropdownOptions");
  const JsonValue* parent = options ? member(*options, "dependsOn") : nullptr;
  return parent && parent->kind == JsonValue::Kind::string && !parent->text.empty() ? parent : nullptr;
}

Graph link_visibility(const Form& form) {
  Graph graph(form.elements.size());
  for (std::size_t i = 0; i < graph.size(); ++i)
    if (const JsonValue* visibility = member(*form.elements[i].value, "visibility"))
      for (const VisibilityStep& step : visibility->visibility)
        if (step.element != 0) graph[i].push_back(step.element - 1);
  return graph;
}

Graph link_options(const Form& form) {
  Graph graph(form.elements.size());
  for (std::size_t i = 0; i < graph.size(); ++i)
    if (const JsonValue* parent = parent_of_options(form.elements[i]))
      if (const auto found = form.find(parent->text)) graph[i].push_back(*found);
  return graph;
}

// "`a`, `b`, `a`"
std::string names(const Form& form, const std::vector<std::uint32_t>& cycle) {
  std::string text;
  for (std::size_t i = 0; i < std::min(cycle.size(), max_shown); ++i) text += quoted(form.elements[cycle[i]].id) + ", ";
  if (cycle.size() > max_shown) text += "…, ";
  return text + quoted(form.elements[cycle.front()].id);
}

// The comparison by which the first element of the cycle depends on the next one.
Span link_place(const Form& form, const std::vector<std::uint32_t>& cycle) {
  const std::uint32_t target = cycle[cycle.size() > 1 ? 1 : 0] + 1;
  const JsonValue& visibility = *member(*form.elements[cycle.front()].value, "visibility");
  return std::ranges::find(visibility.visibility, target, &VisibilityStep::element)->where;
}

void report_visibility(const Form& form, const std::vector<std::uint32_t>& cycle, DiagnosticSink& sink) {
  const std::string id = quoted(form.elements[cycle.front()].id);
  if (cycle.size() == 1)
    sink.report(Code::JSN18, link_place(form, cycle), "visibility of " + id + " depends on its own answer",
                "name another element, or remove the comparison");
  else
    sink.report(Code::JSN18, link_place(form, cycle),
                "visibility goes round in a circle: each of " + names(form, cycle) + " depends on the next one",
                "let one of them depend on none of the others");
}

void report_options(const Form& form, const std::vector<std::uint32_t>& cycle, DiagnosticSink& sink) {
  const Span where = parent_of_options(form.elements[cycle.front()])->where;
  const std::string id = quoted(form.elements[cycle.front()].id);
  if (cycle.size() == 1)
    sink.report(Code::JSN19, where, "options of " + id + " depend on its own answer", "name another element");
  else
    sink.report(Code::JSN19, where,
                "`dependsOn` goes round in a circle: each of " + names(form, cycle) + " waits for the next one",
                "let one of them depend on none of the others");
}

}  // namespace

std::vector<bool> check_form_cycles(const Form& form, DiagnosticSink& sink) {
  for (const auto& cycle : find_cycles(link_options(form)).paths) report_options(form, cycle, sink);
  Cycles shown = find_cycles(link_visibility(form));
  for (const auto& cycle : shown.paths) report_visibility(form, cycle, sink);
  return std::move(shown.on_cycle);
}

}  // namespace shelf::compiler
