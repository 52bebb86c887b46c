// What a metric becomes for hosts that draw no chart: the portal's chart, or a command.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "context/resolve.hpp"
#include "shelf/widget.hpp"

namespace shelf::detail {

// 1 to 256 bytes, printable.
[[nodiscard]] bool is_metric_name(std::string_view name) noexcept;
// As Azure Monitor calls it: "Total", "Average" …; empty: it has none.
[[nodiscard]] std::string_view service_name(Aggregation aggregation) noexcept;

// Appends the address of the portal's chart of `metrics`, which agree in all but their names. Returns the missing
// variables; `out` is then as it was. Without a proper name there is no chart: `out` is as it was, nothing is missing.
std::uint8_t append_metric_link(std::span<const Metric* const> metrics, std::string_view title,
                                const ResolvedContext& context, std::string& out);

// Appends a command line for a POSIX shell that prints the values of the same metrics.
// Nothing when the resource is missing or the aggregation is none of the service's.
void append_metric_command(std::span<const Metric* const> metrics, const ResolvedContext& context, std::string& out);

}  // namespace shelf::detail
