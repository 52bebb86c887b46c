#include "article/utf8.hpp"

#include <array>
#include <string>

#include "support/catch.hpp"

using shelf::detail::is_utf8;

namespace {

// At every distance from the eight-byte steps of the check, with text around it.
bool valid_anywhere(const std::string& bytes) {
  const bool valid = is_utf8(bytes);
  for (std::size_t before = 0; before < 10; ++before)
    for (const std::size_t after : {0u, 1u, 9u})
      CHECK(is_utf8(std::string(before, 'a') + bytes + std::string(after, 'z')) == valid);
  return valid;
}

std::string encode(char32_t c) {
  const auto tail = [c](unsigned shift) { return static_cast<char>(0x80 | (c >> shift & 0x3f)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
}

}  // namespace

TEST_CASE("is_utf8: every character is accepted, no surrogate and nothing behind the last one") {
  for (char32_t c = 0; c < 0x120000; ++c) {
    const bool character = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    if (is_utf8(encode(c)) != character) FAIL("character " << static_cast<unsigned long>(c));
  }
}

TEST_CASE("is_utf8: empty text, NUL and text of many steps") {
  CHECK(is_utf8({}));
  CHECK(is_utf8(std::string(1, '\0')));
  CHECK(valid_anywhere("gr\xC3\xBC\xC3\x9F Gott, \xE2\x82\xAC 5 \xF0\x9F\x99\x82"));
}

TEST_CASE("is_utf8: overlong forms are refused") {
  for (const char* bad :
       {"\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF"})
    CHECK_FALSE(valid_anywhere(bad));
}

TEST_CASE("is_utf8: characters that are cut short, stray continuations and impossible bytes are refused") {
  for (const char* bad : {"\x80", "\xBF", "\xC3", "\xE2\x82", "\xE2", "\xF0\x9F\x99", "\xF0\x9F", "\xF0",
                          "\xC3\xC3\xBC", "\xE2\x28\xA1", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF"})
    CHECK_FALSE(valid_anywhere(bad));
}
