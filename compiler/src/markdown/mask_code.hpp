// Finds code and comments of a Markdown body in one pass, because each hides the other: a comment marker inside code is
// code, a back-tick inside a comment is comment.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct MaskedBody {
  std::vector<Span> code;      // fenced blocks (whole lines, fences included) and code spans, ascending
  std::vector<Span> comments;  // `<!--` to `-->` outside code, ascending
};

// Looks at text from `begin` on. Reports MD6.
[[nodiscard]] MaskedBody mask_code(std::string_view text, std::uint32_t begin, DiagnosticSink& sink);

// End of the comment whose `<!--` stands at `begin`: after the first `-->` behind these four characters; npos when
// nothing closes it.
[[nodiscard]] std::size_t comment_end(std::string_view text, std::size_t begin) noexcept;

}  // namespace shelf::compiler
