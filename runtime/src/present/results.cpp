// Findings, hits, videos, questions and data of a state.
#include <algorithm>
#include <cstdint>

#include "present/plain_text.hpp"
#include "present/present.hpp"

namespace shelf::detail {

namespace {

std::string first_of(std::string first, std::string_view second) {
  return first.empty() ? std::string(second) : std::move(first);
}

void add_findings(const SlotState& state, const RenderOptions& options, Presentation& out) {
  for (const Finding& finding : state.findings) {
    if (out.items.size() == max_shown_items) return;
    PresentedItem& item = out.items.emplace_back();
    item.mark = clean_line(severity_word(finding, options.messages));
    if (item.mark.empty()) item.mark = text(Message::severity_other, options.messages);
    item.title = first_of(first_of(clean_line(finding.title), clean_line(finding.id)), item.mark);
    item.text = clean_text(finding.text);
    item.finding = &finding;
  }
}

// Only the last step of a troubleshooter is active.
void add_step(const SlotState& state, const RenderOptions& options, Presentation& out) {
  if (state.steps.empty()) return;
  const TroubleshooterStep& step = state.steps.back();
  const std::string title = clean_line(step.title), description = clean_text(step.description);
  if (!title.empty() || !description.empty() || step.inputs.empty()) {
    PresentedItem& item = out.items.emplace_back();
    item.mark = clean_line(step.status);
    item.title = first_of(first_of(title, clean_line(step.type)), text(Message::results, options.messages));
    item.text = description;
  }
  for (const StepInput& input : step.inputs) {
    if (out.items.size() == max_shown_items) return;
    PresentedItem& item = out.items.emplace_back();
    if (input.required) item.mark = text(Message::required, options.messages);
    item.title =
        first_of(first_of(clean_line(input.title), clean_line(input.id)), text(Message::value, options.messages));
    item.text = clean_text(input.content.empty() ? input.hint : input.content);
    for (const auto& [key, value] : input.options) {
      if (item.options.size() == max_shown_items) break;
      std::string label = first_of(clean_line(value), clean_line(key));
      if (!label.empty()) item.options.push_back(std::move(label));
    }
  }
}

void add_hits(const SlotState& state, const RenderOptions& options, Presentation& out) {
  const auto add_group = [&](Message title, auto belongs) {
    PresentedGroup group{std::string(text(title, options.messages)), {}};
    for (const SearchHit& hit : state.hits) {
      if (!belongs(hit) || group.hits.size() == max_shown_items) continue;
      PresentedHit& shown = group.hits.emplace_back();
      if (is_https(hit.url)) shown.link.url = hit.url;
      shown.host = clean_line(hit.host.empty() ? host_of(hit.url) : std::string_view(hit.host));
      shown.link.label = first_of(first_of(clean_line(hit.title), shown.host), text(title, options.messages));
      shown.text = clean_text(hit.text);
    }
    if (!group.hits.empty()) out.groups.push_back(std::move(group));
  };
  add_group(Message::documentation, [](const SearchHit& hit) { return !hit.local && hit.documentation; });
  add_group(Message::community, [](const SearchHit& hit) { return !hit.local && !hit.documentation; });
  add_group(Message::local_results, [](const SearchHit& hit) { return hit.local; });
}

}  // namespace

std::string_view severity_word(const Finding& finding, const Messages* messages) noexcept {
  switch (finding.severity) {
    case Severity::Critical:
      return text(Message::severity_critical, messages);
    case Severity::Warning:
      return text(Message::severity_warning, messages);
    case Severity::Information:
      return text(Message::severity_information, messages);
    case Severity::Other:
      break;
  }
  return finding.severity_text.empty() ? text(Message::severity_other, messages)
                                       : std::string_view(finding.severity_text);
}

void present_results(const Widget& /*widget*/, const SlotState& state, const RenderOptions& options,
                     Presentation& out) {
  add_findings(state, options, out);
  add_step(state, options, out);
  add_hits(state, options, out);
  for (const Series& series : state.series) {
    if (out.series.size() == max_shown_items) break;
    out.series.push_back(present_series(series, options.messages));
  }
  if (state.more > 0) out.more = fill(Message::more, options.messages, std::to_string(state.more));
}

}  // namespace shelf::detail
