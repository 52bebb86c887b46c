#include "live/choose_text.hpp"

namespace shelf::detail {

namespace {

Message failure_message(Cause cause) noexcept {
  switch (cause) {
    case Cause::NoAccess:
      return Message::failed_no_access;
    case Cause::WrongResourceType:
      return Message::failed_wrong_type;
    case Cause::BadMetric:
      return Message::failed_bad_metric;
    case Cause::Throttled:
      return Message::failed_throttled;
    case Cause::Server:
      return Message::failed_server;
    case Cause::NotFound:
      return Message::failed_not_found;
    case Cause::BadAnswer:
      return Message::failed_bad_answer;
    case Cause::None:
      break;
  }
  return Message::failed;
}

// Only checks have texts of their own for their states.
std::string_view authored_text(const Widget* widget, State state) noexcept {
  if (widget == nullptr) return {};
  if (state == State::Offline || state == State::Unsupported) return widget->fallback_text;
  const auto* insight = std::get_if<Insight>(&widget->payload);
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

std::string_view cut(std::string_view details) noexcept {
  if (details.size() <= max_details_bytes) return details;
  std::size_t end = max_details_bytes;
  while (end > 0 && (static_cast<unsigned char>(details[end]) & 0xc0u) == 0x80u) --end;  // not inside a character
  return details.substr(0, end);
}

bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Runs of white space count as one, those at the ends as none.
bool equal_words(std::string_view a, std::string_view b) noexcept {
  std::size_t i = 0, j = 0;
  const auto skip = [](std::string_view text, std::size_t& at) {
    const std::size_t from = at;
    while (at < text.size() && is_space(text[at])) ++at;
    return at > from;
  };
  skip(a, i);
  skip(b, j);
  while (i < a.size() && j < b.size()) {
    if (a[i++] != b[j++]) return false;
    if (skip(a, i) != skip(b, j) && i < a.size() && j < b.size()) return false;
  }
  return i == a.size() && j == b.size();
}

}  // namespace

Message default_message(State state, Cause cause) noexcept {
  switch (state) {
    case State::Idle:
      return Message::idle;
    case State::NeedsContext:
      return Message::needs_context;
    case State::NeedsInput:
      return Message::needs_input;
    case State::Pending:
      return Message::pending;
    case State::Running:
      return Message::running;
    case State::Results:
      return Message::results;
    case State::Empty:
      return Message::empty;
    case State::TimedOut:
      return Message::timed_out;
    case State::Failed:
      return failure_message(cause);
    case State::Canceled:
      return Message::canceled;
    case State::Offline:
      return Message::offline;
    case State::Unsupported:
      break;
  }
  return Message::unsupported;
}

std::string choose_text(const Widget* widget, State state, Cause cause, std::string_view details,
                        const Messages* messages) {
  if (state == State::Idle) return {};
  if (const auto authored = authored_text(widget, state); !authored.empty()) return std::string(authored);
  const bool ended_badly = state == State::Empty || state == State::TimedOut || state == State::Failed;
  if (ended_badly && !details.empty()) return std::string(cut(details));
  return std::string(text(default_message(state, cause), messages));
}

bool tells_timeout(const Widget* widget, std::string_view details) noexcept {
  if (widget == nullptr) return false;
  const auto* insight = std::get_if<Insight>(&widget->payload);
  if (insight == nullptr || insight->timeout_text.empty() || details.empty()) return false;
  return equal_words(details, insight->timeout_text);
}

}  // namespace shelf::detail
