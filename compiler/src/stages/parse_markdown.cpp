#include "stages/parse_markdown.hpp"

#include <utility>

#include "links/lint_blade.hpp"
#include "links/repair_links.hpp"
#include "markdown/lint_placeholders.hpp"
#include "markdown/lint_slots.hpp"
#include "markdown/parse_blocks.hpp"
#include "markdown/prepare_markdown.hpp"
#include "markdown/shape_blocks.hpp"
#include "markdown/straighten_code.hpp"

namespace shelf::compiler {

std::optional<MarkdownBody> parse_markdown(const SourceFile& source, const RawHeader& raw, const Header& header,
                                           Figures& figures, DiagnosticSink& sink) {
  PreparedMarkdown prepared = prepare_markdown(source, raw.body_begin, figures, sink);
  prepared.text = repair_links(std::move(prepared.text), prepared.code, sink);
  std::optional<Node> document = parse_blocks(prepared, sink);
  if (!document) return std::nullopt;
  MarkdownBody body = shape_blocks(std::move(*document), prepared, raw, header, figures, sink);
  straighten_code(body, sink);
  // Settled: the tree. The checks below only report, they never change it.
  lint_placeholders(prepared.marks, source.text, sink);
  lint_slots(body.document, header, sink);
  lint_blades(body.document, source.text, sink);
  return body;
}

}  // namespace shelf::compiler
