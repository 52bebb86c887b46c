// Rewrites the malformed links of the format into links that Markdown understands, before Markdown is parsed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/rewritten_text.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// `code` lists the ranges of `input` that are code (fenced, inline), ascending: never touched. Reports LNK1, LNK2.
[[nodiscard]] RewrittenText repair_links(RewrittenText input, const std::vector<Span>& code, DiagnosticSink& sink);

}  // namespace shelf::compiler
