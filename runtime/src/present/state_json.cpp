#include "present/state_json.hpp"

#include <cmath>
#include <cstdint>

#include "present/decimal.hpp"
#include "present/plain_text.hpp"
#include "render/json_line.hpp"

namespace shelf::detail {

namespace {

void text_member(JsonWriter& json, std::string_view name, std::string_view text) { json.member(name, printable(text)); }

void write_text(JsonWriter& json, const std::string& text) { json.string(printable(text)); }

void write_finding(JsonWriter& json, const Finding& finding) {
  json.begin_object();
  text_member(json, "id", finding.id);
  text_member(json, "title", finding.title);
  json.member("severity", name(finding.severity));
  text_member(json, "severityText", finding.severity_text);
  write_flag(json, "inBundle", finding.article.has_value());
  text_member(json, "html", finding.html);
  text_member(json, "text", finding.text);
  json.end_object();
}

void write_hit(JsonWriter& json, const SearchHit& hit) {
  json.begin_object();
  text_member(json, "title", hit.title);
  text_member(json, "text", hit.text);
  text_member(json, "url", hit.url);
  text_member(json, "host", hit.host);
  write_flag(json, "documentation", hit.documentation);
  write_flag(json, "local", hit.local);
  write_number(json, "rank", hit.rank);
  text_member(json, "solutionId", hit.solution_id);
  text_member(json, "source", hit.source);
  text_member(json, "confidence", hit.confidence);
  json.end_object();
}

void write_point(JsonWriter& json, const DataPoint& point) {
  json.begin_object();
  text_member(json, "time", point.time);
  json.key("value");
  if (point.value && std::isfinite(*point.value)) {
    json.raw(shortest_decimal(*point.value));
  } else {
    json.raw("null");
  }
  json.end_object();
}

void write_series(JsonWriter& json, const Series& series) {
  json.begin_object();
  text_member(json, "metric", series.metric);
  text_member(json, "unit", series.unit);
  text_member(json, "label", series.label);
  write_list(json, "points", series.points, write_point);
  json.end_object();
}

void write_option(JsonWriter& json, const std::pair<std::string, std::string>& option) {
  json.begin_object();
  text_member(json, "key", option.first);
  text_member(json, "value", option.second);
  json.end_object();
}

void write_input(JsonWriter& json, const StepInput& input) {
  json.begin_object();
  text_member(json, "id", input.id);
  text_member(json, "type", input.type);
  text_member(json, "title", input.title);
  text_member(json, "content", input.content);
  text_member(json, "hint", input.hint);
  text_member(json, "regex", input.regex);
  text_member(json, "errorText", input.error_text);
  text_member(json, "recommended", input.recommended);
  text_member(json, "selected", input.selected);
  write_flag(json, "required", input.required);
  write_number(json, "maxLength", input.max_length);
  write_list(json, "options", input.options, write_option);
  json.end_object();
}

void write_step(JsonWriter& json, const TroubleshooterStep& step) {
  json.begin_object();
  text_member(json, "id", step.id);
  text_member(json, "title", step.title);
  text_member(json, "type", step.type);
  text_member(json, "status", step.status);
  text_member(json, "description", step.description);
  write_list(json, "inputs", step.inputs, write_input);
  json.end_object();
}

}  // namespace

void write_state(JsonWriter& json, const SlotState& state) {
  json.begin_object();
  json.member("state", name(state.state));
  json.member("cause", name(state.cause));
  write_number(json, "generation", state.generation);
  text_member(json, "text", state.text);
  text_member(json, "details", state.details);
  text_member(json, "solutionId", state.solution_id);
  write_list(json, "missing", state.missing, write_text);
  write_number(json, "estimatedMinutes", state.estimated_minutes);
  write_flag(json, "stillWorking", state.still_working);
  write_flag(json, "late", state.late);
  write_list(json, "findings", state.findings, write_finding);
  write_number(json, "more", state.more);
  write_list(json, "hits", state.hits, write_hit);
  write_list(json, "series", state.series, write_series);
  write_list(json, "steps", state.steps, write_step);
  json.end_object();
}

void write_degraded(JsonWriter& json, std::span<const Degraded> degraded) {
  json.begin_array();
  for (const Degraded& entry : degraded) {
    json.begin_object();
    if (entry.slot.front() != '\0') json.member("slot", text(entry.slot));
    json.member("kind", name(entry.kind));
    json.member("rung", name(entry.rung));
    json.member("reason", entry.reason);
    json.end_object();
  }
  json.end_array();
}

}  // namespace shelf::detail

namespace shelf {

std::optional<Error> write_json(const SlotState& state, Sink sink, const Widget* widget) {
  return detail::write_json_line(sink, [&](detail::JsonWriter& json) {
    json.begin_object();
    json.member("slot", text(state.slot));
    json.member("kind", name(widget != nullptr ? widget->kind : state.kind));
    json.member("title", widget != nullptr ? std::string(widget->title) : detail::printable(state.title));
    json.member("section", widget != nullptr ? std::string(widget->section) : detail::printable(state.section));
    json.key("state");
    detail::write_state(json, state);
    json.end_object();
  });
}

}  // namespace shelf
