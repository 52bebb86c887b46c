// Bytes and short texts: white space, folding, trimming, lists. ASCII unless a name says otherwise; no locale.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_alpha(char c) noexcept { return format::fold(c) >= 'a' && format::fold(c) <= 'z'; }
constexpr bool is_alnum(char c) noexcept { return is_digit(c) || is_alpha(c); }

// Bytes of the white space character at the start of `text`: ASCII, and NBSP, ZWSP, NNBSP, BOM, which authors paste
// without seeing them. 0: no white space.
constexpr std::size_t space_length(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (is_space(text.front())) return 1;
  if (text.starts_with("\u00a0")) return 2;
  return text.starts_with("\u200b") || text.starts_with("\u202f") || text.starts_with("\ufeff") ? 3 : 0;
}

// Bytes of the white space character at the end of `text`.
constexpr std::size_t trailing_space_length(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (is_space(text.back())) return 1;
  if (text.ends_with("\u00a0")) return 2;
  return text.ends_with("\u200b") || text.ends_with("\u202f") || text.ends_with("\ufeff") ? 3 : 0;
}

// Without ASCII white space at both ends.
constexpr std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Without any white space that space_length() knows at both ends.
constexpr std::string_view trim_wide(std::string_view text) noexcept {
  while (const std::size_t n = space_length(text)) text.remove_prefix(n);
  while (const std::size_t n = trailing_space_length(text)) text.remove_suffix(n);
  return text;
}

// ASCII lower case.
inline std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = format::fold(c);
  return out;
}

// Items of a comma list, trimmed, empty ones left out. They refer into `list`.
inline std::vector<std::string_view> split_list(std::string_view list) {
  std::vector<std::string_view> items;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (const auto item = trim_wide(list.substr(0, comma)); !item.empty()) items.push_back(item);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return items;
}

}  // namespace shelf::compiler
