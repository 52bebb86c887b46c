// Stage 4a: a Markdown body to a block tree. Calls its steps in order: prepare_markdown (code, comments, regions,
// tokens, sections, widgets, HTML become marks), repair_links, parse_blocks (md4c), shape_blocks (marks become nodes),
// lints.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/body.hpp"
#include "model/figures.hpp"
#include "model/header.hpp"
#include "model/source.hpp"

namespace shelf::compiler {

// Reports MD*, LNK*, WID*, SEC*, TAG*, CMT*, LIM1. Empty after an error (a limit).
[[nodiscard]] std::optional<MarkdownBody> parse_markdown(const SourceFile& source, const RawHeader& raw,
                                                         const Header& header, Figures& figures, DiagnosticSink& sink);

// HTML text of a JSON string to nodes, by the same allow-list; Markdown in it means nothing.
// `where` is the place of the string, used for all reports. Never fails: what is not understood is text.
[[nodiscard]] std::vector<Node> parse_html_text(std::string_view html, Span where, DiagnosticSink& sink);

}  // namespace shelf::compiler
