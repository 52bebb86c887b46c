// Pairs token markers: `<!--$Name-->default<!--/$Name-->`.
#pragma once

#include <string_view>
#include <vector>

#include "markdown/scan_comments.hpp"

namespace shelf::compiler {

struct Token {
  Span where;             // open marker to close marker
  Span default_text;      // between them
  std::string_view name;  // of the open marker
  bool in_code = false;
};

// Tokens in the order of the text. Reports CMT3. Markers without a partner are left to the caller.
[[nodiscard]] std::vector<Token> match_tokens(std::string_view text, const std::vector<Comment>& comments,
                                              DiagnosticSink& sink);

}  // namespace shelf::compiler
