#include "text/utf8.hpp"

namespace shelf::compiler {

namespace {

constexpr unsigned byte_at(std::string_view text, std::size_t i) noexcept {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
}

constexpr bool continues(std::string_view text, std::size_t from, std::size_t to) noexcept {
  for (std::size_t i = from; i < to; ++i)
    if ((byte_at(text, i) & 0xc0u) != 0x80u) return false;
  return true;
}

}  // namespace

std::size_t sequence_length(std::string_view text) noexcept {
  const unsigned lead = byte_at(text, 0), second = byte_at(text, 1);
  if (text.empty()) return 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return continues(text, 1, 2) ? 2 : 0;
  if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f)) return 0;
  if (lead < 0xf0) return continues(text, 1, 3) ? 3 : 0;
  if ((lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f)) return 0;
  return continues(text, 1, 4) ? 4 : 0;
}

char32_t first_code_point(std::string_view text) noexcept {
  const std::size_t length = sequence_length(text);
  if (length <= 1) return byte_at(text, 0);
  char32_t value = byte_at(text, 0) & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) value = value << 6 | (byte_at(text, i) & 0x3fu);
  return value;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80u | (code_point >> shift & 0x3fu)); };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xc0u | code_point >> 6);
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xe0u | code_point >> 12);
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xf0u | code_point >> 18);
    tail(12), tail(6), tail(0);
  }
}

}  // namespace shelf::compiler
