#include "stages/parse_markdown.hpp"

#include <utility>

#include "stages/parse_blocks.hpp"
#include "stages/prepare_markdown.hpp"
#include "stages/repair_links.hpp"
#include "stages/shape_blocks.hpp"

namespace shelf::compiler {

std::optional<MarkdownBody> parse_markdown(const SourceFile& source, const RawHeader& raw, const Header& header,
                                           Figures& figures, DiagnosticSink& sink) {
  PreparedMarkdown prepared = prepare_markdown(source, raw.body_begin, figures, sink);
  prepared.text = repair_links(std::move(prepared.text), prepared.code, sink);
  std::optional<Node> document = parse_blocks(prepared, sink);
  if (!document) return std::nullopt;
  return shape_blocks(std::move(*document), std::move(prepared), raw, header, figures, sink);
}

}  // namespace shelf::compiler
