// The states of a widget and what leads from one to another, as a table.
#pragma once

#include <array>
#include <cstdint>

#include "shelf/widget_state.hpp"

namespace shelf::detail {

enum class Event : std::uint8_t {
  LackContext,     // a variable has no value
  LackInput,       // a form has to be filled in
  Queue,           // a request is ready and waits for its turn
  Send,            // it is handed to the host
  Find,            // something to show
  FindNothing,     // done, and nothing to show
  TimeOut,         // a deadline passed, the service's or ours
  Fail,            // anything else that went wrong
  Cancel,          // user, host, navigation
  GoOffline,       // no connection
  LackCapability,  // the host cannot do it
  Retry,           // what had ended is queued again: the next generation
  Reset            // another context: as if nothing had been
};
inline constexpr std::size_t event_count = 13;

// One row for each state, one column for each event; a state that an event does not concern stands for itself.
inline constexpr auto transitions = [] {
  using enum State;
  using Row = std::array<State, event_count>;
  // clang-format off
  return std::array<Row, state_count>{{
      //                LackContext   LackInput   Queue         Send          Find          FindNothing   TimeOut       Fail          Cancel    GoOffline LackCapability Retry     Reset
      /* Idle */        {{NeedsContext, NeedsInput, Pending,      Idle,         Idle,         Idle,         Idle,         Idle,         Canceled, Offline, Unsupported, Idle,         Idle}},
      /* NeedsContext */{{NeedsContext, NeedsInput, Pending,      NeedsContext, NeedsContext, NeedsContext, NeedsContext, NeedsContext, Canceled, Offline, Unsupported, NeedsContext, Idle}},
      /* NeedsInput */  {{NeedsContext, NeedsInput, Pending,      NeedsInput,   NeedsInput,   NeedsInput,   NeedsInput,   NeedsInput,   Canceled, Offline, Unsupported, NeedsInput,   Idle}},
      /* Pending */     {{Pending,      Pending,    Pending,      Running,      Pending,      Pending,      Pending,      Pending,      Canceled, Offline, Unsupported, Pending,      Idle}},
      /* Running */     {{Running,      NeedsInput, Running,      Running,      Results,      Empty,        TimedOut,     Failed,       Canceled, Offline, Unsupported, Running,      Idle}},
      /* Results */     {{Results,      Results,    Results,      Results,      Results,      Results,      Results,      Results,      Canceled, Offline, Unsupported, Pending,      Idle}},
      /* Empty */       {{Empty,        Empty,      Empty,        Empty,        Empty,        Empty,        Empty,        Empty,        Canceled, Offline, Unsupported, Pending,      Idle}},
      /* TimedOut */    {{TimedOut,     TimedOut,   TimedOut,     TimedOut,     TimedOut,     TimedOut,     TimedOut,     TimedOut,     Canceled, Offline, Unsupported, Pending,      Idle}},
      /* Failed */      {{Failed,       Failed,     Failed,       Failed,       Failed,       Failed,       Failed,       Failed,       Canceled, Offline, Unsupported, Pending,      Idle}},
      /* Canceled */    {{Canceled,     Canceled,   Canceled,     Canceled,     Canceled,     Canceled,     Canceled,     Canceled,     Canceled, Offline, Unsupported, Pending,      Idle}},
      /* Offline */     {{Offline,      Offline,    Offline,      Offline,      Offline,      Offline,      Offline,      Offline,      Canceled, Offline, Unsupported, Pending,      Idle}},
      /* Unsupported */ {{Unsupported,  Unsupported, Unsupported, Unsupported,  Unsupported,  Unsupported,  Unsupported,  Unsupported,  Canceled, Offline, Unsupported, Pending,      Idle}},
  }};
  // clang-format on
}();

// Total: what is out of range, and every event that a state does not know, changes nothing.
[[nodiscard]] constexpr State next(State state, Event event) noexcept {
  const auto row = static_cast<std::size_t>(state), column = static_cast<std::size_t>(event);
  return row < state_count && column < event_count ? transitions[row][column] : state;
}

// Whether a widget has come to an end: only the user, or another context, starts it again.
[[nodiscard]] constexpr bool is_final(State state) noexcept { return state >= State::Results; }
// Whether a request of it is waiting or under way.
[[nodiscard]] constexpr bool is_alive(State state) noexcept {
  return state == State::Pending || state == State::Running;
}

}  // namespace shelf::detail
