#include "html/build_html.hpp"
#include "stages/parse_markdown.hpp"

namespace shelf::compiler {

std::vector<Node> parse_html_text(std::string_view html, Span where, DiagnosticSink& sink) {
  return build_html({html, where}, sink);
}

}  // namespace shelf::compiler
