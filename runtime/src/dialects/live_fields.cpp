#include "dialects/live_fields.hpp"

#include <algorithm>

#include "present/plain_text.hpp"
#include "present/service_html.hpp"
#include "render/html_escape.hpp"
#include "widgets/state_text.hpp"

namespace shelf::detail {

namespace {

using format::FieldName;

std::string_view status_word(State state, std::string_view pending) noexcept {
  switch (state) {
    case State::NeedsContext:
    case State::NeedsInput:
      return "MissingInputs";
    case State::Pending:
      return pending;
    case State::Running:
      return "Running";
    case State::Results:
    case State::Empty:
      return "Succeeded";
    case State::TimedOut:
      return "Timeout";
    case State::Failed:
      return "Failed";
    default:
      return {};
  }
}

std::string_view authored_words(const Slot& slot, State state) noexcept {
  switch (state) {
    case State::Running:
      return field(slot, FieldName::execution_text);
    case State::Empty:
      return field(slot, FieldName::no_result_text);
    case State::TimedOut:
      return field(slot, FieldName::timeout_text);
    case State::Failed:
      return field(slot, FieldName::failed_text);
    default:
      return {};
  }
}

// The text that was chosen for the state is what the service surfaces.
std::string status_details(const Slot& slot, const SlotState& state, const Messages* messages) {
  std::string details = clean_text(state.text);
  if (details.empty()) details = clean_text(authored_words(slot, state.state));
  return details.empty() ? std::string(text(default_message(state.state, state.cause), messages)) : details;
}

// The symptom whose findings are shown: the first one when the state does not say.
std::size_t shown_symptom(const SlotState& state, std::span<const std::string_view> symptoms) noexcept {
  for (std::size_t i = 0; i < symptoms.size(); ++i)
    if (format::equal_folded(symptoms[i], state.solution_id)) return i;
  return 0;
}

std::string escaped_paragraph(std::string_view text) {
  std::string html;
  const Sink sink(html);
  Output out(sink, text.size());
  out.put("<p>");
  put_escaped_lines(out, text);
  out.put("</p>");
  return out.finish() ? html : std::string();
}

void write_insights(DialectWriter& writer, const SlotState& state) {
  JsonWriter& json = writer.json();
  json.key("insights");
  json.begin_array();
  for (const Finding& finding : state.findings) {
    if (writer.stopped()) break;
    json.begin_object();
    json.member("id", printable(finding.id));
    json.member("title", clean_line(finding.title));
    if (!finding.article || !writer.write_article("results", *finding.article, finding.values)) {
      const bool clean = !finding.html.empty() && is_clean_html(finding.html);
      json.member("results", clean ? finding.html : escaped_paragraph(clean_text(finding.text)));
    }
    const std::string other = clean_line(finding.severity_text);
    const bool known = finding.severity != Severity::Other;
    if (known || !other.empty()) json.member("importanceLevel", known ? name(finding.severity) : other);
    json.end_object();
  }
  json.end_array();
}

void write_parameters(JsonWriter& json, const SlotState& state) {
  if (state.missing.empty()) return;
  json.key("requiredParameters");
  json.begin_array();
  for (const std::string& parameter : state.missing) json.string(clean_line(parameter));
  json.end_array();
}

void member_unless_empty(JsonWriter& json, std::string_view name, const std::string& text) {
  if (!text.empty()) json.member(name, text);
}

void write_hit(JsonWriter& json, const SearchHit& hit, const Messages* messages) {
  json.begin_object();
  member_unless_empty(json, "solutionId", printable(hit.solution_id));
  json.member("title", clean_line(hit.title));
  json.member("content", clean_text(hit.text));
  const std::string source = clean_line(hit.source.empty() ? hit.host : hit.source);
  json.member("source", hit.local ? std::string(text(Message::local_results, messages)) : source);
  if (is_https(hit.url)) json.member("link", hit.url);
  json.member("resultType", hit.documentation ? "Documentation" : "Community");
  member_unless_empty(json, "confidence", clean_line(hit.confidence));
  json.key("rank");
  json.number(hit.rank);
  json.end_object();
}

}  // namespace

std::string_view provisioning_state(std::span<const SlotState> states) noexcept {
  std::size_t alive = 0, ended = 0, failed = 0, canceled = 0;
  for (const SlotState& each : states) {
    const State state = each.state;
    if (state == State::Pending || state == State::Running) ++alive;
    if (state == State::Failed) ++failed;
    if (state == State::Canceled) ++canceled;
    if (state >= State::Results && state <= State::Canceled) ++ended;
  }
  if (alive > 0) return ended > 0 ? "PartialComplete" : "Running";
  if (ended == 0) return {};
  return failed == ended ? "Failed" : canceled == ended ? "Canceled" : "Succeeded";
}

void write_check_state(DialectWriter& writer, const Slot& slot, std::span<const std::string_view> symptoms,
                       std::size_t symptom, std::string_view pending) {
  const SlotState* state = writer.state_of(slot);
  if (state == nullptr) return;
  JsonWriter& json = writer.json();
  const bool results = state->state == State::Results;
  const std::size_t shown = results ? shown_symptom(*state, symptoms) : symptom;
  const std::string_view status = status_word(state->state, pending);
  if (status.empty() || symptom > shown) return;  // nobody waited for those behind it
  json.member("status", status);
  if (symptom < shown) return;  // settled, and nothing was found
  json.member("statusDetails", status_details(slot, *state, writer.live().messages));
  if (state->estimated_minutes > 0) json.member("estimatedCompletionTime", std::to_string(state->estimated_minutes));
  if (status == "MissingInputs") write_parameters(json, *state);
  if (results) write_insights(writer, *state);
}

void write_search_state(DialectWriter& writer, const Slot& slot) {
  const SlotState* state = writer.state_of(slot);
  if (state == nullptr || (state->state != State::Results && state->state != State::Empty)) return;
  JsonWriter& json = writer.json();
  json.key("searchResults");
  json.begin_array();
  for (const SearchHit& hit : state->hits) {
    if (writer.stopped()) break;
    write_hit(json, hit, writer.live().messages);
  }
  json.end_array();
}

void write_troubleshooters(DialectWriter& writer, std::string_view section) {
  JsonWriter& json = writer.json();
  bool open = false;
  for (const SlotState& state : writer.live().states) {
    if (state.kind != WidgetKind::Troubleshooter || state.section != section || writer.stopped()) continue;
    if (!open) {
      json.key("troubleshooters");
      json.begin_array();
      open = true;
    }
    json.begin_object();
    json.member("solutionId", printable(state.solution_id));
    json.member("title", clean_line(state.title));
    json.member("summary", clean_text(state.summary));
    json.end_object();
  }
  if (open) json.end_array();
}

}  // namespace shelf::detail
