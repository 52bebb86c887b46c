// UTF-8, one character at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shelf::compiler {

// Bytes of the well-formed sequence at the start of `text`, 1 to 4; 0 when there is none (also for overlong forms,
// surrogates and numbers over U+10FFFF).
[[nodiscard]] std::size_t sequence_length(std::string_view text) noexcept;

// The character at the start of `text`, which must be well formed there.
[[nodiscard]] char32_t first_code_point(std::string_view text) noexcept;

// `code_point` must be a Unicode scalar value.
void append_utf8(std::string& out, char32_t code_point);

}  // namespace shelf::compiler
