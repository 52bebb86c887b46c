#include "present/present.hpp"

#include <cstdint>

#include "present/ladder.hpp"
#include "present/plain_text.hpp"

namespace shelf::detail {

namespace {

std::string present_title(const Widget& widget) {
  std::string title = clean_line(widget.title);
  if (title.empty()) title = clean_line(widget.fallback_text);
  return title.empty() ? std::string(name(widget.kind)) : title;
}

void add_video(const Video& video, const RenderOptions& options, Presentation& out) {
  PresentedLink& link = out.videos.emplace_back();
  if (is_https(video.source)) link.url = video.source;
  link.label = clean_line(video.title);
  if (link.label.empty()) link.label = text(Message::watch_video, options.messages);
}

void add_videos(const Widget& widget, const RenderOptions& options, Presentation& out) {
  if (const auto* video = std::get_if<Video>(&widget.payload)) add_video(*video, options, out);
  const auto* group = std::get_if<VideoGroup>(&widget.payload);
  if (group == nullptr) return;
  for (const Video& video : group->videos) {
    if (out.videos.size() == max_shown_items) return;
    add_video(video, options, out);
  }
}

// Whether there is a reason to say where else to go.
bool wants_link(const Presentation& shown) noexcept {
  if (!shown.videos.empty()) return false;
  if (shown.kind == WidgetKind::BladeAction || shown.kind == WidgetKind::UrlButton) return true;
  return shown.rung != Rung::Full || shown.alert || shown.state == State::Offline;
}

void add_link(const Widget& widget, const Ladder& ladder, const RenderOptions& options, Presentation& out) {
  if (!wants_link(out)) return;
  const bool action = widget.kind == WidgetKind::BladeAction || widget.kind == WidgetKind::UrlButton;
  if (!ladder.link.url.empty())
    out.link = {ladder.link.url, action ? out.title : std::string(text(Message::open_in_portal, options.messages))};
  if (ladder.link.command.empty()) return;
  out.command = clean_line(ladder.link.command);
  out.command_label = text(Message::run_command, options.messages);
}

bool shows_fallback(const Presentation& shown) noexcept {
  if (shown.article) return false;
  switch (shown.state) {
    case State::Idle:
    case State::NeedsContext:
    case State::Offline:
    case State::Unsupported:
      return true;
    default:
      return shown.rung != Rung::Full;
  }
}

}  // namespace

Presentation present(const Widget& widget, const SlotState* state, const RenderOptions& options) {
  Presentation out;
  const Ladder ladder = climb(widget, state, options);
  out.kind = widget.kind;
  out.rung = ladder.rung;
  out.title = present_title(widget);
  out.state = effective_state(widget, state, options);
  if (out.rung != Rung::Dropped) out.article = find_embedded(widget, options);
  const bool live = state != nullptr || options.context != nullptr || !options.states.empty();
  if (live) present_status(widget, state, options, out);
  if (state != nullptr) present_results(widget, *state, options, out);
  add_videos(widget, options, out);
  add_link(widget, ladder, options, out);
  if (shows_fallback(out)) {
    out.fallback = clean_text(widget.fallback_text);
    if (out.fallback == out.title || out.fallback == out.status) out.fallback.clear();
  }
  return out;
}

}  // namespace shelf::detail
