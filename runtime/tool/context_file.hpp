// What the host knows, from a JSON file: one object with any of the members that context_file.cpp lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "json_reader.hpp"
#include "shelf/context.hpp"

namespace shelf::tool {

// A file may leave the time out; then `has_now` stays false.
struct FileContext {
  Context context;
  bool has_now = false;
};

// Strict: what is given must be good. After an error `out` may be incomplete.
[[nodiscard]] std::optional<JsonError> read_context_file(std::string_view json, FileContext& out);

// "2024-05-10T12:07:00Z" or seconds since 1970; nothing for others. Years 1970 to 9999.
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view text) noexcept;
inline constexpr std::string_view time_forms = "`2024-05-10T12:07:00Z` or seconds since 1970";
inline constexpr std::string_view resource_id_form =
    "`/subscriptions/GUID[/resourceGroups/NAME][/providers/NAMESPACE/TYPE/NAME]`";

}  // namespace shelf::tool
