#include "markdown/shape_blocks.hpp"

#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "markdown/expand_marks.hpp"
#include "markdown/lint_text.hpp"
#include "markdown/mend_headings.hpp"
#include "markdown/mend_quote.hpp"
#include "markdown/nest_regions.hpp"
#include "markdown/pair_html_blocks.hpp"
#include "markdown/parse_blocks.hpp"
#include "markdown/place_paragraphs.hpp"
#include "markdown/place_title.hpp"
#include "markdown/shape_inlines.hpp"

namespace shelf::compiler {

namespace {

constexpr std::uint32_t max_wrappers = 8;  // HTML elements around whole blocks, one in the other

// Shapes the blocks bottom up. The depth of the recursion is that of the tree, which parse_blocks bounds.
class BlockShaper {
 public:
  BlockShaper(const PreparedMarkdown& prepared, Figures& figures, DiagnosticSink& sink)
      : prepared_(prepared), inlines_(prepared, figures, sink), sink_(sink) {}

  std::vector<Node> shape_all(std::vector<Node> nodes);

 private:
  void shape_block(Node block, std::vector<Node>& out);
  void wrap(const Mark& mark, std::vector<Node> nodes, std::vector<Node>& out);
  void end_run(std::vector<Node>& run, std::vector<Node>& out);

  const PreparedMarkdown& prepared_;
  InlineShaper inlines_;
  DiagnosticSink& sink_;
  std::uint32_t wrappers_ = 0;  // open around
};

// Tight list items hold their inlines directly, next to blocks.
void BlockShaper::end_run(std::vector<Node>& run, std::vector<Node>& out) {
  for (Node& node : inlines_.shape(std::exchange(run, {}), {})) append_node(out, std::move(node));
}

std::vector<Node> BlockShaper::shape_all(std::vector<Node> nodes) {
  const std::vector<HtmlPair> pairs =
      wrappers_ < max_wrappers ? pair_html_blocks(nodes, prepared_.marks) : std::vector<HtmlPair>(nodes.size());
  std::vector<Node> out, run;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (is_inline(nodes[i])) {
      run.push_back(std::move(nodes[i]));
      continue;
    }
    if (!run.empty()) end_run(run, out);
    if (pairs[i].close == 0) {
      shape_block(std::move(nodes[i]), out);
      continue;
    }
    const auto first = std::make_move_iterator(nodes.begin() + static_cast<std::ptrdiff_t>(i + 1));
    const auto last = std::make_move_iterator(nodes.begin() + static_cast<std::ptrdiff_t>(pairs[i].close));
    wrap(prepared_.marks[pairs[i].mark], std::vector<Node>(first, last), out);
    i = pairs[i].close;
  }
  if (!run.empty()) end_run(run, out);
  return out;
}

// A `<span>` around blocks is a `<div>`.
void BlockShaper::wrap(const Mark& mark, std::vector<Node> nodes, std::vector<Node>& out) {
  if (mark.dropped_attributes)
    sink_.report(Code::TAG4, mark.where, "`<" + mark.name + ">` has attributes that an article may not set, dropped");
  Node wrapper;
  wrapper.kind = NodeKind::html_element;
  wrapper.number = static_cast<std::uint32_t>(format::HtmlTag::div);
  wrapper.text = mark.title;
  wrapper.where = mark.where;
  ++wrappers_;
  wrapper.children = shape_all(std::move(nodes));
  --wrappers_;
  out.push_back(std::move(wrapper));
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
      sink.report(Code::TAG1, mark.where,
                  std::to_string(mark.number) + (mark.number == 1 ? " placeholder" : " placeholders") +
                      " inside `<pre>`, kept as text",
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

MarkdownBody shape_blocks(Node document, const PreparedMarkdown& prepared, const RawHeader& raw, const Header& header,
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
