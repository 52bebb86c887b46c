// Instead of the C library's, which counts with 128 bits and takes 14 KB for it. Only the JSON parser asks, for numbers
// that it has checked, and only for a double; its sources name the others too.
#include <cmath>
#include <string_view>

#include "present/decimal.hpp"

extern "C" {

double strtod(const char* text, char** end) {
  const std::string_view rest(text);
  const std::string_view number = rest.substr(0, rest.find_first_not_of("-+.0123456789eE"));
  *end = const_cast<char*>(text) + number.size();
  return shelf::detail::read_decimal(number).value_or(HUGE_VAL);
}

float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }
}
