#include "forms/value_shapes.hpp"

#include <array>

#include "present/decimal.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::detail {

namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Takes what it reads off the text.
class DateReader {
 public:
  explicit DateReader(std::string_view text) noexcept : left_(text) {}

  bool date() noexcept {
    int year = 0, month = 0, day = 0;
    return number(4, 1, 9999, year) && take('-') && number(2, 1, 12, month) && take('-') && number(2, 1, 31, day) &&
           day <= days_of(year, month);
  }
  bool time() noexcept {
    int part = 0;
    if (!number(2, 0, 23, part) || !take(':') || !number(2, 0, 59, part)) return false;
    if (!take(':')) return true;
    return number(2, 0, 59, part) && (!take('.') || digits());
  }
  bool zone() noexcept {
    int part = 0;
    if (left_.empty() || take('Z') || take('z')) return true;
    if (!take('+') && !take('-')) return false;
    return number(2, 0, 14, part) && (take(':') || true) && number(2, 0, 59, part);
  }
  bool take(char c) noexcept {
    if (!left_.starts_with(c)) return false;
    left_.remove_prefix(1);
    return true;
  }
  [[nodiscard]] bool at_end() const noexcept { return left_.empty(); }

 private:
  static int days_of(int year, int month) noexcept {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
  }
  bool number(std::size_t size, int least, int most, int& value) noexcept {
    if (left_.size() < size) return false;
    value = 0;
    for (const char c : left_.substr(0, size)) {
      if (!is_digit(c)) return false;
      value = value * 10 + (c - '0');
    }
    left_.remove_prefix(size);
    return value >= least && value <= most;
  }
  bool digits() noexcept {
    if (left_.empty() || !is_digit(left_[0])) return false;
    while (!left_.empty() && is_digit(left_[0])) left_.remove_prefix(1);
    return true;
  }

  std::string_view left_;
};

}  // namespace

std::string_view trim(std::string_view text) noexcept {
  constexpr std::string_view blanks = " \t\n\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += format::decode_utf8(text, at).size;
  return count;
}

std::optional<double> read_number(std::string_view text) noexcept {
  text = trim(text);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.empty() || !is_digit(digits[0]) || digits.find_first_not_of("0123456789.") != std::string_view::npos)
    return std::nullopt;
  return read_decimal(text);
}

bool is_date(std::string_view text) noexcept {
  DateReader reader(trim(text));
  if (!reader.date()) return false;
  if (reader.at_end()) return true;
  return (reader.take('T') || reader.take('t') || reader.take(' ')) && reader.time() && reader.zone() &&
         reader.at_end();
}

}  // namespace shelf::detail
