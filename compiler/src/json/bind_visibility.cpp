#include "json/bind_visibility.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "json/find_contradictions.hpp"
#include "json/json_checks.hpp"
#include "json/visibility.hpp"
#include "shelf_format/names.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

bool is_expression(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n\r");
  if (first == std::string_view::npos) return false;
  text = text.substr(first, text.find_last_not_of(" \t\n\r") - first + 1);
  return !format::equal_folded(text, "null") && !format::equal_folded(text, "true") &&
         !format::equal_folded(text, "false");
}

// A range of the decoded string as a range of the source: exact unless the string has escapes.
Span in_source(const JsonValue& string, Span span) {
  const Span where = string.where;
  if (where.end - where.begin != string.text.size() + 2) return where;
  return {where.begin + 1 + span.begin, where.begin + 1 + span.end};
}

void bind_term(VisibilityStep& term, Span id_where, Span literal_where, const Form& form, DiagnosticSink& sink) {
  const auto found = form.find(term.id);
  const std::string outcome = term.negated ? "always true" : "never true";
  term.where = {id_where.begin, std::max(id_where.end, literal_where.end)};
  if (!found) {
    term.impossible = !term.negated;
    sink.report(Code::JSN8, id_where, "no element has the id `" + term.id + "`; the comparison is " + outcome,
                "type the id of an element of this form");
    return;
  }
  term.element = *found + 1;
  const FormElement& element = form.elements[*found];
  if (element.id != term.id)
    sink.report(Code::JSN8, Severity::note, id_where,
                "id `" + term.id + "` is spelled `" + std::string(element.id) + "` where it is defined",
                "type `" + std::string(element.id) + "`");
  // Options that the host fetches are not known here; a text box takes any text.
  if (element.options.empty() || element.dynamic_options || element.options.contains(term.literal)) return;
  term.impossible = !term.negated;
  sink.report(Code::JSN8, literal_where,
              "`" + term.literal + "` is no option of `" + std::string(element.id) + "`; the comparison is " + outcome,
              "type the `value` of one of its options");
}

std::string comparison(const VisibilityStep& term) {
  return quoted(term.id + (term.negated ? " != " : " == ") + term.literal);
}

void report_contradictions(std::vector<VisibilityStep>& program, const Form& form, DiagnosticSink& sink) {
  for (const Contradiction& found : find_contradictions(program, form)) {
    const VisibilityStep &first = program[found.first], &second = program[found.second];
    Diagnostic& report = sink.report(Code::JSN17, second.where,
                                     comparison(first) + " and " + comparison(second) + " are never true together",
                                     "join them by `||`, or remove one of them");
    report.notes.push_back({sink.file(), first.where, "contradicts this one"});
  }
}

}  // namespace

bool bind_visibility(JsonValue& visibility, const Form& form, DiagnosticSink& sink) {
  if (visibility.kind != JsonValue::Kind::string || !is_expression(visibility.text)) return false;
  ParsedVisibility parsed = parse_visibility(visibility.text);
  if (!parsed.expected.empty()) {
    sink.report(Code::JSN15, in_source(visibility, {parsed.failed_at, parsed.failed_at}),
                "visibility expression cannot be read, expected " + std::string(parsed.expected) + " here",
                "write comparisons such as `id == value`, joined by `&&` or `||`");
    return true;
  }
  std::size_t next = 0;
  for (VisibilityStep& step : parsed.program) {
    if (step.kind != VisibilityStep::Kind::term) continue;
    bind_term(step, in_source(visibility, parsed.id_spans[next]), in_source(visibility, parsed.literal_spans[next]),
              form, sink);
    ++next;
  }
  report_contradictions(parsed.program, form, sink);
  visibility.visibility = std::move(parsed.program);
  return true;
}

}  // namespace shelf::compiler
