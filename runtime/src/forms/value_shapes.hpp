// Lengths of texts; numbers and dates as people and pickers write them.
#pragma once

#include <optional>
#include <string_view>

namespace shelf::detail {

// Without the blanks around it.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

// A byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

// Decimal digits with an optional sign and fraction: "12", "-0.5", "+3.". Blanks around it are passed over.
[[nodiscard]] std::optional<double> read_number(std::string_view text) noexcept;

// A day that exists, alone or with a time of day: "2026-02-28", "2026-02-28T14:05", "2026-02-28 14:05:30.5Z",
// "2026-02-28T14:05+01:00".
[[nodiscard]] bool is_date(std::string_view text) noexcept;

}  // namespace shelf::detail
