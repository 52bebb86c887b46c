// When to ask again, and when to stop: times in milliseconds of the host's clock.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "shelf/request.hpp"
#include "shelf/session.hpp"

namespace shelf::detail {

// Known clients of the service poll first after 5 s and give up after 380 s.
inline constexpr Poll default_poll{5'000, 5'000, 15'000, 380'000};
inline constexpr std::uint32_t metric_deadline_ms = 30'000, search_deadline_ms = 15'000;
inline constexpr Millis still_working_after_ms = 30'000;
// A service that wants to be left alone for longer is not waited for.
inline constexpr std::uint32_t max_retry_after_s = 380;
// Estimates beyond a day are nonsense; they would keep a widget running for ever.
inline constexpr std::uint32_t max_estimated_minutes = 24 * 60;

// The first time, then each time half as long again, up to the greatest interval.
[[nodiscard]] constexpr std::uint32_t next_interval(std::uint32_t interval_ms, const Poll& poll) noexcept {
  if (interval_ms == 0) return poll.initial_ms;
  const std::uint64_t longer = std::uint64_t{interval_ms} + interval_ms / 2;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(longer, std::max(poll.max_interval_ms, poll.interval_ms)));
}

// How long a check may take in all.
[[nodiscard]] constexpr std::uint32_t cap_ms(const Poll& poll, std::uint32_t estimated_minutes) noexcept {
  return std::max(poll.cap_ms, 2 * 60'000 * std::min(estimated_minutes, max_estimated_minutes));
}

// 408, 429 and 5xx pass by themselves.
[[nodiscard]] constexpr bool is_passing(int http_status) noexcept {
  return http_status == 408 || http_status == 429 || (http_status >= 500 && http_status < 600);
}

// What may be sent again without harm: reading twice, writing of the same once, anything else never.
[[nodiscard]] constexpr unsigned allowed_retries(Method method) noexcept {
  return method == Method::Get ? 2 : method == Method::Put ? 1 : 0;
}

// Delay before retry 0, 1 …; what the service asks for comes first. Nothing: it asks for too much.
[[nodiscard]] constexpr std::optional<std::uint32_t> retry_delay_ms(
    unsigned retry, std::optional<std::uint32_t> retry_after_s) noexcept {
  if (retry_after_s && *retry_after_s > max_retry_after_s) return std::nullopt;
  if (retry_after_s) return *retry_after_s * 1'000;
  return 2'000u << std::min(retry, 3u);
}

}  // namespace shelf::detail
