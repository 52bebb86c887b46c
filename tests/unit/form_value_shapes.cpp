#include "forms/value_shapes.hpp"
#include "support/catch.hpp"

using namespace shelf::detail;

TEST_CASE("number: decimal digits with an optional sign and fraction") {
  CHECK(read_number("12") == 12.0);
  CHECK(read_number(" -0.5\n") == -0.5);
  CHECK(read_number("+3.") == 3.0);
  CHECK(read_number("007") == 7.0);
  for (const char* text :
       {"", " ", "-", "+", ".5", "1.2.3", "1,5", "1e3", "0x10", "inf", "nan", "12 disks", "--1", "+-1", "1-2"}) {
    INFO(text);
    CHECK_FALSE(read_number(text));
  }
}

TEST_CASE("date: days that exist, with or without a time of day") {
  for (const char* text :
       {"2026-02-28", "2024-02-29", "2000-02-29", " 2026-12-31 ", "2026-02-28T14:05", "2026-02-28 14:05:30",
        "2026-02-28T14:05:30.123Z", "2026-02-28t23:59z", "2026-02-28T14:05+01:00", "2026-02-28T14:05:00-0330"}) {
    INFO(text);
    CHECK(is_date(text));
  }
  for (const char* text : {"", "2026", "2026-13-01", "2026-00-10", "2026-02-30", "2025-02-29", "1900-02-29", "26-02-28",
                           "2026/02/28", "28.02.2026", "2026-02-28T", "2026-02-28T24:00", "2026-02-28T14:60",
                           "2026-02-28T14:05:30.", "2026-02-28T14:05 UTC", "2026-02-28T14:05+15:00", "yesterday"}) {
    INFO(text);
    CHECK_FALSE(is_date(text));
  }
}

TEST_CASE("code points: a byte that begins none stands for itself") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("aä€😀") == 4);
  CHECK(count_code_points("\xff\x80") == 2);
  CHECK(count_code_points("\xe2\x82") == 2);
}
