#include "present/decimal.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

#include "support/catch.hpp"

using namespace shelf::detail;

namespace {

std::string standard_text(double value) {
  std::string out(400, ' ');
  out.resize(static_cast<std::size_t>(std::to_chars(out.data(), out.data() + out.size(), value).ptr - out.data()));
  return out;
}

std::string standard_text(double value, std::chars_format format, int digits) {
  std::string out(400, ' ');
  const auto written = std::to_chars(out.data(), out.data() + out.size(), value, format, digits);
  out.resize(static_cast<std::size_t>(written.ptr - out.data()));
  return out;
}

double standard_value(const std::string& text) {
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

// Fails once, with the value, instead of counting a check for each.
void compare(double value) {
  bool same = shortest_decimal(value) == standard_text(value);
  if (std::abs(value) < 1e15)
    same = same && fixed_decimal(value, 3) == standard_text(value, std::chars_format::fixed, 3);
  else
    same = same && scientific_decimal(value, 6) == standard_text(value, std::chars_format::general, 6);
  for (const int digits : {2, 9, 17, 30}) {
    const std::string text = standard_text(value, std::chars_format::scientific, digits);
    const auto read = read_decimal(text);
    const bool too_large = std::abs(value) > 1e307;
    same = same && (too_large || (read && std::bit_cast<std::uint64_t>(*read) ==
                                              std::bit_cast<std::uint64_t>(standard_value(text))));
  }
  INFO(standard_text(value));
  if (!same) CHECK(same);
}

}  // namespace

TEST_CASE("decimal: numbers of people, limits and ties are written and read as the standard library does") {
  for (const double value : {0.0,
                             1.0,
                             0.1,
                             0.5,
                             0.0625,
                             0.0005,
                             0.0015,
                             0.9995,
                             9.9995,
                             999999.5,
                             12345.6789,
                             1e5,
                             1e6,
                             1.5e6,
                             1e15,
                             1000005000000000.0,
                             1e22,
                             1e23,
                             123456789012345680000.0,
                             9007199254740993.0,
                             5.684341886080801e-14,
                             2.2250738585072014e-308,
                             5e-324,
                             std::numeric_limits<double>::max()}) {
    compare(value);
    compare(-value);
  }
}

TEST_CASE("decimal: powers of two and their neighbours") {
  for (int exponent = -1074; exponent < 1024; exponent += 41) {
    const double power = std::ldexp(1.0, exponent);
    compare(power);
    compare(std::nextafter(power, 0.0));
    compare(std::nextafter(power, 1e308));
  }
}

TEST_CASE("decimal: random numbers, of all sizes and of people") {
  std::mt19937_64 random(42);
  for (int i = 0; i < 300; ++i) {
    if (const double any = std::bit_cast<double>(random()); std::isfinite(any)) compare(any);
    compare(static_cast<double>(random() % 100'000'000) / 1000);
    compare(static_cast<double>(static_cast<std::int64_t>(random() >> random() % 64)));
  }
}

TEST_CASE("decimal: what is no number, or too large, is none") {
  for (const char* text : {"", "-", ".", "1e", "1e+", "1e5x", "--1", "+1", "0x1", "inf", "nan", " 1", "1 ", "1e400"})
    CHECK_FALSE(read_decimal(text));
  CHECK(read_decimal("1.") == 1);
  CHECK(read_decimal("-.5") == -0.5);
  CHECK(read_decimal("1e-400") == 0);
  CHECK(read_decimal("0." + std::string(2000, '0') + "1e2001") == 1);
  CHECK(read_decimal("1" + std::string(2000, '0') + "e-2000") == 1);
  CHECK(read_decimal("9007199254740993." + std::string(1000, '0') + "1") == 9007199254740994.0);
}
