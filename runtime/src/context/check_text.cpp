#include "context/check_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "shelf_format/key.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_address = 16 << 10;  // a resource id of 2048 bytes, all encoded, fits twice
constexpr std::string_view https = "https://";

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_host_character(char c) noexcept { return is_letter(c) || is_digit(c) || c == '-' || c == '.'; }

bool starts_folded(std::string_view text, std::string_view start) noexcept {
  return format::equal_folded(text.substr(0, start.size()), start);
}

bool is_host(std::string_view text) noexcept {
  return !text.empty() && text.front() != '.' && text.size() <= 253 && text.find("..") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), is_host_character);
}

// "host[:port]"
bool is_authority(std::string_view text) noexcept {
  const std::size_t colon = text.find(':');
  if (!is_host(text.substr(0, colon))) return false;
  if (colon == std::string_view::npos) return true;
  const std::string_view port = text.substr(colon + 1);
  return !port.empty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), is_digit);
}

// Characters in tables, and no way out of the loop before the end: addresses of charts have a thousand characters, and
// testing each took a fifth of the time of making requests.
using Table = std::array<bool, 256>;

template <class Test>
constexpr Table make_table(Test test) {
  Table table{};
  for (unsigned char c = '!'; c < 0x7f; ++c) table[c] = test(static_cast<char>(c));
  return table;
}
constexpr Table identifier_characters = make_table([](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
constexpr Table service_characters = make_table([](char c) { return is_host_character(c) || c == '_'; });
constexpr Table encoded_characters =
    make_table([](char c) { return std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos; });

bool has_only(std::string_view text, const Table& table) noexcept {
  bool good = true;
  for (const char c : text) good &= table[static_cast<unsigned char>(c)];
  return good;
}

// Is a byte below ' ' or above '~'? Its high bit shows in one of the three; only such a byte carries into another.
constexpr bool has_beyond(std::uint64_t bytes) noexcept {
  constexpr std::uint64_t ones = 0x0101010101010101;
  return ((bytes | (bytes - ones * ' ') | (bytes + ones)) & (ones * 0x80)) != 0;
}

// Eight bytes at a time: every name and title in a request is tested.
bool is_printable_ascii(std::string_view text) noexcept {
  std::uint64_t bytes;
  for (; text.size() >= sizeof bytes; text.remove_prefix(sizeof bytes)) {
    std::memcpy(&bytes, text.data(), sizeof bytes);
    if (has_beyond(bytes)) return false;
  }
  bytes = 0x2020202020202020;
  if (!text.empty()) std::memcpy(&bytes, text.data(), text.size());
  return !has_beyond(bytes);
}

bool is_encoded(std::string_view text) noexcept {
  return text.size() <= max_address && has_only(text, encoded_characters);
}

}  // namespace

bool is_printable(std::string_view text) noexcept {
  if (is_printable_ascii(text)) return true;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= ' ' && text[at] < '\x7f') {
      ++at;
      continue;
    }
    const format::CodePoint point = format::decode_utf8(text, at);
    if (!point.valid || format::is_unprintable(point.value)) return false;
    at += point.size;
  }
  return true;
}

bool is_guid(std::string_view text) noexcept {
  return text.size() == 36 && format::parse_key(text).kind == format::KeyKind::guid;
}

bool is_identifier(std::string_view text) noexcept {
  return !text.empty() && text.size() <= 128 && is_letter(text.front()) && has_only(text, identifier_characters);
}

bool is_service_name(std::string_view text) noexcept {
  return !text.empty() && text.size() <= 128 && has_only(text, service_characters);
}

bool is_https_origin(std::string_view text) noexcept {
  return starts_folded(text, https) && is_authority(text.substr(https.size()));
}

bool is_https_address(std::string_view text) noexcept {
  if (!starts_folded(text, https) || !is_encoded(text)) return false;
  const std::string_view rest = text.substr(https.size());
  return is_authority(rest.substr(0, rest.find_first_of("/?#")));
}

bool is_link_address(std::string_view text) noexcept {
  return is_https_address(text) ||
         ((starts_folded(text, "http://") || starts_folded(text, "mailto:")) && is_encoded(text));
}

bool is_directory(std::string_view text) noexcept { return is_host(text); }

}  // namespace shelf::detail
