// Step 1 of parse_markdown: finds code, comments, regions, tokens, section directives, widgets and HTML tags, and puts
// marks in their place, so that the Markdown parser sees none of them.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/figures.hpp"
#include "model/header.hpp"
#include "model/prepared.hpp"
#include "model/source.hpp"

namespace shelf::compiler {

// The body is source.text from `body_begin` on. Reports SEC1, WID*, CMT*, MD6, LIM1.
// Counts widgets, section directives, tokens and issueDescription regions in `figures`.
[[nodiscard]] PreparedMarkdown prepare_markdown(const SourceFile& source, std::uint32_t body_begin, Figures& figures,
                                                DiagnosticSink& sink);

}  // namespace shelf::compiler
