// Versions: of the library, and of the newest format it reads.
#pragma once

#include <cstdint>
#include <string_view>

#include "shelf/export.hpp"

namespace shelf {

struct FormatVersion {
  std::uint16_t major = 0, minor = 0;
};

[[nodiscard]] SHELF_EXPORT std::string_view library_version() noexcept;  // "0.1.0"
[[nodiscard]] SHELF_EXPORT FormatVersion format_version() noexcept;

}  // namespace shelf
