// A double is a whole number times a power of two, which has a finite number of decimal digits: 767 at most. With all
// of them at hand every rounding is exact, and nothing but shifts by powers of two is needed. Slow for numbers that are
// far from 1; numbers of people and of charts are not.
#include "present/decimal.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace shelf::detail {

namespace {

constexpr int mantissa_bits = std::numeric_limits<double>::digits;
constexpr int most_shift = 59;  // nine times what is left of a shift fits in 64 bits

// 0.d1d2d3... times ten to the power of `point`.
class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(double positive) noexcept {
    int exponent = 0;
    const double fraction = std::frexp(positive, &exponent);
    for (auto whole = static_cast<std::uint64_t>(std::ldexp(fraction, mantissa_bits)); whole != 0; whole /= 10)
      digits_[static_cast<std::size_t>(count_++)] = static_cast<std::uint8_t>(whole % 10);
    std::reverse(digits_.begin(), digits_.begin() + count_);
    point_ = count_;
    trim();
    shift(exponent - mantissa_bits);
  }

  [[nodiscard]] int count() const noexcept { return count_; }
  [[nodiscard]] int point() const noexcept { return point_; }
  [[nodiscard]] int digit(int i) const noexcept {
    return i >= 0 && i < count_ ? digits_[static_cast<std::size_t>(i)] : 0;
  }
  void set_point(int point) noexcept { point_ = point; }

  // Behind the last. What does not fit is remembered as something that is not 0.
  void append(int digit) noexcept {
    if (count_ < most_digits)
      digits_[static_cast<std::size_t>(count_++)] = static_cast<std::uint8_t>(digit);
    else
      cut_ = cut_ || digit != 0;
  }
  void trim() noexcept {
    while (count_ > 0 && digit(count_ - 1) == 0) --count_;
  }

  // Times two to the power of `bits`.
  void shift(int bits) noexcept {
    while (bits != 0) {
      const int step = std::clamp(bits, -most_shift, most_shift);
      if (step > 0)
        multiply(step);
      else
        divide(-step);
      bits -= step;
    }
  }

  // Keeps `count` digits. To the nearest, of two the even one; or up.
  void round(int count) noexcept { cut_to(count, rounds_up(count)); }
  void cut_to(int count, bool up) noexcept {
    if (count < 0) up = false;
    count_ = std::clamp(count, 0, count_);
    cut_ = false;
    if (up) increment(count);
    trim();
  }

  // The whole part, rounded; it has to fit.
  [[nodiscard]] std::uint64_t whole() const noexcept {
    std::uint64_t out = 0;
    for (int i = 0; i < point_; ++i) out = 10 * out + static_cast<std::uint64_t>(digit(i));
    return out + (rounds_up(point_) ? 1 : 0);
  }

 private:
  static constexpr int most_digits = 800;

  [[nodiscard]] bool rounds_up(int at) const noexcept {
    if (at < 0 || at >= count_) return false;
    if (digit(at) != 5) return digit(at) > 5;
    return cut_ || at + 1 < count_ || digit(at - 1) % 2 != 0;
  }

  // One more at the last of `count` digits.
  void increment(int count) noexcept {
    while (count_ < count) append(0);
    while (count_ > 0 && digit(count_ - 1) == 9) --count_;
    if (count_ > 0) {
      ++digits_[static_cast<std::size_t>(count_ - 1)];
    } else {
      append(1);
      ++point_;
    }
  }

  void multiply(int bits) noexcept {
    std::array<std::uint8_t, 20> front{};  // digits that come before
    std::uint64_t carry = 0;
    for (int i = count_ - 1; i >= 0; --i) {
      carry += static_cast<std::uint64_t>(digit(i)) << bits;
      digits_[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(carry % 10);
      carry /= 10;
    }
    int more = 0;
    for (; carry != 0; carry /= 10) front[static_cast<std::size_t>(more++)] = static_cast<std::uint8_t>(carry % 10);
    const Decimal before = *this;
    count_ = 0;
    point_ += more;
    while (more > 0) append(front[static_cast<std::size_t>(--more)]);
    for (int i = 0; i < before.count_; ++i) append(before.digit(i));
    trim();
  }

  void divide(int bits) noexcept {
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    const int given = count_;
    std::uint64_t rest = 0;
    count_ = 0;
    for (int i = 0; i < given || rest != 0; ++i) {
      rest = 10 * rest + (i < given ? digits_[static_cast<std::size_t>(i)] : 0u);
      const int next = static_cast<int>(rest >> bits);
      rest &= mask;
      if (count_ > 0 || next != 0)
        append(next);
      else
        --point_;
    }
    trim();
  }

  std::array<std::uint8_t, most_digits> digits_{};
  int count_ = 0, point_ = 0;
  bool cut_ = false;
};

// Numbers of up to 15 digits that are not too far from 1 need no more than one operation, which rounds once.
std::optional<double> quickly(const Decimal& decimal) noexcept {
  constexpr std::array<double, 23> powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                             1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const int scale = decimal.point() - decimal.count();
  const auto power = static_cast<std::size_t>(std::abs(scale));
  if (decimal.count() > std::numeric_limits<double>::digits10 || power >= powers.size()) return std::nullopt;
  std::int64_t digits = 0;
  for (int i = 0; i < decimal.count(); ++i) digits = 10 * digits + decimal.digit(i);
  const auto exact = static_cast<double>(digits);
  return scale < 0 ? exact / powers[power] : exact * powers[power];
}

// The double that is nearest to it, of two the even one; infinity when it is too large.
double nearest_double(Decimal decimal) noexcept {
  if (decimal.count() == 0 || decimal.point() < -400) return 0;
  if (decimal.point() > 400) return std::numeric_limits<double>::infinity();
  if (const auto quick = quickly(decimal)) return *quick;
  int exponent = 0;  // of two
  const auto shift = [&](int bits) {
    decimal.shift(bits);
    exponent -= bits;
  };
  while (decimal.point() > 0) shift(-std::min(3 * decimal.point(), most_shift));
  while (decimal.point() < 0) shift(std::min(-3 * decimal.point(), most_shift));
  while (decimal.digit(0) < 5) shift(1);
  constexpr int least = std::numeric_limits<double>::min_exponent;
  if (exponent < least) shift(exponent - least);
  decimal.shift(mantissa_bits);
  return std::ldexp(static_cast<double>(decimal.whole()), exponent - mantissa_bits);
}

Decimal shortest(double positive) noexcept {
  const Decimal exact(positive);
  for (int count = 1;; ++count) {
    Decimal nearest = exact;
    nearest.round(count);
    if (count >= std::numeric_limits<double>::max_digits10 || nearest_double(nearest) == positive) return nearest;
    for (const bool up : {false, true}) {  // below a power of two doubles are closer to each other than above it
      Decimal other = exact;
      other.cut_to(count, up);
      if (nearest_double(other) == positive) return other;
    }
  }
}

void append_digits(std::string& out, const Decimal& decimal, int from, int to) {
  for (int i = from; i < to; ++i) out += static_cast<char>('0' + decimal.digit(i));
}

void append_fixed(std::string& out, const Decimal& decimal, int places) {
  if (decimal.point() <= 0) out += '0';
  append_digits(out, decimal, 0, decimal.point());
  if (places > 0) out += '.';
  append_digits(out, decimal, decimal.point(), decimal.point() + places);
}

void append_scientific(std::string& out, const Decimal& decimal) {
  append_digits(out, decimal, 0, 1);
  if (decimal.count() > 1) out += '.';
  append_digits(out, decimal, 1, decimal.count());
  const int exponent = decimal.point() - 1, size = std::abs(exponent);
  out += exponent < 0 ? "e-" : "e+";
  if (size < 10) out += '0';
  out += std::to_string(size);
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Digits at the begin of `text`, which loses them.
std::string_view take_digits(std::string_view& text) noexcept {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

// `e-12`, or nothing at all. False: neither.
bool take_exponent(std::string_view& text, int& exponent) noexcept {
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view digits = take_digits(text);
  constexpr int most = 100'000;  // far beyond any double
  for (const char c : digits) exponent = std::min(10 * exponent + (c - '0'), most);
  if (negative) exponent = -exponent;
  return !digits.empty() && text.empty();
}

// `whole` and `fraction` are digits.
double combine(std::string_view whole, std::string_view fraction, int exponent) noexcept {
  Decimal decimal;
  int point = exponent;
  for (const char c : whole) {
    if (decimal.count() > 0 || c != '0') decimal.append(c - '0'), ++point;
  }
  for (const char c : fraction) {
    if (decimal.count() > 0 || c != '0')
      decimal.append(c - '0');
    else
      --point;
  }
  decimal.set_point(point);
  decimal.trim();
  return nearest_double(decimal);
}

}  // namespace

std::string shortest_decimal(double value) {
  std::string out = std::signbit(value) ? "-" : "";
  if (value == 0) return out += '0';
  const double positive = std::abs(value);
  const Decimal digits = shortest(positive);
  const int count = digits.count(), scale = digits.point() - count;  // a whole number times ten to the power of `scale`
  const int alone = count == 1 ? 1 : 0;                              // no point in `1e+20`
  if (scale > 5 - alone || scale < -(count + 3) + alone)
    append_scientific(out, digits);
  else
    append_fixed(out, scale > 0 ? Decimal(positive) : digits, std::max(-scale, 0));
  return out;
}

std::string fixed_decimal(double value, int places) {
  std::string out = std::signbit(value) ? "-" : "";
  Decimal digits = value == 0 ? Decimal() : Decimal(std::abs(value));
  digits.round(digits.point() + places);
  append_fixed(out, digits, places);
  return out;
}

std::string scientific_decimal(double value, int significant) {
  std::string out = std::signbit(value) ? "-" : "";
  Decimal digits(std::abs(value));
  digits.round(significant);
  append_scientific(out, digits);
  return out;
}

std::optional<double> read_decimal(std::string_view text) noexcept {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::string_view whole = take_digits(text);
  std::string_view fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
  }
  int exponent = 0;
  if (whole.size() + fraction.size() == 0 || !take_exponent(text, exponent)) return std::nullopt;
  const double value = combine(whole, fraction, exponent);
  if (!std::isfinite(value)) return std::nullopt;
  return negative ? -value : value;
}

}  // namespace shelf::detail
