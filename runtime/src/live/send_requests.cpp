// Whose turn it is, when to ask again, and what is no longer waited for.
#include <algorithm>

#include "live/session_core.hpp"

namespace shelf::detail {

namespace {

// Checks and troubleshooters are made, then asked for; the rest is answered at once.
bool is_polled(const Request& request) noexcept {
  return request.kind == WidgetKind::Insight || request.kind == WidgetKind::Troubleshooter;
}

std::uint32_t deadline_ms(const Request& request) noexcept {
  if (request.deadline_ms != 0) return request.deadline_ms;
  return request.kind == WidgetKind::KbSearch ? search_deadline_ms : metric_deadline_ms;
}

}  // namespace

Poll poll_of(const Request& request) noexcept {
  return request.poll.cap_ms != 0 && request.poll.initial_ms != 0 ? request.poll : default_poll;
}

std::optional<Millis> whole_deadline_of(const Job& job) noexcept {
  const Request& request = job.request.get();
  if (!job.begun || !is_polled(request)) return std::nullopt;
  return job.first_sent + cap_ms(poll_of(request), job.estimated_minutes);
}

std::optional<Millis> deadline_of(const Job& job) noexcept {
  if (job.phase != Job::Phase::Sent && job.phase != Job::Phase::Waiting) return std::nullopt;
  if (const auto whole = whole_deadline_of(job)) return whole;
  if (job.phase == Job::Phase::Waiting) return std::nullopt;  // retries are few
  return job.sent + deadline_ms(job.request.get());
}

void SessionCore::send_due() {
  const std::uint32_t most = std::max(options.max_in_flight, 1u);
  auto under_way = static_cast<std::uint32_t>(
      std::count_if(jobs.begin(), jobs.end(), [](const auto& job) { return job->phase == Job::Phase::Sent; }));
  for (const auto& job : jobs) {
    if (under_way >= most) return;
    if (job->phase != Job::Phase::Queued || job->slots.empty()) continue;
    std::vector<SlotKey> covers;
    for (const SlotIndex slot : job->slots) {
      covers.push_back(states[slot].slot);
      change(slot, Event::Send);
    }
    job->request.set_covers(std::move(covers));
    job->request.renumber(job->number++);
    job->phase = Job::Phase::Sent;
    job->sent = now;
    if (!job->begun) job->first_sent = now;
    job->begun = true;
    out.push_back(job->request.get());
    ++under_way;
  }
}

void SessionCore::poll_later(Job& job, std::optional<std::uint32_t> retry_after_s) {
  job.interval_ms = next_interval(job.interval_ms, poll_of(job.request.get()));
  const Millis asked = retry_after_s ? Millis{*retry_after_s} * 1'000 : 0;
  job.due = now + std::max<Millis>(job.interval_ms, asked);
  job.retries = 0;
  job.phase = Job::Phase::Waiting;
  job.request.set_body(Method::Get, {});
}

bool SessionCore::retry_later(Job& job, std::optional<std::uint32_t> retry_after_s) {
  const Request& request = job.request.get();
  const unsigned allowed = request.action == Action::KbSearch ? 2 : allowed_retries(request.http.method);
  const auto delay = retry_delay_ms(job.retries, retry_after_s);
  if (job.retries >= allowed || !delay) return false;
  ++job.retries;
  job.due = now + *delay;
  job.phase = Job::Phase::Waiting;
  return true;
}

void SessionCore::drop_finished() {
  std::erase_if(jobs, [](const auto& job) { return job->slots.empty(); });
}

void SessionCore::leave_job(SlotIndex slot) {
  for (const auto& job : jobs) std::erase(job->slots, slot);
}

}  // namespace shelf::detail
