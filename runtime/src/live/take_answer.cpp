// What an answer means for the question it belongs to.
#include <algorithm>

#include "live/session_core.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

using format::equal_folded;

bool is_blank(std::string_view text) noexcept { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

Verdict verdict_of(Event event) {
  Verdict verdict;
  verdict.event = event;
  return verdict;
}

// The service gave up as a whole: whatever is still open has failed with it.
Verdict failed_with(const DiagnosticsAnswer& answer) {
  Verdict verdict = Verdict::failed(Cause::None, answer.error.message);
  if (equal_folded(answer.provisioning_state, "Canceled")) verdict.event = Event::Cancel;
  return verdict;
}

}  // namespace

void SessionCore::take(const Answer& answer) {
  pass_deadlines();
  const auto errand = std::find_if(errands.begin(), errands.end(),
                                   [&](const auto& each) { return each->get().request_id == answer.request_id; });
  if (errand != errands.end()) {
    const auto slot = find((*errand)->get().slot);
    if (slot && answer.outcome == Outcome::Unsupported) change(*slot, Event::LackCapability);
    errands.erase(errand);
    return;
  }
  const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const auto& job) {
    const bool listens = job->phase == Job::Phase::Sent || job->phase == Job::Phase::Expired;
    return listens && job->request.get().request_id == answer.request_id;
  });
  if (found == jobs.end()) return;
  Job& job = **found;
  const bool late = job.phase == Job::Phase::Expired;
  take_outcome(job, answer);
  if (late) job.slots.clear();
  drop_finished();
}

void SessionCore::take_outcome(Job& job, const Answer& answer) {
  switch (answer.outcome) {
    case Outcome::Ok:
      answer.http_status >= 200 && answer.http_status < 300 ? take_answered(job, answer) : take_failure(job, answer);
      return;
    case Outcome::Error:
    case Outcome::Timeout:
      if (job.phase == Job::Phase::Expired || retry_later(job, answer.retry_after_s)) return;
      settle_all(job, answer.outcome == Outcome::Timeout ? verdict_of(Event::TimeOut) : Verdict::failed(Cause::None));
      return;
    case Outcome::Canceled:
      settle_all(job, verdict_of(Event::Cancel));
      return;
    case Outcome::Unsupported:
    case Outcome::Offline:
      break;
  }
  const auto waiting = std::exchange(job.slots, {});
  if (job.phase == Job::Phase::Expired) return;
  for (const SlotIndex slot : waiting)
    end_unavailable(slot, answer.outcome == Outcome::Offline ? Event::GoOffline : Event::LackCapability);
}

void SessionCore::take_answered(Job& job, const Answer& answer) {
  switch (job.request.get().kind) {
    case WidgetKind::Insight:
      take_checks(job, answer);
      return;
    case WidgetKind::Metric:
      take_metrics(job, answer);
      return;
    case WidgetKind::Troubleshooter:
      take_step(job, answer);
      return;
    default:
      break;
  }
  SearchAnswer found = read_search(answer.body);
  Verdict verdict = found.readable ? verdict_of(found.hits.empty() ? Event::FindNothing : Event::Find)
                                   : Verdict::failed(Cause::BadAnswer);
  verdict.hits = std::move(found.hits);
  settle_all(job, verdict);
}

void SessionCore::take_checks(Job& job, const Answer& answer) {
  const bool late = job.phase == Job::Phase::Expired;
  if (!is_blank(answer.body)) {
    const DiagnosticsAnswer read = read_diagnostics(answer.body);
    if (!read.readable && answer.http_status != 202) {
      settle_all(job, Verdict::failed(Cause::BadAnswer));
      return;
    }
    std::vector<const DiagnosticAnswer*> answers;
    for (const auto& each : read.diagnostics) answers.push_back(&each);
    const bool complete = equal_folded(read.provisioning_state, "Succeeded");
    const std::vector<SlotIndex> waiting = job.slots;
    for (const SlotIndex slot : waiting) {
      Verdict verdict = judge_slot(slot, answers, complete);
      if (!verdict.event && is_terminal(read.provisioning_state)) verdict = failed_with(read);
      settle(job, slot, std::move(verdict));
    }
  }
  if (!late && !job.slots.empty()) poll_later(job, answer.retry_after_s);
}

void SessionCore::take_metrics(Job& job, const Answer& answer) {
  const std::vector<SlotIndex> waiting = job.slots;
  const auto metric_of = [&](SlotIndex slot) { return std::get_if<Metric>(&lives[slot].widget->payload); };
  if (waiting.empty()) return;
  // One request asks for one aggregation.
  const MetricsAnswer read = read_metrics(answer.body, point_field(metric_of(waiting.front())->aggregation));
  for (const SlotIndex slot : waiting)
    settle(job, slot, read.readable ? judge(*metric_of(slot), read) : Verdict::failed(Cause::BadAnswer));
}

void SessionCore::take_failure(Job& job, const Answer& answer) {
  const bool late = job.phase == Job::Phase::Expired;
  if (!late && is_passing(answer.http_status) && retry_later(job, answer.retry_after_s)) return;
  const WidgetKind kind = job.request.get().kind;
  if (!late && answer.http_status == 400 && kind == WidgetKind::Metric && job.slots.size() > 1) {
    split(job);
    return;
  }
  settle_all(job, judge_failure(kind, answer.http_status, answer.body));
}

// One unknown name fails all metrics that were asked for together: each is asked for alone, once.
void SessionCore::split(Job& job) {
  const auto waiting = std::exchange(job.slots, {});
  for (const SlotIndex slot : waiting) {
    auto part = std::make_unique<Job>(job.request.get());
    if (!narrow(part->request, {&slot, 1})) {
      Verdict verdict = Verdict::failed(Cause::BadMetric);
      show(slot, std::move(verdict));
      continue;
    }
    part->slots = {slot};
    jobs.push_back(std::move(part));
  }
}

}  // namespace shelf::detail
