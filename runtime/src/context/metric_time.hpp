// Spans of time and grains of metrics, as Azure Monitor and its command line write them.
#pragma once

#include <cstdint>
#include <string>

namespace shelf::detail {

// The smallest grain that gives at most 300 points. The service refuses grains that are not in its list.
[[nodiscard]] std::uint32_t grain_of(std::uint32_t duration_seconds) noexcept;

void append_iso_duration(std::string& out, std::uint32_t seconds);    // of a grain: "PT15M", "P1D"
void append_short_duration(std::string& out, std::uint32_t seconds);  // "3d", "1d6h", "15m"; whole minutes

// "start/end" in UTC; the end is `now` floored to the grain. Years 1970 to 9999.
void append_timespan(std::string& out, std::int64_t now, std::uint32_t duration_seconds);

}  // namespace shelf::detail
