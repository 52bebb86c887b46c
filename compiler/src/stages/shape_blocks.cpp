#include "stages/shape_blocks.hpp"

#include <string>
#include <utility>

#include "stages/expand_marks.hpp"
#include "stages/lint_text.hpp"
#include "stages/mend_headings.hpp"
#include "stages/mend_quote.hpp"
#include "stages/nest_regions.hpp"
#include "stages/parse_blocks.hpp"
#include "stages/place_paragraphs.hpp"
#include "stages/place_title.hpp"
#include "stages/shape_inlines.hpp"

namespace shelf::compiler {

namespace {

// Shapes the blocks bottom up. The depth of the recursion is that of the tree, which parse_blocks bounds.
class BlockShaper {
 public:
  BlockShaper(const PreparedMarkdown& prepared, Figures& figures, DiagnosticSink& sink)
      : prepared_(prepared), inlines_(prepared, figures, sink), sink_(sink) {}

  std::vector<Node> shape_all(std::vector<Node> nodes);

 private:
  void shape_block(Node block, std::vector<Node>& out);
  void end_run(std::vector<Node>& run, std::vector<Node>& out);

  const PreparedMarkdown& prepared_;
  InlineShaper inlines_;
  DiagnosticSink& sink_;
};

// Tight list items hold their inlines directly, next to blocks.
void BlockShaper::end_run(std::vector<Node>& run, std::vector<Node>& out) {
  for (Node& node : inlines_.shape(std::exchange(run, {}), {})) append_node(out, std::move(node));
}

std::vector<Node> BlockShaper::shape_all(std::vector<Node> nodes) {
  std::vector<Node> out, run;
  for (Node& node : nodes) {
    if (is_inline(node)) {
      run.push_back(std::move(node));
      continue;
    }
    if (!run.empty()) end_run(run, out);
    shape_block(std::move(node), out);
  }
  if (!run.empty()) end_run(run, out);
  return out;
}

void BlockShaper::shape_block(Node block, std::vector<Node>& out) {
  HtmlTree::Scope phrases;
  phrases.flow = false;
  switch (block.kind) {
    case NodeKind::paragraph:
      return place_paragraph(inlines_.shape(std::move(block.children), {}), block.where, out, sink_);
    case NodeKind::heading:
      block.children = inlines_.shape(std::move(block.children), phrases);
      if (mend_heading(block, sink_)) out.push_back(std::move(block));
      return;
    case NodeKind::code_block:
      block.text = restore_marks(block.text, prepared_.marks);
      block.children = expand_code(std::move(block.children), prepared_.marks);
      break;
    default:
      block.children = shape_all(std::move(block.children));
      if (block.kind == NodeKind::block_quote) mend_quote(block);
      break;
  }
  out.push_back(std::move(block));
}

// Placeholders are counted and reported wherever they stand: in text, indented code, link texts and `<pre>`.
void report_placeholders(const std::vector<Mark>& marks, Figures& figures, DiagnosticSink& sink) {
  std::uint64_t count = 0;
  for (const Mark& mark : marks) {
    if (mark.kind == Mark::Kind::placeholder) {
      ++count;
      sink.report(Code::TAG1, mark.where, "`" + mark.raw + "` is no HTML element, kept as text",
                  "write `\\" + mark.raw + "` or put it in back-ticks");
    } else if (mark.kind == Mark::Kind::preformatted && mark.number != 0) {
      count += mark.number;
      sink.report(Code::TAG1, mark.where, std::to_string(mark.number) + " placeholders inside `<pre>`, kept as text",
                  "write the text as a fenced code block");
    }
  }
  figures.placeholders += count;
  if (count != 0) ++figures.placeholder_files;
}

void forget_indentation(Node& node) {
  if (node.kind == NodeKind::code_block) node.number = 0;
  for (Node& child : node.children) forget_indentation(child);
}

}  // namespace

MarkdownBody shape_blocks(Node document, PreparedMarkdown prepared, const RawHeader& raw, const Header& header,
                          Figures& figures, DiagnosticSink& sink) {
  report_placeholders(prepared.marks, figures, sink);
  MarkdownBody body;
  body.document = std::move(document);
  body.document.children = BlockShaper(prepared, figures, sink).shape_all(std::move(body.document.children));
  body.document.children = nest_regions(std::move(body.document.children), prepared.marks);
  body.title = place_title(body.document, raw, header, sink);
  lint_text(body.document, header.type, sink);
  forget_indentation(body.document);
  return body;
}

}  // namespace shelf::compiler
