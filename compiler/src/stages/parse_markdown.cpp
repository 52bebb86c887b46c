#include "stages/parse_markdown.hpp"

#include <utility>

#include "links/repair_links.hpp"
#include "markdown/parse_blocks.hpp"
#include "markdown/prepare_markdown.hpp"
#include "markdown/shape_blocks.hpp"

namespace shelf::compiler {

std::optional<MarkdownBody> parse_markdown(const SourceFile& source, const RawHeader& raw, const Header& header,
                                           Figures& figures, DiagnosticSink& sink) {
  PreparedMarkdown prepared = prepare_markdown(source, raw.body_begin, figures, sink);
  prepared.text = repair_links(std::move(prepared.text), prepared.code, sink);
  std::optional<Node> document = parse_blocks(prepared, sink);
  if (!document) return std::nullopt;
  return shape_blocks(std::move(*document), prepared, raw, header, figures, sink);
}

}  // namespace shelf::compiler
