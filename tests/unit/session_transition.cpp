// The state machine: every state with every event.
#include <string>

#include "live/choose_text.hpp"
#include "live/poll_plan.hpp"
#include "live/transition.hpp"
#include "support/catch.hpp"
#include "widgets/state_text.hpp"

using namespace shelf;
using namespace shelf::detail;

namespace {

constexpr auto all_states = std::to_array<State>({State::Idle, State::NeedsContext, State::NeedsInput, State::Pending,
                                                  State::Running, State::Results, State::Empty, State::TimedOut,
                                                  State::Failed, State::Canceled, State::Offline, State::Unsupported});

bool is_waiting(State state) { return state <= State::NeedsInput; }
bool is_ended(State state) { return state >= State::Results; }

// The rules in words, written apart from the table.
State expected(State state, Event event) {
  switch (event) {
    case Event::Cancel:
      return State::Canceled;
    case Event::GoOffline:
      return State::Offline;
    case Event::LackCapability:
      return State::Unsupported;
    case Event::Reset:
      return State::Idle;
    case Event::LackContext:
      return is_waiting(state) ? State::NeedsContext : state;
    case Event::LackInput:  // also when the service finds out while it runs
      return is_waiting(state) || state == State::Running ? State::NeedsInput : state;
    case Event::Queue:
      return is_waiting(state) ? State::Pending : state;
    case Event::Send:
      return state == State::Pending ? State::Running : state;
    case Event::Retry:
      return is_ended(state) ? State::Pending : state;
    default:
      break;
  }
  if (state != State::Running) return state;
  return event == Event::Find          ? State::Results
         : event == Event::FindNothing ? State::Empty
         : event == Event::TimeOut     ? State::TimedOut
                                       : State::Failed;
}

}  // namespace

TEST_CASE("transition: every state with every event") {
  static_assert(all_states.size() == state_count);
  for (const State state : all_states)
    for (std::size_t i = 0; i < event_count; ++i) {
      const auto event = static_cast<Event>(i);
      CAPTURE(name(state), i);
      CHECK(next(state, event) == expected(state, event));
    }
}

TEST_CASE("transition: what is out of range changes nothing") {
  CHECK(next(State::Running, static_cast<Event>(event_count)) == State::Running);
  const auto unknown = static_cast<State>(state_count);
  CHECK(next(unknown, Event::Cancel) == unknown);
}

TEST_CASE("choose_text: authored, then served, then the default by cause") {
  Widget widget;
  Insight insight;
  insight.execution_text = "Looking at $resourceId";
  insight.no_result_text = "All is well";
  insight.timeout_text = "Too slow";
  insight.failed_text = "It broke";
  widget.kind = WidgetKind::Insight;
  widget.fallback_text = "A check";
  widget.payload = insight;
  const auto text_of = [&](State state, Cause cause = Cause::None, std::string_view details = "served") {
    return choose_text(&widget, state, cause, details, nullptr);
  };
  CHECK(text_of(State::Running) == "Looking at $resourceId");  // never expanded
  CHECK(text_of(State::Empty) == "All is well");
  CHECK(text_of(State::TimedOut) == "Too slow");
  CHECK(text_of(State::Failed, Cause::NoAccess) == "It broke");
  CHECK(text_of(State::Offline) == "A check");
  CHECK(text_of(State::Unsupported) == "A check");
  CHECK(text_of(State::Idle).empty());
  widget.payload = Insight{};
  CHECK(text_of(State::Running) == text(Message::running));  // what is served tells how it ended
  for (const State state : {State::Empty, State::TimedOut, State::Failed}) {
    CHECK(text_of(state) == "served");
    CHECK(text_of(state, Cause::None, "") == text(default_message(state, Cause::None)));
  }
  CHECK(text_of(State::Failed, Cause::NoAccess, "") == text(Message::failed_no_access));
  CHECK(text_of(State::Failed, Cause::Throttled, "") == text(Message::failed_throttled));
}

TEST_CASE("choose_text: a host's own words, and every state of a widget of no kind has a text") {
  Messages messages;
  messages.texts[static_cast<std::size_t>(Message::running)] = "Bitte warten";
  CHECK(choose_text(nullptr, State::Running, Cause::None, "", &messages) == "Bitte warten");
  for (const State state : all_states)
    if (state != State::Idle) CHECK_FALSE(choose_text(nullptr, state, Cause::None, "", nullptr).empty());
  for (unsigned cause = 0; cause <= static_cast<unsigned>(Cause::BadAnswer); ++cause)
    CHECK_FALSE(choose_text(nullptr, State::Failed, static_cast<Cause>(cause), "", nullptr).empty());
}

TEST_CASE("choose_text: served words are cut between characters") {
  std::string long_text(max_details_bytes - 1, 'a');
  long_text += "\xC3\xA4 and more";
  const std::string shown = choose_text(nullptr, State::Failed, Cause::None, long_text, nullptr);
  CHECK(shown == std::string(max_details_bytes - 1, 'a'));
}

TEST_CASE("choose_text: the authored text of a timeout is recognised whatever its white space") {
  Widget widget;
  Insight insight;
  insight.timeout_text = "Too slow,  sorry";
  widget.payload = insight;
  CHECK(tells_timeout(&widget, " Too slow, sorry\n"));
  CHECK_FALSE(tells_timeout(&widget, "Tooslow, sorry"));
  CHECK_FALSE(tells_timeout(&widget, "Too slow"));
  CHECK_FALSE(tells_timeout(&widget, ""));
  CHECK_FALSE(tells_timeout(nullptr, "Too slow"));
}

TEST_CASE("poll_plan: intervals grow to their greatest, the cap follows the estimate") {
  std::uint32_t interval = 0;
  std::vector<std::uint32_t> seen;
  for (int i = 0; i < 5; ++i) seen.push_back(interval = next_interval(interval, default_poll));
  CHECK(seen == std::vector<std::uint32_t>{5'000, 7'500, 11'250, 15'000, 15'000});
  CHECK(cap_ms(default_poll, 0) == 380'000);
  CHECK(cap_ms(default_poll, 3) == 380'000);
  CHECK(cap_ms(default_poll, 10) == 1'200'000);
  CHECK(cap_ms(default_poll, 0xffff'ffff) == 2 * 60'000 * max_estimated_minutes);
}

TEST_CASE("poll_plan: retries are few and wait as long as they are told") {
  CHECK(allowed_retries(Method::Get) == 2);
  CHECK(allowed_retries(Method::Put) == 1);
  CHECK(allowed_retries(Method::Post) == 0);
  CHECK(retry_delay_ms(0, std::nullopt) == 2'000u);
  CHECK(retry_delay_ms(1, std::nullopt) == 4'000u);
  CHECK(retry_delay_ms(1, 30) == 30'000u);
  CHECK_FALSE(retry_delay_ms(0, 0xffff'ffff));
  for (const int status : {408, 429, 500, 503}) CHECK(is_passing(status));
  for (const int status : {200, 400, 404, 600, -1}) CHECK_FALSE(is_passing(status));
}
