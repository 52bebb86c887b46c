// What a Session holds. Its functions are spread over files by job, named below.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "live/owned_request.hpp"
#include "live/poll_plan.hpp"
#include "live/transition.hpp"
#include "live/verdict.hpp"
#include "shelf/session.hpp"

namespace shelf::detail {

using SlotIndex = std::uint32_t;

// A question to the host, from its turn in the queue to its last answer.
struct Job {
  explicit Job(const Request& first) : request(first) {}
  enum class Phase : std::uint8_t {
    Queued,
    Sent,
    Waiting,  // for its next poll or retry
    Expired   // too late for the reader; an answer may still come
  };
  OwnedRequest request;
  Phase phase = Phase::Queued;
  std::vector<SlotIndex> slots;  // that still wait for it
  bool begun = false;            // was sent once
  Millis first_sent = 0, sent = 0, due = 0;
  std::uint32_t interval_ms = 0, estimated_minutes = 0, number = 0;
  unsigned retries = 0;
};

// What belongs to a state and is no one else's business.
struct SlotLife {
  const Widget* widget = nullptr;  // nullptr: added by merge()
  WidgetKind kind = WidgetKind::Unknown;
  std::string solution_id;  // added ones
  std::vector<std::pair<std::string, std::string>> inputs;
  bool has_inputs = false;
  std::vector<std::string> required;  // parameters that the service asked for
  std::uint32_t asked = 0;            // the generation that its last request was made for
  Millis running_since = 0;
  std::optional<Verdict> late;
  std::string troubleshooter_path;  // of the resource, once it was made
  std::uint32_t steps_posted = 0;
};

struct CachedVerdict {
  SlotKey slot{};
  std::string question;  // what the answer depends on
  Millis minute = 0;
  Verdict verdict;
};

struct SessionCore {
  SessionCore(const Bundle& bundle_, const Article& article_, Context context_, const SessionOptions& options_);

  const Bundle* bundle;
  const Article* article;
  Context context;
  SessionOptions options;
  WidgetList widgets;
  std::vector<SlotState> states;
  std::vector<SlotLife> lives;
  std::vector<std::unique_ptr<Job>> jobs;              // in the order of the queue
  std::vector<std::unique_ptr<OwnedRequest>> errands;  // blades, pages, forms: no data comes back; one for each slot
  std::vector<CachedVerdict> cache;
  std::vector<Request> out;
  RequestList made;
  std::uint32_t generation = 1;  // of slots that begin now
  Millis now = 0;
  bool offline = false;

  // start_slots
  void reset();
  void start();
  void run(SlotIndex slot);
  void submit(SlotIndex slot, std::span<const NamedText> inputs);
  void place(const Request& request, bool asked, std::optional<SlotIndex> only);
  void enqueue(const Request& request, const std::vector<SlotIndex>& slots);
  // To the part that is about these slots, as another request.
  [[nodiscard]] bool narrow(OwnedRequest& request, std::span<const SlotIndex> slots) const;
  void make(std::uint32_t of_generation, const SlotLife* life);
  // That no request of the slot was made for: requests of one generation have one name.
  [[nodiscard]] std::uint32_t unasked_generation(SlotIndex slot) const noexcept;
  void refer(const Request& request);  // what the host does itself
  void lack(std::span<const SlotIndex> slots, Event event, std::span<const std::string_view> names);
  void cancel(SlotIndex slot);
  void set_offline(bool is_offline);
  void set_context(Context other);
  [[nodiscard]] std::optional<Event> unavailable(SlotIndex slot) const;
  [[nodiscard]] std::optional<SlotIndex> find(const SlotKey& slot) const noexcept;

  // send_requests
  void send_due();
  void poll_later(Job& job, std::optional<std::uint32_t> retry_after_s);
  [[nodiscard]] bool retry_later(Job& job, std::optional<std::uint32_t> retry_after_s);
  void drop_finished();  // jobs that nobody waits for
  void leave_job(SlotIndex slot);

  // take_answer
  void take(const Answer& answer);
  void take_outcome(Job& job, const Answer& answer);
  void take_answered(Job& job, const Answer& answer);
  void take_checks(Job& job, const Answer& answer);
  void take_metrics(Job& job, const Answer& answer);
  void take_step(Job& job, const Answer& answer);
  void take_failure(Job& job, const Answer& answer);
  void split(Job& job);

  // settle_answer
  [[nodiscard]] CheckQuestion question_of(SlotIndex slot) const;
  [[nodiscard]] Verdict judge_slot(SlotIndex slot, std::span<const DiagnosticAnswer* const> answers,
                                   bool complete) const;
  // The same of one answer whose symptom may be another's.
  [[nodiscard]] Verdict judge_only(SlotIndex slot, const DiagnosticAnswer& answer, bool complete) const;
  void settle(Job& job, SlotIndex slot, Verdict verdict);
  void settle_all(Job& job, const Verdict& verdict);
  void show(SlotIndex slot, Verdict verdict);
  void change(SlotIndex slot, Event event, Cause cause = Cause::None, std::string_view details = {});
  void end_unavailable(SlotIndex slot, Event event);
  [[nodiscard]] std::string question() const;
  [[nodiscard]] const Verdict* cached(SlotIndex slot) const;

  // pass_time
  void pass_deadlines();
  void pass_time();
  [[nodiscard]] std::optional<Millis> next_due() const noexcept;

  // merge_solution
  MergeReport merge(std::string_view json);
  [[nodiscard]] std::optional<SlotIndex> add_slot(const SolutionObject& object);
  void show_merged(SlotIndex slot, std::span<const SolutionObject* const> objects, bool complete);

  // submit_form
  void submit_form(SlotIndex slot);

  // run_troubleshooter
  [[nodiscard]] std::unique_ptr<Job> make_troubleshooter(SlotIndex slot);
  void queue_step(SlotIndex slot, std::unique_ptr<Job> job);
  void post_step(SlotIndex slot, std::string_view verb, std::string body);
  void run_troubleshooter(SlotIndex slot);
  void end_troubleshooter(SlotIndex slot);
  void submit_step(SlotIndex slot);

  // local_answers
  [[nodiscard]] std::vector<SearchHit> local_answers() const;
};

// The deadline of a job that is under way; nothing: none.
[[nodiscard]] std::optional<Millis> deadline_of(const Job& job) noexcept;
[[nodiscard]] std::optional<Millis> whole_deadline_of(const Job& job) noexcept;
[[nodiscard]] Poll poll_of(const Request& request) noexcept;

}  // namespace shelf::detail
