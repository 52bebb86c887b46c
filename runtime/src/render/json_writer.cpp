#include "render/json_writer.hpp"

#include <array>
#include <charconv>
#include <cstdint>

namespace shelf::detail {

namespace {

// A character of several bytes that is escaped: C1, which some terminals obey, and what ends a line in scripts.
struct Escaped {
  unsigned value = 0;
  std::size_t size = 0;  // 0: it is not
};

Escaped read_escaped(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  if (byte(0) == 0xc2 && byte(1) >= 0x80 && byte(1) < 0xa0) return {byte(1), 2};
  if (byte(0) == 0xe2 && byte(1) == 0x80 && (byte(2) == 0xa8 || byte(2) == 0xa9)) return {0x2028 + (byte(2) & 1), 3};
  return {};
}

void put_code_unit(Output& out, unsigned value) {
  constexpr std::string_view digits = "0123456789abcdef";
  const std::array<char, 6> text = {
      '\\', 'u', digits[value >> 12 & 15], digits[value >> 8 & 15], digits[value >> 4 & 15], digits[value & 15]};
  out.put(std::string_view(text.data(), text.size()));
}

void put_special(Output& out, unsigned char c) {
  switch (c) {
    case '"':
      return out.put("\\\"");
    case '\\':
      return out.put("\\\\");
    case '\n':
      return out.put("\\n");
    case '\t':
      return out.put("\\t");
    default:
      return put_code_unit(out, c);
  }
}

constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (unsigned c = 0; c < 32; ++c) special[c] = true;
  for (const char c : {'"', '\\', '<', '>', '&', '\x7f', '\xc2', '\xe2'}) special[static_cast<unsigned char>(c)] = true;
  return special;
}
constexpr std::array<bool, 256> special = make_special();

std::size_t digits_end(std::string_view text, std::size_t i) noexcept {
  while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
  return i;
}

}  // namespace

void put_json_string(Output& out, std::string_view text) {
  out.put('"');
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (!special[c]) continue;
    const Escaped escaped = c >= 0x80 ? read_escaped(text.substr(i)) : Escaped{};
    if (c >= 0x80 && escaped.size == 0) continue;
    out.put(text.substr(begin, i - begin));
    if (escaped.size > 0) {
      put_code_unit(out, escaped.value);
      i += escaped.size - 1;
    } else {
      put_special(out, c);
    }
    begin = i + 1;
  }
  out.put(text.substr(begin));
  out.put('"');
}

bool is_json_number(std::string_view text) noexcept {
  std::size_t i = !text.empty() && text[0] == '-' ? 1 : 0;
  std::size_t end = digits_end(text, i);
  if (end == i || (text[i] == '0' && end > i + 1)) return false;
  if (end < text.size() && text[end] == '.') {
    i = end + 1;
    end = digits_end(text, i);
    if (end == i) return false;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    i = end + 1;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    end = digits_end(text, i);
    if (end == i) return false;
  }
  return end == text.size();
}

void JsonWriter::separate() {
  if (!first_) out_.put(',');
  first_ = false;
}

void JsonWriter::begin(char bracket) {
  separate();
  out_.put(bracket);
  first_ = true;
}

void JsonWriter::end(char bracket) {
  out_.put(bracket);
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  separate();
  put_json_string(out_, name);
  out_.put(':');
  first_ = true;
}

void JsonWriter::string(std::string_view text) {
  separate();
  put_json_string(out_, text);
}

void JsonWriter::number(std::uint64_t value) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  raw(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

void JsonWriter::raw(std::string_view text) {
  separate();
  out_.put(text);
}

}  // namespace shelf::detail
