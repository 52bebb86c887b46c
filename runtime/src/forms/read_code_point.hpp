// Texts as code points.
#pragma once

#include <algorithm>
#include <string_view>

namespace shelf::detail {

// Takes the first code point off `text`, which is not empty. A byte that begins none stands for itself, above all
// code points.
[[nodiscard]] inline char32_t read_code_point(std::string_view& text) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(0);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  char32_t c = size <= 1 ? lead : lead & (0x7Fu >> size);
  bool whole = size > 0 && size <= text.size();
  for (std::size_t i = 1; whole && i < size; ++i) {
    whole = (byte(i) & 0xC0) == 0x80;
    c = (c << 6) | (byte(i) & 0x3F);
  }
  text.remove_prefix(whole ? size : 1);
  return whole ? c : 0x110000 + lead;
}

[[nodiscard]] inline std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (; !text.empty(); ++count) (void)read_code_point(text);
  return count;
}

}  // namespace shelf::detail
