// What a comment of a Markdown body says: a token marker, a region marker, or nothing for the reader.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "markdown/mask_code.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct Comment {
  enum class Kind : std::uint8_t { remark, token_open, token_close, region_open, region_close } kind = Kind::remark;
  Span where;
  std::string_view name;     // of a token, trimmed; refers into the text
  bool trimmed = false;      // blanks stood around the name
  std::uint32_t region = 0;  // position in format::region_names
  std::uint32_t code = 0;    // 1 + position of the code range it stands in, 0: outside code
};

// `where` is a whole comment, from `<!--` to `-->`.
[[nodiscard]] Comment classify_comment(std::string_view text, Span where) noexcept;

// All comments outside code, and the token markers inside code, ascending.
[[nodiscard]] std::vector<Comment> scan_comments(std::string_view text, const MaskedBody& masked);

}  // namespace shelf::compiler
