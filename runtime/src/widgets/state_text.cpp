#include "widgets/state_text.hpp"

#include <array>
#include <cstddef>

namespace shelf::detail {

Message default_message(State state, Cause cause) noexcept {
  constexpr auto by_state =
      std::to_array<Message>({Message::idle, Message::needs_context, Message::needs_input, Message::pending,
                              Message::running, Message::results, Message::empty, Message::timed_out, Message::failed,
                              Message::canceled, Message::offline, Message::unsupported});
  static_assert(by_state.size() == state_count);
  constexpr auto by_cause = std::to_array<Message>(
      {Message::failed, Message::failed_no_access, Message::failed_wrong_type, Message::failed_bad_metric,
       Message::failed_throttled, Message::failed_server, Message::failed_not_found, Message::failed_bad_answer});
  if (state == State::Failed) return by_cause[static_cast<std::size_t>(cause) % by_cause.size()];
  return by_state[static_cast<std::size_t>(state) % by_state.size()];
}

std::string_view authored_text(const Widget& widget, State state) noexcept {
  const auto* insight = std::get_if<Insight>(&widget.payload);
  if (insight == nullptr) return {};
  switch (state) {
    case State::Running:
      return insight->execution_text;
    case State::Empty:
      return insight->no_result_text;
    case State::TimedOut:
      return insight->timeout_text;
    case State::Failed:
      return insight->failed_text;
    default:
      return {};
  }
}

}  // namespace shelf::detail
