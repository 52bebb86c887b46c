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

void append_padded(std::string& out, std::int64_t number, unsigned digits) {
  std::array<char, 8> text{};
  for (unsigned i = digits; i-- > 0; number /= 10) text[i] = static_cast<char>('0' + number % 10);
  out.append(text.data(), digits);
}

// The calendar of Gregory from days since 1970-01-01, by eras of 400 years that begin on a first of March.
void append_date(std::string& out, std::int64_t days) {
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = shifted / 146'097, of_era = shifted % 146'097;
  const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * of_year + 2) / 153;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  append_padded(out, era * 400 + year_of_era + (month <= 2 ? 1 : 0), 4);
  out += '-';
  append_padded(out, month, 2);
  out += '-';
  append_padded(out, of_year - (153 * month_from_march + 2) / 5 + 1, 2);
}

void append_time(std::string& out, std::int64_t seconds) {
  append_date(out, seconds / day);
  const std::int64_t of_day = seconds % day;
  out += 'T';
  append_padded(out, of_day / hour, 2);
  out += ':';
  append_padded(out, of_day / minute % 60, 2);
  out += ':';
  append_padded(out, of_day % 60, 2);
  out += 'Z';
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
