// Stage 1: bytes to text. Strips BOMs, reads invalid UTF-8 bytes as Windows-1252, turns CRLF and CR into LF, drops
// control characters. Noncharacters U+FDD0..U+FDEF and the C0 set never survive, so later stages may use C0 for marks
// of their own.
#pragma once

#include <string>
#include <string_view>

#include "shelfc/diagnostic.hpp"
#include "stages/discover.hpp"

namespace shelf::compiler {

// Reports BYT*, LIM1. After an error the result is empty.
[[nodiscard]] std::string decode_text(std::string_view bytes, DiagnosticSink& sink,
                                      const FileLimit& limit = article_file);

}  // namespace shelf::compiler
