// The library's own words. A host may replace any of them, in any language; authored texts are never replaced.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "shelf/export.hpp"

namespace shelf {

enum class Message : std::uint8_t {
#define SHELF_MESSAGE(name, text) name,
#include "shelf/messages.def"
#undef SHELF_MESSAGE
};
inline constexpr auto message_count = std::size_t{0
#define SHELF_MESSAGE(name, text) +1
#include "shelf/messages.def"
#undef SHELF_MESSAGE
};

// Views must outlive every use. An empty text stands for the English one.
struct Messages {
  std::array<std::string_view, message_count> texts{};
};
// The text of `messages`, or the English one. Never empty.
[[nodiscard]] SHELF_EXPORT std::string_view text(Message message, const Messages* messages = nullptr) noexcept;

}  // namespace shelf
