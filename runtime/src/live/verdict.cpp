#include "live/verdict.hpp"

#include <algorithm>

#include "live/choose_findings.hpp"
#include "live/choose_text.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

using format::equal_folded;

namespace {

bool contains_folded(std::string_view text, std::string_view word) noexcept {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) { return format::fold(a) == format::fold(b); }) != text.end();
}

Cause cause_of_error(const DiagnosticAnswer& answer) noexcept {
  const auto says = [&](std::string_view word) {
    return contains_folded(answer.error_code, word) || contains_folded(answer.error_type, word);
  };
  if (says("Forbidden") || says("Unauthorized") || says("AuthorizationFailed")) return Cause::NoAccess;
  if (says("TooManyRequests") || says("Throttl")) return Cause::Throttled;
  if (says("NotFound")) return Cause::NotFound;
  if (says("Internal")) return Cause::Server;
  return Cause::None;
}

Verdict ended_without_findings(const CheckQuestion& question, const CheckOutcome& outcome) {
  Verdict verdict;
  if (outcome.explains != nullptr) verdict.details = outcome.explains->status_details;
  switch (outcome.standing) {
    case Standing::Open:
      break;
    case Standing::Succeeded:
      verdict.event = Event::FindNothing;
      break;
    case Standing::TimedOut:
      verdict.event = Event::TimeOut;
      break;
    case Standing::MissingInputs:
      verdict.event = Event::LackInput;
      verdict.missing = outcome.explains->required_parameters;
      break;
    case Standing::Failed:
      verdict.event = tells_timeout(question.widget, verdict.details) ? Event::TimeOut : Event::Fail;
      if (verdict.event == Event::Fail) verdict.cause = cause_of_error(*outcome.explains);
      break;
  }
  return verdict;
}

// A comma list of names has no blanks as served: no line could be broken there.
std::string spaced_names(const std::string& message) {
  std::string spaced;
  for (std::size_t i = 0; i < message.size(); ++i) {
    spaced += message[i];
    if (message[i] == ',' && i + 1 < message.size() && message[i + 1] != ' ') spaced += ' ';
  }
  return spaced;
}

bool all_gaps(const Series& series) noexcept {
  return std::none_of(series.points.begin(), series.points.end(),
                      [](const DataPoint& point) { return point.value.has_value(); });
}

}  // namespace

Verdict Verdict::failed(Cause cause, std::string details) {
  Verdict verdict;
  verdict.event = Event::Fail;
  verdict.cause = cause;
  verdict.details = std::move(details);
  return verdict;
}

Verdict judge(const CheckQuestion& question, std::span<const DiagnosticAnswer* const> answers, bool complete,
              const Bundle& bundle) {
  const CheckOutcome outcome = judge_check(question.symptom_ids, answers, complete);
  Verdict verdict;
  if (outcome.chosen == nullptr) {
    verdict = ended_without_findings(question, outcome);
  } else {
    auto chosen =
        choose_findings(*outcome.chosen, bundle, {question.max_count, question.critical_only, question.cloud});
    verdict.event = chosen.shown.empty() ? Event::FindNothing : Event::Find;
    verdict.findings = std::move(chosen.shown);
    verdict.more = chosen.more;
    verdict.details = outcome.chosen->status_details;
    verdict.solution_id = outcome.chosen->solution_id;
  }
  verdict.estimated_minutes = outcome.estimated_minutes;
  return verdict;
}

std::string_view point_field(Aggregation aggregation) noexcept {
  switch (aggregation) {
    case Aggregation::Avg:
      return "average";
    case Aggregation::Count:
      return "count";
    case Aggregation::Min:
      return "minimum";
    case Aggregation::Max:
      return "maximum";
    default:
      return "total";
  }
}

Verdict judge(const Metric& metric, const MetricsAnswer& answer) {
  Verdict verdict;
  const MetricAnswer* refused = nullptr;
  for (const auto& each : answer.metrics) {
    if (!equal_folded(each.series.metric, metric.metric_name)) continue;
    const bool error = !each.error_code.empty() && !equal_folded(each.error_code, "Success");
    if (error)
      refused = &each;
    else if (!all_gaps(each.series))
      verdict.series.push_back(each.series);
  }
  if (verdict.series.empty() && refused != nullptr)
    return Verdict::failed(Cause::BadMetric, spaced_names(refused->error_message));
  verdict.event = verdict.series.empty() ? Event::FindNothing : Event::Find;
  return verdict;
}

Verdict judge(TroubleshooterAnswer&& answer) {
  Verdict verdict;
  verdict.steps = std::move(answer.steps);
  if (equal_folded(answer.provisioning_state, "Failed")) verdict.event = Event::Fail;
  if (equal_folded(answer.provisioning_state, "Canceled")) verdict.event = Event::Cancel;
  if (verdict.event) return verdict;
  // While it works the last step is still the one that was answered.
  const bool works =
      equal_folded(answer.provisioning_state, "Running") || equal_folded(answer.provisioning_state, "AutoContinue");
  const bool asks = !works && !verdict.steps.empty() && !verdict.steps.back().inputs.empty();
  if (asks) {
    verdict.event = Event::LackInput;
    for (const auto& input : verdict.steps.back().inputs) verdict.missing.push_back(input.id);
  } else if (equal_folded(answer.provisioning_state, "Succeeded")) {
    verdict.event = verdict.steps.empty() ? Event::FindNothing : Event::Find;
  }
  return verdict;
}

Verdict judge_failure(WidgetKind kind, int http_status, std::string_view body) {
  if (http_status == 401 || http_status == 403) return Verdict::failed(Cause::NoAccess);
  if (http_status == 404 || http_status == 410) return Verdict::failed(Cause::NotFound);
  if (http_status == 429) return Verdict::failed(Cause::Throttled);
  if (http_status == 408) {
    Verdict verdict;
    verdict.event = Event::TimeOut;
    return verdict;
  }
  if (http_status != 400 && http_status != 409 && http_status != 422) return Verdict::failed(Cause::Server);
  ErrorAnswer error = read_error(body);
  if (contains_folded(error.message, "metric configuration"))
    return Verdict::failed(Cause::BadMetric, spaced_names(error.message));
  if (contains_folded(error.message, "namespace") || contains_folded(error.code, "UnsupportedResourceType"))
    return Verdict::failed(kind == WidgetKind::Metric ? Cause::WrongResourceType : Cause::None,
                           std::move(error.message));
  return Verdict::failed(Cause::None, std::move(error.message));
}

bool is_terminal(std::string_view provisioning_state) noexcept {
  return equal_folded(provisioning_state, "Succeeded") || equal_folded(provisioning_state, "Failed") ||
         equal_folded(provisioning_state, "Canceled");
}

}  // namespace shelf::detail
