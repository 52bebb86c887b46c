#include "markdown/straighten_code.hpp"

#include "text/direction_marks.hpp"

namespace shelf::compiler {

namespace {

void straighten(Node& node, std::string_view what, DiagnosticSink& sink) {
  if (node.kind == NodeKind::code_block || node.kind == NodeKind::code_span) what = "code";
  if (node.kind == NodeKind::title) what = "the title";
  if (!what.empty()) drop_direction_marks(node.text, what, node.where, sink);
  for (Node& child : node.children) straighten(child, what, sink);
}

}  // namespace

void straighten_code(MarkdownBody& body, DiagnosticSink& sink) {
  straighten(body.document, {}, sink);
  DiagnosticSink said_at_the_heading;
  drop_direction_marks(body.title, "the title", {}, said_at_the_heading);
}

}  // namespace shelf::compiler
