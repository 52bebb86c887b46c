// Where coded text may be cut: a word with the space before it, or a run of punctuation. The cut depends on the next
// few bytes alone, so that equal text is coded alike wherever it stands, and stays visible to the compressor as equal.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace shelf::compiler {

namespace detail {
enum class TokenByte : unsigned char { control, space, word, punctuation };

inline constexpr std::array<TokenByte, 256> token_bytes = [] {
  std::array<TokenByte, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || c == '_' || c >= 0x80)
      table[c] = TokenByte::word;
    else if (c == ' ')
      table[c] = TokenByte::space;
    else
      table[c] = c < 0x20 ? TokenByte::control : TokenByte::punctuation;
  }
  return table;
}();
inline constexpr std::size_t longest_punctuation = 8;

inline TokenByte kind_at(std::string_view text, std::size_t i) noexcept {
  return i < text.size() ? token_bytes[static_cast<unsigned char>(text[i])] : TokenByte::control;
}
}  // namespace detail

// Size of the token that begins at `at`; `at` is inside the text.
[[nodiscard]] inline std::size_t token_size(std::string_view text, std::size_t at) noexcept {
  using detail::kind_at, detail::TokenByte;
  std::size_t end = at;
  if (kind_at(text, end) == TokenByte::space && kind_at(text, end + 1) == TokenByte::word) ++end;
  if (kind_at(text, end) == TokenByte::word) {
    while (kind_at(text, end) == TokenByte::word) ++end;
    return end - at;
  }
  ++end;
  while (end - at < detail::longest_punctuation && kind_at(text, end) == TokenByte::punctuation) ++end;
  return end - at;
}

}  // namespace shelf::compiler
