// Names and texts of states, causes, severities and messages.
#include <array>

#include "shelf/article.hpp"
#include "shelf/messages.hpp"
#include "shelf/widget_state.hpp"

namespace shelf {

std::string_view name(State state) noexcept {
  static constexpr auto names =
      std::to_array<std::string_view>({"Idle", "NeedsContext", "NeedsInput", "Pending", "Running", "Results", "Empty",
                                       "TimedOut", "Failed", "Canceled", "Offline", "Unsupported"});
  static_assert(names.size() == state_count);
  return names[static_cast<std::size_t>(state) % names.size()];
}

std::string_view name(Cause cause) noexcept {
  static constexpr auto names = std::to_array<std::string_view>(
      {"None", "NoAccess", "WrongResourceType", "BadMetric", "Throttled", "Server", "NotFound", "BadAnswer"});
  return names[static_cast<std::size_t>(cause) % names.size()];
}

std::string_view name(Severity severity) noexcept {
  static constexpr auto names = std::to_array<std::string_view>({"Critical", "Warning", "Information", "Other"});
  return names[static_cast<std::size_t>(severity) % names.size()];
}

std::string_view name(Rung rung) noexcept {
  static constexpr auto names =
      std::to_array<std::string_view>({"full", "actionLink", "command", "fallbackText", "dropped"});
  return names[static_cast<std::size_t>(rung) % names.size()];
}

std::string_view text(Message message, const Messages* messages) noexcept {
  static constexpr std::array<std::string_view, message_count> english = {
#define SHELF_MESSAGE(name, text) text,
#include "shelf/messages.def"
#undef SHELF_MESSAGE
  };
  const auto i = static_cast<std::size_t>(message) % message_count;
  return messages != nullptr && !messages->texts[i].empty() ? messages->texts[i] : english[i];
}

}  // namespace shelf
