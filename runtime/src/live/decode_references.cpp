#include "live/decode_references.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace shelf::detail {

namespace {

struct Named {
  std::string_view name;
  char32_t value;
};

constexpr auto names = std::to_array<Named>(
    {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},    {"nbsp", 0xa0},
     {"iexcl", 0xa1},   {"cent", 0xa2},    {"pound", 0xa3},    {"yen", 0xa5},     {"sect", 0xa7},    {"copy", 0xa9},
     {"laquo", 0xab},   {"shy", 0xad},     {"reg", 0xae},      {"deg", 0xb0},     {"plusmn", 0xb1},  {"micro", 0xb5},
     {"para", 0xb6},    {"middot", 0xb7},  {"raquo", 0xbb},    {"frac12", 0xbd},  {"iquest", 0xbf},  {"times", 0xd7},
     {"divide", 0xf7},  {"ndash", 0x2013}, {"mdash", 0x2014},  {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201c},
     {"rdquo", 0x201d}, {"bull", 0x2022},  {"hellip", 0x2026}, {"prime", 0x2032}, {"euro", 0x20ac},  {"trade", 0x2122},
     {"larr", 0x2190},  {"uarr", 0x2191},  {"rarr", 0x2192},   {"darr", 0x2193},  {"rArr", 0x21d2},  {"minus", 0x2212},
     {"le", 0x2264},    {"ge", 0x2265},    {"ne", 0x2260},     {"check", 0x2713}, {"Tab", '\t'},     {"NewLine", '\n'},
     {"colon", ':'},    {"semi", ';'},     {"comma", ','},     {"period", '.'},   {"sol", '/'},      {"bsol", '\\'},
     {"lpar", '('},     {"rpar", ')'},     {"lsqb", '['},      {"rsqb", ']'},     {"lcub", '{'},     {"rcub", '}'},
     {"num", '#'},      {"percnt", '%'},   {"ast", '*'},       {"plus", '+'},     {"equals", '='},   {"quest", '?'},
     {"excl", '!'},     {"dollar", '$'},   {"commat", '@'},    {"lowbar", '_'},   {"verbar", '|'},   {"grave", '`'}});
constexpr std::size_t max_name_bytes = 8;

// What HTML reads for the numbers 0x80 to 0x9f: they were meant in the code page of another system.
constexpr std::array<char32_t, 32> code_page = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                                0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

int digit_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

// `rest` begins behind `&#`. Bytes used, 0: no number.
std::size_t decode_number(std::string_view rest, std::string& out) {
  const bool hex = !rest.empty() && (rest[0] == 'x' || rest[0] == 'X');
  const int base = hex ? 16 : 10;
  const std::size_t begin = hex ? 1 : 0;
  std::size_t at = begin;
  std::uint32_t value = 0;
  for (; at < rest.size() && digit_value(rest[at]) < base; ++at)
    value = std::min<std::uint32_t>(
        value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit_value(rest[at])), 0x110000);
  if (at == begin) return 0;
  if (value >= 0x80 && value < 0xa0) value = code_page[value - 0x80];
  if (value == 0 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) value = 0xfffd;
  append_utf8(out, value);
  return at < rest.size() && rest[at] == ';' ? at + 1 : at;
}

std::size_t decode_name(std::string_view rest, std::string& out) {
  const std::size_t end = rest.substr(0, max_name_bytes + 1).find(';');
  if (end == std::string_view::npos) return 0;
  for (const Named& named : names) {
    if (named.name != rest.substr(0, end)) continue;
    append_utf8(out, named.value);
    return end + 1;
  }
  return 0;
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | (c >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0 | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find('&', at), text.size());
    out += text.substr(at, next - at);
    if (next == text.size()) break;
    const std::string_view rest = text.substr(next + 1);
    const bool number = rest.starts_with('#');
    const std::size_t used = number ? decode_number(rest.substr(1), out) : decode_name(rest, out);
    if (used == 0) out += '&';
    at = next + 1 + (used == 0 ? 0 : used + (number ? 1 : 0));
  }
  return out;
}

}  // namespace shelf::detail
