#include "context/metric_time.hpp"

#include <algorithm>
#include <array>

#include "context/encode.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint32_t minute = 60, hour = 3600, day = 86'400;
constexpr std::uint32_t max_points = 300;
constexpr std::int64_t last_second = 253'402'300'799;  // of the year 9999
constexpr auto grains =
    std::to_array<std::uint32_t>({minute, 5 * minute, 15 * minute, 30 * minute, hour, 6 * hour, 12 * hour, day});

// Two digits at `to`.
void write_two(char* to, std::uint32_t number) noexcept {
  to[0] = static_cast<char>('0' + number / 10);
  to[1] = static_cast<char>('0' + number % 10);
}

// "yyyy-mm-dd" at `to`. The calendar of Gregory from days since 1970-01-01, by eras of 400 years that begin on a first
// of March.
void write_date(char* to, std::uint32_t days) noexcept {
  const std::uint32_t shifted = days + 719'468;
  const std::uint32_t era = shifted / 146'097, of_era = shifted % 146'097;
  const std::uint32_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::uint32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint32_t month_from_march = (5 * of_year + 2) / 153;
  const std::uint32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const std::uint32_t year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
  write_two(to, year / 100);
  write_two(to + 2, year % 100);
  write_two(to + 5, month);
  write_two(to + 8, of_year - (153 * month_from_march + 2) / 5 + 1);
}

void append_time(std::string& out, std::int64_t seconds) {
  std::array<char, 20> text = {'y', 'y', 'y', 'y', '-', 'm', 'm', '-', 'd', 'd',
                               'T', 'h', 'h', ':', 'm', 'm', ':', 's', 's', 'Z'};
  const auto of_day = static_cast<std::uint32_t>(seconds % day);
  write_date(text.data(), static_cast<std::uint32_t>(seconds / day));
  write_two(text.data() + 11, of_day / hour);
  write_two(text.data() + 14, of_day / minute % 60);
  write_two(text.data() + 17, of_day % 60);
  out.append(text.data(), text.size());
}

}  // namespace

std::uint32_t grain_of(std::uint32_t duration_seconds) noexcept {
  for (const std::uint32_t grain : grains)
    if (duration_seconds <= grain * max_points) return grain;
  return grains.back();
}

void append_iso_duration(std::string& out, std::uint32_t seconds) {
  if (seconds % day == 0) {
    out += 'P';
    append_number(out, seconds / day);
    out += 'D';
    return;
  }
  const bool hours = seconds % hour == 0;
  out += "PT";
  append_number(out, seconds / (hours ? hour : minute));
  out += hours ? 'H' : 'M';
}

void append_short_duration(std::string& out, std::uint32_t seconds) {
  const auto part = [&](std::uint32_t number, char unit) {
    if (number == 0) return;
    append_number(out, number);
    out += unit;
  };
  part(seconds / day, 'd');
  part(seconds % day / hour, 'h');
  part(seconds % hour / minute, 'm');
}

void append_timespan(std::string& out, std::int64_t now, std::uint32_t duration_seconds) {
  const std::int64_t duration = duration_seconds;
  const std::int64_t at = std::clamp(now, duration + day, last_second);
  const std::int64_t end = at - at % grain_of(duration_seconds);
  append_time(out, end - duration);
  out += '/';
  append_time(out, end);
}

}  // namespace shelf::detail
