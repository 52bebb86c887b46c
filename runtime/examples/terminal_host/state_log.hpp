// One line for each change of a widget, at most 60 columns wide.
#pragma once

#include <algorithm>
#include <string>
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
      if (now.state != seen_[i].state)
        out += line(session, now, std::string(name(seen_[i].state)) + " → " + end_of(now));
      if (now.still_working && !seen_[i].still_working) out += line(session, now, "still working");
      if (now.late && !seen_[i].late) out += line(session, now, "a result has arrived since");
      seen_[i] = {now.state, now.still_working, now.late};
    }
    return out;
  }

 private:
  struct Seen {
    shelf::State state = shelf::State::Idle;
    bool still_working = false, late = false;
  };

  static std::string line(const shelf::Session& session, const shelf::SlotState& state, const std::string& news) {
    const shelf::Widget* widget = session.widgets().find(state.slot);
    if (widget == nullptr) return "added by the service: " + news + '\n';
    const std::string kind(name(widget->kind));
    if (widget->title.empty()) return kind + ' ' + std::to_string(widget->ordinal + 1) + ": " + news + '\n';
    return kind + " \"" + cut(widget->title, 54 - std::min<std::size_t>(kind.size() + news.size(), 46)) +
           "\": " + news + '\n';
  }

  // Titles are text of others: no controls, and not longer than the line has room for.
  static std::string cut(std::string_view text, std::size_t most) {
    std::string out;
    std::size_t columns = 0;
    for (const char c : text) {
      const bool begins = (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
      if (begins && columns++ == most) return out + "…";
      out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return out;
  }

  static std::string end_of(const shelf::SlotState& state) {
    std::string out(name(state.state));
    if (state.cause != shelf::Cause::None) out += " (" + std::string(name(state.cause)) + ')';
    const std::size_t shown = state.findings.size() + state.hits.size();
    if (shown > 0) out += ", " + std::to_string(shown) + (state.hits.empty() ? " found" : " to read");
    if (state.more > 0) out += ", " + std::to_string(state.more) + " more";
    return out;
  }

  std::vector<Seen> seen_;
};
