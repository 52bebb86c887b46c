// What a verdict changes: the state of a slot, its words, what it shows.
#include <algorithm>

#include "live/choose_text.hpp"
#include "live/session_core.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_cached = 64;
constexpr Millis minute_ms = 60'000;

void clear(SlotState& state) {
  state.cause = Cause::None;
  state.missing.clear();
  state.estimated_minutes = state.more = 0;
  state.still_working = state.late = false;
  state.findings.clear();
  state.hits.clear();
  state.series.clear();
  state.steps.clear();
  state.details.clear();
  state.solution_id.clear();
}

}  // namespace

void SessionCore::change(SlotIndex slot, Event event, Cause cause, std::string_view details) {
  SlotState& state = states[slot];
  const State before = state.state;
  state.state = next(before, event);
  if (state.state == before && event != Event::Reset) return;
  if (event == Event::Queue || event == Event::Retry || event == Event::Reset) clear(state);
  if (event == Event::Retry) ++state.generation;
  if (state.state == State::Running) lives[slot].running_since = now;
  if (state.state != State::Running) state.still_working = false;
  state.cause = state.state == State::Failed ? cause : Cause::None;
  const bool explained = state.state == State::Failed || state.state == State::Empty || state.state == State::TimedOut;
  state.details = explained ? cut(details, max_kept_details_bytes) : std::string_view();
  state.text = choose_text(lives[slot].widget, state.state, state.cause, details, options.messages);
}

CheckQuestion SessionCore::question_of(SlotIndex slot) const {
  CheckQuestion question;
  question.widget = lives[slot].widget;
  question.critical_only = options.critical_only;
  question.cloud = context.cloud;
  if (const auto* insight = question.widget ? std::get_if<Insight>(&question.widget->payload) : nullptr) {
    question.symptom_ids = insight->symptom_ids;
    question.max_count = insight->max_insight_count;
  }
  return question;
}

Verdict SessionCore::judge_slot(SlotIndex slot, std::span<const DiagnosticAnswer* const> answers, bool complete) const {
  CheckQuestion question = question_of(slot);
  const std::string_view own = lives[slot].solution_id;
  if (question.symptom_ids.empty()) question.symptom_ids = {&own, 1};
  return judge(question, answers, complete, *bundle);
}

Verdict SessionCore::judge_only(SlotIndex slot, const DiagnosticAnswer& answer, bool complete) const {
  const auto* insight = lives[slot].widget ? std::get_if<Insight>(&lives[slot].widget->payload) : nullptr;
  const bool own = insight == nullptr ||
                   std::any_of(insight->symptom_ids.begin(), insight->symptom_ids.end(),
                               [&](std::string_view id) { return format::equal_folded(id, answer.solution_id); });
  const DiagnosticAnswer* const only[] = {&answer};
  if (own && insight != nullptr) return judge_slot(slot, only, complete);
  CheckQuestion question = question_of(slot);
  const std::string_view id = answer.solution_id;
  question.symptom_ids = {&id, 1};
  return judge(question, only, complete, *bundle);
}

void SessionCore::settle(Job& job, SlotIndex slot, Verdict verdict) {
  job.estimated_minutes = std::max(job.estimated_minutes, verdict.estimated_minutes);
  if (job.phase == Job::Phase::Expired) {
    if (verdict.event != Event::Find && verdict.event != Event::FindNothing) return;
    lives[slot].late = std::move(verdict);
    states[slot].late = true;
    return;
  }
  if (verdict.event) std::erase(job.slots, slot);
  const bool ended = verdict.event == Event::Find || verdict.event == Event::FindNothing;
  if (ended && !lives[slot].has_inputs && lives[slot].kind != WidgetKind::Troubleshooter) {
    const Millis minute = now / minute_ms;
    std::erase_if(cache, [&](const CachedVerdict& each) { return each.minute != minute; });
    if (cache.size() < max_cached) cache.push_back({states[slot].slot, question(), minute, verdict});
  }
  show(slot, std::move(verdict));
}

void SessionCore::settle_all(Job& job, const Verdict& verdict) {
  const std::vector<SlotIndex> waiting = job.slots;
  for (const SlotIndex slot : waiting) settle(job, slot, verdict);
  if (verdict.event) job.slots.clear();
}

// Also of slots that no request ran for: they pass through the states that lead there.
void SessionCore::show(SlotIndex slot, Verdict verdict) {
  SlotState& state = states[slot];
  if (state.state != State::Running) {
    change(slot, is_final(state.state) ? Event::Retry : Event::Queue);
    change(slot, Event::Send);
  }
  if (verdict.event == Event::FindNothing && lives[slot].kind == WidgetKind::KbSearch) {
    verdict.hits = local_answers();
    if (!verdict.hits.empty()) verdict.event = Event::Find;
  }
  state.estimated_minutes = verdict.estimated_minutes;
  state.more = verdict.more;
  state.missing = std::move(verdict.missing);
  state.findings = std::move(verdict.findings);
  state.hits = std::move(verdict.hits);
  state.series = std::move(verdict.series);
  state.solution_id = std::move(verdict.solution_id);
  if (verdict.event == Event::LackInput && lives[slot].kind == WidgetKind::Insight) {
    lives[slot].required = state.missing;
    lives[slot].has_inputs = false;  // what was given is not enough
  }
  if (!verdict.steps.empty()) state.steps = std::move(verdict.steps);
  if (verdict.event) change(slot, *verdict.event, verdict.cause, verdict.details);
}

// No connection, or a host that cannot do it. A search falls back to what is at hand.
void SessionCore::end_unavailable(SlotIndex slot, Event event) {
  std::vector<SearchHit> hits;
  if (lives[slot].kind == WidgetKind::KbSearch) hits = local_answers();
  if (hits.empty()) {
    change(slot, event);
    return;
  }
  Verdict verdict;
  verdict.event = Event::Find;
  verdict.hits = std::move(hits);
  show(slot, std::move(verdict));
}

std::string SessionCore::question() const {
  std::string text(name(context.cloud));
  for (const std::string* part : {&context.resource_id, &context.subscription_id, &context.topic, &context.product,
                                  &context.topic_name, &context.query})
    text.append(1, '\n').append(*part);
  return text;
}

const Verdict* SessionCore::cached(SlotIndex slot) const {
  if (cache.empty() || lives[slot].has_inputs) return nullptr;
  const auto found = std::find_if(cache.begin(), cache.end(), [&](const CachedVerdict& each) {
    return each.slot == states[slot].slot && each.minute == now / minute_ms && each.question == question();
  });
  return found == cache.end() ? nullptr : &found->verdict;
}

}  // namespace shelf::detail
