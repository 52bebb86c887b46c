#include "live/choose_text.hpp"

#include "widgets/state_text.hpp"

namespace shelf::detail {

namespace {

// Offline and unsupported widgets are named by what stands for them.
std::string_view own_text(const Widget* widget, State state) noexcept {
  if (widget == nullptr) return {};
  if (state == State::Offline || state == State::Unsupported) return widget->fallback_text;
  return authored_text(*widget, state);
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

std::string_view cut(std::string_view details, std::size_t bytes) noexcept {
  if (details.size() <= bytes) return details;
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(details[end]) & 0xc0u) == 0x80u) --end;
  return details.substr(0, end);
}

std::string choose_text(const Widget* widget, State state, Cause cause, std::string_view details,
                        const Messages* messages) {
  if (state == State::Idle) return {};
  if (const auto authored = own_text(widget, state); !authored.empty()) return std::string(authored);
  const bool ended_badly = state == State::Empty || state == State::TimedOut || state == State::Failed;
  if (ended_badly && !details.empty()) return std::string(cut(details, max_details_bytes));
  const bool form = widget != nullptr && widget->kind == WidgetKind::ScopingForm;
  return std::string(
      text(form && state == State::Results ? Message::answered : default_message(state, cause), messages));
}

bool tells_timeout(const Widget* widget, std::string_view details) noexcept {
  if (widget == nullptr) return false;
  const auto* insight = std::get_if<Insight>(&widget->payload);
  if (insight == nullptr || insight->timeout_text.empty() || details.empty()) return false;
  return equal_words(details, insight->timeout_text);
}

}  // namespace shelf::detail
