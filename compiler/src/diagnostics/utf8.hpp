// Walking UTF-8 that may be damaged.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shelf::compiler {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;  // bytes
  bool valid = true;     // false: one byte that is no part of a well-formed sequence
};

// The code point at `at`, which must be below text.size().
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept;

// The same text with every byte that is not UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);

// C0, C1, DEL, bidirectional controls, line and paragraph separators, byte order mark: what must not reach a terminal.
[[nodiscard]] bool is_unprintable(char32_t c) noexcept;

// Appends `\xNN` (below 0x100) or `\uNNNN`.
void append_escaped(std::string& out, char32_t c);

}  // namespace shelf::compiler
