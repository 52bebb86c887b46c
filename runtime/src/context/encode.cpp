#include "context/encode.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>

#include "context/check_text.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::detail {

namespace {

using Table = std::array<bool, 256>;

constexpr Table make_table(std::string_view marks) {
  Table table{};
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = true;
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32u] = true;
  for (const char c : marks) table[static_cast<unsigned char>(c)] = true;
  return table;
}
constexpr Table unreserved = make_table("-._~"), path_characters = make_table("-._~/");
constexpr Table shell_plain = make_table("-._/:,@+%=");

constexpr Table make_json_table() {
  Table table{};
  for (unsigned char c = 0x20; c < 0x7f; ++c)
    table[c] = std::string_view("\"\\<>&").find(static_cast<char>(c)) == std::string_view::npos;
  return table;
}
constexpr Table json_plain = make_json_table();

// Length of the run of characters of the table at the start of `text`.
std::size_t plain_run(std::string_view text, const Table& plain) noexcept {
  std::size_t size = 0;
  while (size < text.size() && plain[static_cast<unsigned char>(text[size])]) ++size;
  return size;
}

void append_percent(std::string& out, std::string_view text, const Table& plain) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  while (true) {
    const std::size_t run = plain_run(text, plain);
    out.append(text, 0, run);
    if (run == text.size()) return;
    const auto byte = static_cast<unsigned char>(text[run]);
    const std::array<char, 3> encoded = {'%', digits[byte >> 4], digits[byte & 15]};
    out.append(encoded.data(), encoded.size());
    text.remove_prefix(run + 1);
  }
}

// The code point at the start of `text`, which is no plain one. Returns its bytes.
std::size_t append_json_point(std::string& out, std::string_view text) {
  const format::CodePoint point = format::decode_utf8(text, 0);
  if (!point.valid)
    out += "\xef\xbf\xbd";
  else if (point.value == '"' || point.value == '\\')
    (out += '\\') += text.front();
  else if (point.value < 0x80 || format::is_unprintable(point.value))
    format::append_hex(out += "\\u", point.value, 4);
  else
    out += text.substr(0, point.size);
  return point.size;
}

}  // namespace

void append_segment(std::string& out, std::string_view text) { append_percent(out, text, unreserved); }

void append_path(std::string& out, std::string_view text) { append_percent(out, text, path_characters); }

void append_json(std::string& out, std::string_view text) {
  out += '"';
  while (true) {
    const std::size_t run = plain_run(text, json_plain);
    out.append(text, 0, run);
    if (run == text.size()) break;
    text.remove_prefix(run);
    text.remove_prefix(append_json_point(out, text));
  }
  out += '"';
}

void append_json_segment(std::string& out, std::string_view text) {
  if (text.find('"') != std::string_view::npos || text.find('\\') != std::string_view::npos || !is_printable(text)) {
    std::string json;
    append_json(json, text);
    return append_segment(out, json);
  }
  out += "%22";
  append_segment(out, text);
  out += "%22";
}

void append_shell_word(std::string& out, std::string_view text) {
  if (!text.empty() && plain_run(text, shell_plain) == text.size()) {
    out += text;
    return;
  }
  out += '\'';
  for (const char c : text) c == '\'' ? out += "'\\''" : out += c;
  out += '\'';
}

void append_number(std::string& out, long long number) {
  if (number >= 0 && number < 10) {  // as most are
    out += static_cast<char>('0' + number);
    return;
  }
  std::array<char, 20> digits;
  const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

}  // namespace shelf::detail
