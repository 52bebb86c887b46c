#include "markdown/place_paragraphs.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "html/html_tree.hpp"
#include "markdown/mend_headings.hpp"

namespace shelf::compiler {

namespace {

bool is_break(const Node& node) { return node.kind == NodeKind::line_break || node.kind == NodeKind::soft_break; }

void place_run(std::vector<Node> run, bool whole, Span where, std::vector<Node>& out) {
  if (!whole) trim_inlines(run);  // a whole paragraph stays as the Markdown parser gave it
  if (run.empty()) return;
  if (std::all_of(run.begin(), run.end(), is_break)) {
    for (Node& node : run)
      if (node.kind == NodeKind::line_break) out.push_back(std::move(node));
    return;
  }
  Node paragraph;
  paragraph.kind = NodeKind::paragraph;
  paragraph.where = where;
  paragraph.children = std::move(run);
  out.push_back(std::move(paragraph));
}

// A line break of the source that ends in a soft break is written once.
void drop_breaks_after_breaks(std::vector<Node>& nodes) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool doubled = nodes[i].kind == NodeKind::soft_break && kept > 0 && is_break(nodes[kept - 1]);
    if (doubled) continue;
    if (kept != i) nodes[kept] = std::move(nodes[i]);
    ++kept;
  }
  nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(kept), nodes.end());
}

bool begins_with_hash(const Node& node) { return node.kind == NodeKind::text && node.text.starts_with('#'); }

void place_lines(std::vector<Node> run, bool whole, Span where, std::vector<Node>& out, DiagnosticSink& sink) {
  drop_breaks_after_breaks(run);
  if (std::none_of(run.begin(), run.end(), begins_with_hash)) return place_run(std::move(run), whole, where, out);
  std::vector<Node> rest, line;
  const auto end_line = [&] {
    if (const std::uint32_t level = hash_heading_level(line); level != 0) {
      whole = false;
      place_run(std::exchange(rest, {}), whole, where, out);
      Node heading = make_hash_heading(std::exchange(line, {}), level, sink);
      if (mend_heading(heading, sink)) out.push_back(std::move(heading));
    }
    std::move(line.begin(), line.end(), std::back_inserter(rest));
    line.clear();
  };
  for (Node& node : run) {
    const bool end = is_break(node);
    if (end) {
      end_line();
      rest.push_back(std::move(node));
    } else {
      line.push_back(std::move(node));
    }
  }
  end_line();
  place_run(std::move(rest), whole, where, out);
}

}  // namespace

void place_paragraph(std::vector<Node> content, Span where, std::vector<Node>& out, DiagnosticSink& sink) {
  const bool whole = std::all_of(content.begin(), content.end(), is_inline);
  std::vector<Node> run;
  for (Node& node : content) {
    if (is_inline(node)) {
      run.push_back(std::move(node));
      continue;
    }
    place_lines(std::exchange(run, {}), whole, where, out, sink);
    out.push_back(std::move(node));
  }
  place_lines(std::move(run), whole, where, out, sink);
}

}  // namespace shelf::compiler
