#include "context/metric_time.hpp"

#include <string>

#include "support/catch.hpp"

using namespace shelf::detail;

namespace {
constexpr std::uint32_t hour = 3600, day = 86'400;

std::string iso(std::uint32_t seconds) {
  std::string out;
  append_iso_duration(out, seconds);
  return out;
}
std::string brief(std::uint32_t seconds) {
  std::string out;
  append_short_duration(out, seconds);
  return out;
}
std::string span(std::int64_t now, std::uint32_t duration) {
  std::string out;
  append_timespan(out, now, duration);
  return out;
}
}  // namespace

TEST_CASE("metric_time: the grain gives at most 300 points") {
  CHECK(iso(grain_of(60)) == "PT1M");
  CHECK(iso(grain_of(5 * hour)) == "PT1M");
  CHECK(iso(grain_of(5 * hour + 1)) == "PT5M");
  CHECK(iso(grain_of(day)) == "PT5M");
  CHECK(iso(grain_of(2 * day)) == "PT15M");
  CHECK(iso(grain_of(3 * day)) == "PT15M");
  CHECK(iso(grain_of(6 * day)) == "PT30M");
  CHECK(iso(grain_of(7 * day)) == "PT1H");
  CHECK(iso(grain_of(30 * day)) == "PT6H");
  CHECK(iso(grain_of(93 * day)) == "PT12H");
}

TEST_CASE("metric_time: spans as the command line writes them") {
  CHECK(brief(3 * day) == "3d");
  CHECK(brief(day + 6 * hour) == "1d6h");
  CHECK(brief(900) == "15m");
}

TEST_CASE("metric_time: a span ends at the grain before now") {
  CHECK(span(1715342820, 3 * day) == "2024-05-07T12:00:00Z/2024-05-10T12:00:00Z");  // 2024-05-10T12:07:00Z
  CHECK(span(1709210096, 60) == "2024-02-29T12:33:00Z/2024-02-29T12:34:00Z");       // a leap day
  CHECK(span(951782400, day) == "2000-02-28T00:00:00Z/2000-02-29T00:00:00Z");
}

TEST_CASE("metric_time: times that are none stay in the calendar") {
  CHECK(span(0, day) == "1970-01-02T00:00:00Z/1970-01-03T00:00:00Z");
  CHECK(span(-5, day).size() == 41);
  CHECK(span(INT64_MAX, 93 * day).find("/9999-12-31T12:00:00Z") != std::string::npos);
}
