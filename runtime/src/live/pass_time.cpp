// Deadlines, polls that are due, and the word that it still works.
#include <algorithm>

#include "live/session_core.hpp"

namespace shelf::detail {

namespace {

bool is_under_way(const Job& job) noexcept { return job.phase == Job::Phase::Sent || job.phase == Job::Phase::Waiting; }

}  // namespace

void SessionCore::pass_deadlines() {
  for (const auto& job : jobs) {
    const auto deadline = deadline_of(*job);
    if (!deadline || now < *deadline) continue;
    Verdict verdict;
    verdict.event = Event::TimeOut;
    for (const SlotIndex slot : job->slots) show(slot, verdict);
    if (job->phase == Job::Phase::Waiting) job->slots.clear();
    job->phase = Job::Phase::Expired;
  }
}

void SessionCore::pass_time() {
  pass_deadlines();
  for (const auto& job : jobs) {
    if (job->phase == Job::Phase::Waiting && job->due <= now) job->phase = Job::Phase::Queued;
    if (job->phase == Job::Phase::Expired || !job->begun) continue;
    for (const SlotIndex slot : job->slots)
      if (now - lives[slot].running_since >= still_working_after_ms) states[slot].still_working = true;
  }
}

std::optional<Millis> SessionCore::next_due() const noexcept {
  std::optional<Millis> due;
  const auto consider = [&](std::optional<Millis> at) {
    if (at && (!due || *at < *due)) due = at;
  };
  const auto sent =
      std::count_if(jobs.begin(), jobs.end(), [](const auto& job) { return job->phase == Job::Phase::Sent; });
  for (const auto& job : jobs) {
    if (job->phase == Job::Phase::Queued && sent < std::int64_t{std::max(options.max_in_flight, 1u)}) consider(now);
    if (!is_under_way(*job)) continue;
    if (job->phase == Job::Phase::Waiting) consider(job->due);
    consider(deadline_of(*job));
    for (const SlotIndex slot : job->slots)
      if (!states[slot].still_working) consider(lives[slot].running_since + still_working_after_ms);
  }
  return due;
}

}  // namespace shelf::detail
