// Which words a widget shows in its state: authored, served, or the library's own.
#pragma once

#include <string>
#include <string_view>

#include "shelf/messages.hpp"
#include "shelf/widget_state.hpp"

namespace shelf::detail {

// Served texts are cut here: they stand beside a widget, not in its place.
inline constexpr std::size_t max_details_bytes = 1'000;
// And here for tools (SlotState::details).
inline constexpr std::size_t max_kept_details_bytes = 4'000;

// `widget` may be nullptr (live only). `details` is what the service said, already plain text.
// Authored texts win and are taken as they are: never expanded, never parsed. Never empty but for Idle.
[[nodiscard]] std::string choose_text(const Widget* widget, State state, Cause cause, std::string_view details,
                                      const Messages* messages);

// The first `bytes` of it at most, never inside a character.
[[nodiscard]] std::string_view cut(std::string_view details, std::size_t bytes) noexcept;

// A check that timed out on the other side is served as failed, with the authored text for that case.
[[nodiscard]] bool tells_timeout(const Widget* widget, std::string_view details) noexcept;

}  // namespace shelf::detail
