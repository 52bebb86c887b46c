// The words for a state: the state's own text, else the authored one, else the library's.
#include <algorithm>
#include <cstdint>

#include "present/ladder.hpp"
#include "present/plain_text.hpp"
#include "present/present.hpp"
#include "widgets/state_text.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_shown_names = 20;

// Widgets that ask nobody: there is nothing to start, so that they are idle says nothing.
bool is_passive(WidgetKind kind) noexcept {
  switch (kind) {
    case WidgetKind::Insight:
    case WidgetKind::Metric:
    case WidgetKind::KbSearch:
    case WidgetKind::ScopingForm:
    case WidgetKind::Troubleshooter:
      return false;
    default:
      return true;
  }
}

std::string idle_status(const Widget& widget, const Presentation& shown, const Messages* messages) {
  if (shown.article) return std::string(text(Message::included_article, messages));
  if (shown.rung != Rung::Full) return clean_text(widget.fallback_text);
  switch (widget.kind) {
    case WidgetKind::Video:
    case WidgetKind::VideoGroup:
      return std::string(text(Message::watch_video, messages));
    case WidgetKind::BladeAction:
      return std::string(text(Message::open_in_portal, messages));
    default:
      return clean_text(widget.fallback_text);
  }
}

std::string join_names(const std::vector<std::string>& names) {
  std::string joined;
  for (std::size_t i = 0; i < std::min(names.size(), max_shown_names); ++i) {
    const std::string name = clean_line(names[i]);
    if (name.empty()) continue;
    joined.append(joined.empty() ? "" : ", ").append(name);
  }
  return joined;
}

std::string join_missing(const Widget& widget, const SlotState* state, const RenderOptions& options) {
  if (state != nullptr) return join_names(state->missing);
  std::vector<std::string> names;
  const std::uint8_t missing = link_of(widget, options.context).missing;
  for (unsigned bit = 0; bit <= static_cast<unsigned>(Variable::ParentValue); ++bit)
    if ((missing >> bit & 1u) != 0) names.emplace_back(name(static_cast<Variable>(bit)));
  return join_names(names);
}

void add_notes(const Widget& widget, const SlotState* state, const RenderOptions& options, Presentation& out) {
  if (out.state == State::NeedsContext || out.state == State::NeedsInput) {
    const std::string missing = join_missing(widget, state, options);
    if (!missing.empty()) out.notes.push_back(fill(Message::missing, options.messages, missing));
  }
  if (state == nullptr) return;
  if (out.state == State::Running && state->estimated_minutes > 0)
    out.notes.push_back(fill(Message::estimate, options.messages, std::to_string(state->estimated_minutes)));
  if (out.state == State::Running && state->still_working)
    out.notes.emplace_back(text(Message::still_working, options.messages));
  if (out.state == State::TimedOut && state->late) out.notes.emplace_back(text(Message::late_result, options.messages));
}

std::string_view retry_label(State state, const Messages* messages) noexcept {
  switch (state) {
    case State::TimedOut:
    case State::Failed:
    case State::Offline:
      return text(Message::retry, messages);
    case State::Canceled:
      return text(Message::run_again, messages);
    case State::Idle:
      return text(Message::run, messages);
    default:
      return {};
  }
}

}  // namespace

State effective_state(const Widget& widget, const SlotState* state, const RenderOptions& options) {
  if (state != nullptr) return static_cast<std::size_t>(state->state) < state_count ? state->state : State::Unsupported;
  if (is_passive(widget.kind) || options.context == nullptr) return State::Idle;
  return link_of(widget, options.context).missing != 0 ? State::NeedsContext : State::Idle;
}

void present_status(const Widget& widget, const SlotState* state, const RenderOptions& options, Presentation& out) {
  out.alert = out.state == State::TimedOut || out.state == State::Failed;
  out.busy = out.state == State::Running || out.state == State::Pending;
  if (state != nullptr) out.status = clean_text(state->text);
  if (out.status.empty()) out.status = clean_text(authored_text(widget, out.state));
  if (out.status.empty() && out.state == State::Idle && is_passive(widget.kind))
    out.status = idle_status(widget, out, options.messages);
  if (out.status.empty() && out.rung != Rung::Full && out.state == State::Idle)
    out.status = text(Message::unsupported, options.messages);
  const Cause cause = state == nullptr ? Cause::None : state->cause;
  if (out.status.empty()) out.status = text(default_message(out.state, cause), options.messages);
  add_notes(widget, state, options, out);
  if (!is_passive(widget.kind) && out.rung == Rung::Full)
    out.retry = clean_line(retry_label(out.state, options.messages));
}

}  // namespace shelf::detail
