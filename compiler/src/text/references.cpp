#include "text/references.hpp"

#include <array>
#include <cstdint>

#include "shelf_format/key.hpp"

namespace shelf::compiler {

namespace {

struct Named {
  std::string_view text;
  char32_t code_point;
};
constexpr std::array<Named, 5> named = {
    {{"&amp;", U'&'}, {"&lt;", U'<'}, {"&gt;", U'>'}, {"&quot;", U'"'}, {"&apos;", U'\''}}};

constexpr bool is_scalar(std::uint32_t value) noexcept {
  return value > 0 && value < 0x110000 && !(value >= 0xd800 && value < 0xe000);
}

// `text` starts with `&#`.
Reference read_numeric(std::string_view text) noexcept {
  const bool hex = text.size() > 2 && text[2] == 'x';
  const std::uint32_t base = hex ? 16 : 10;
  const std::size_t begin = hex ? 3 : 2;
  std::uint32_t value = 0;
  std::size_t i = begin;
  for (; i < text.size() && text[i] != ';'; ++i) {
    const int digit = format::detail::hex_value(text[i]);
    if (digit < 0 || static_cast<std::uint32_t>(digit) >= base) return {};
    value = value * base + static_cast<std::uint32_t>(digit);
    if (value >= 0x110000) return {};
  }
  if (i == begin || i == text.size() || !is_scalar(value)) return {};
  return {value, i + 1};
}

}  // namespace

Reference read_reference(std::string_view text) noexcept {
  if (text.starts_with("&#")) return read_numeric(text);
  for (const Named& reference : named)
    if (text.starts_with(reference.text)) return {reference.code_point, reference.text.size()};
  return {};
}

}  // namespace shelf::compiler
