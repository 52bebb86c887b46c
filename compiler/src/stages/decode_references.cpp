#include "stages/decode_references.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/ascii.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t longest_reference = 10;  // `&#x10FFFF;` without the `&`

constexpr auto named = std::to_array<std::pair<std::string_view, std::string_view>>({{"amp", "&"},
                                                                                     {"lt", "<"},
                                                                                     {"gt", ">"},
                                                                                     {"quot", "\""},
                                                                                     {"apos", "'"},
                                                                                     {"nbsp", "\u00a0"},
                                                                                     {"copy", "\u00a9"},
                                                                                     {"reg", "\u00ae"},
                                                                                     {"trade", "\u2122"},
                                                                                     {"hellip", "\u2026"},
                                                                                     {"ndash", "\u2013"},
                                                                                     {"mdash", "\u2014"},
                                                                                     {"lsquo", "\u2018"},
                                                                                     {"rsquo", "\u2019"},
                                                                                     {"ldquo", "\u201c"},
                                                                                     {"rdquo", "\u201d"},
                                                                                     {"bull", "\u2022"}});

std::uint32_t number_of(std::string_view digits) noexcept {
  const bool hex = !digits.empty() && format::fold(digits.front()) == 'x';
  if (hex) digits.remove_prefix(1);
  if (digits.empty()) return 0;
  std::uint32_t value = 0;
  for (const char c : digits) {
    const char f = format::fold(c);
    if (is_digit(c))
      value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(c - '0');
    else if (hex && f >= 'a' && f <= 'f')
      value = value * 16 + static_cast<std::uint32_t>(f - 'a' + 10);
    else
      return 0;
  }
  return value;
}

bool is_allowed(std::uint32_t c) noexcept {
  if (c == '\t' || c == '\n') return true;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c > 0x10ffff) return false;
  return !(c >= 0xd800 && c < 0xe000) && !(c >= 0xfdd0 && c < 0xfdf0);
}

std::string encode(std::uint32_t c) {
  const auto tail = [](std::uint32_t bits) { return static_cast<char>(0x80u | (bits & 0x3fu)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xc0u | c >> 6), tail(c)};
  if (c < 0x10000) return {static_cast<char>(0xe0u | c >> 12), tail(c >> 6), tail(c)};
  return {static_cast<char>(0xf0u | c >> 18), tail(c >> 12), tail(c >> 6), tail(c)};
}

// What the reference between `&` and `;` stands for; empty when it is none.
std::string meaning_of(std::string_view reference) {
  if (reference.starts_with('#')) {
    const std::uint32_t number = number_of(reference.substr(1));
    return is_allowed(number) ? encode(number) : std::string();
  }
  for (const auto& [name, text] : named)
    if (name == reference) return std::string(text);
  return {};
}

}  // namespace

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t amp = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, amp - at));
    if (amp == text.size()) break;
    const std::string_view window = text.substr(amp + 1, longest_reference);
    const std::size_t semicolon = window.find(';');
    const std::string meaning =
        semicolon == std::string_view::npos ? std::string() : meaning_of(window.substr(0, semicolon));
    out.append(meaning.empty() ? "&" : meaning);
    at = amp + 1 + (meaning.empty() ? 0 : semicolon + 1);
  }
  return out;
}

}  // namespace shelf::compiler
