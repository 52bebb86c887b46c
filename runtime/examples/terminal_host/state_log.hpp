// One line for each change of a widget, at most 60 columns wide.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "shelf/session.hpp"

class StateLog {
 public:
  // What changed since the last call, as lines.
  [[nodiscard]] std::string news(const shelf::Session& session) {
    std::string out;
    seen_.resize(session.states().size());
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      const shelf::SlotState& now = session.states()[i];
      auto& [state, still_working, late] = seen_[i];
      if (now.state != state) out += line(session, now, std::string(name(state)) + " → " + end_of(now));
      if (now.still_working && !still_working) out += line(session, now, "still working");
      if (now.late && !late) out += line(session, now, "a result has arrived since");
      seen_[i] = {now.state, now.still_working, now.late};
    }
    return out;
  }

 private:
  // Titles are text of others: no controls, and not longer than the line has room for.
  static std::string line(const shelf::Session& session, const shelf::SlotState& state, const std::string& news) {
    const shelf::Widget* widget = session.widgets().find(state.slot);
    if (widget == nullptr) return "added by the service: " + news + '\n';
    const std::string kind(name(widget->kind));
    if (widget->title.empty()) return kind + ' ' + std::to_string(widget->ordinal + 1) + ": " + news + '\n';
    std::string title;
    for (std::size_t room = 54 - std::min<std::size_t>(kind.size() + news.size(), 46); const char c : widget->title) {
      const bool begins = (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
      if (begins && room-- == 0) return kind + " \"" + title + "…\": " + news + '\n';
      title += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return kind + " \"" + title + "\": " + news + '\n';
  }

  static std::string end_of(const shelf::SlotState& state) {
    std::string out(name(state.state));
    if (state.cause != shelf::Cause::None) out += " (" + std::string(name(state.cause)) + ')';
    const std::size_t shown = state.findings.size() + state.hits.size();
    if (shown > 0) out += ", " + std::to_string(shown) + (state.hits.empty() ? " found" : " to read");
    return state.more > 0 ? out + ", " + std::to_string(state.more) + " more" : out;
  }

  std::vector<std::tuple<shelf::State, bool, bool>> seen_;  // state, still working, late; at first idle
};
