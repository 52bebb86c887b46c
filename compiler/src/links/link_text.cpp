#include "links/link_text.hpp"

#include <array>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {
constexpr auto spaces =
    std::to_array<std::string_view>({" ", "\t", "\n", "\xc2\xa0", "\xe2\x80\x8b", "\xe2\x80\xaf", "\xef\xbb\xbf"});
constexpr std::size_t longest_quote = 80;
}  // namespace

bool starts_folded(std::string_view text, std::string_view prefix) noexcept {
  return text.size() >= prefix.size() && format::equal_folded(text.substr(0, prefix.size()), prefix);
}

std::size_t space_at_front(std::string_view text) noexcept {
  for (const std::string_view space : spaces)
    if (text.starts_with(space)) return space.size();
  return 0;
}

std::size_t space_at_back(std::string_view text) noexcept {
  for (const std::string_view space : spaces)
    if (text.ends_with(space)) return space.size();
  return 0;
}

std::string_view trim_spaces(std::string_view text) noexcept {
  while (const std::size_t size = space_at_front(text)) text.remove_prefix(size);
  while (const std::size_t size = space_at_back(text)) text.remove_suffix(size);
  return text;
}

std::string_view scheme_of(std::string_view destination) noexcept {
  const std::size_t end = destination.find_first_of(":/?#");
  if (end == std::string_view::npos || destination[end] != ':') return {};
  return destination.substr(0, end);
}

std::string quoted(std::string_view text) {
  if (text.size() <= longest_quote) return "`" + std::string(text) + "`";
  std::size_t end = longest_quote;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not inside a code point
  return "`" + std::string(text.substr(0, end)) + "…`";
}

}  // namespace shelf::compiler
