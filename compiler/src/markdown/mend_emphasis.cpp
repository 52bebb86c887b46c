#include "markdown/mend_emphasis.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "html/html_tree.hpp"
#include "markdown/expand_marks.hpp"
#include "markdown/plain_text.hpp"

namespace shelf::compiler {

namespace {

constexpr std::string_view marker = "**";

struct Run {  // of two or more asterisks
  std::size_t node = 0, begin = 0, size = 0;
};

bool is_line_end(const Node& node) {
  return node.kind == NodeKind::soft_break || node.kind == NodeKind::line_break || !is_inline(node);
}

// The runs of one line: nodes [begin, end).
std::vector<Run> find_runs(const std::vector<Node>& nodes, std::size_t begin, std::size_t end) {
  std::vector<Run> runs;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string& text = nodes[i].text;
    if (nodes[i].kind != NodeKind::text || nodes[i].escaped_asterisk) continue;
    for (std::size_t at = text.find(marker); at != std::string::npos;) {
      std::size_t stop = at;
      while (stop < text.size() && text[stop] == '*') ++stop;
      runs.push_back({i, at, stop - at});
      at = text.find(marker, stop);
    }
  }
  return runs;
}

std::size_t leading_blanks(std::string_view text) {
  std::size_t at = 0;
  while (true) {
    if (text.substr(at).starts_with(' ') || text.substr(at).starts_with('\t'))
      ++at;
    else if (text.substr(at).starts_with("\xc2\xa0"))
      at += 2;
    else
      return at;
  }
}

std::size_t trailing_blanks(std::string_view text) {
  std::size_t size = text.size();
  while (true) {
    if (text.substr(0, size).ends_with(' ') || text.substr(0, size).ends_with('\t'))
      --size;
    else if (text.substr(0, size).ends_with("\xc2\xa0"))
      size -= 2;
    else
      return text.size() - size;
  }
}

// Moves the nodes between the two runs into a `strong` node; false when they are no bold text with inner blanks.
bool wrap_pair(std::vector<Node>& nodes, std::size_t begin, std::size_t end, const Run& open, const Run& close,
               std::vector<Node>& out) {
  std::vector<Node> inner;
  for (std::size_t i = open.node; i <= close.node; ++i) {
    if (nodes[i].kind != NodeKind::text) continue;
    const std::size_t from = i == open.node ? open.begin + open.size : 0;
    const std::size_t to = i == close.node ? close.begin : nodes[i].text.size();
    inner.push_back(text_node(nodes[i].text.substr(from, to - from), nodes[i].where));
  }
  const std::size_t lead = leading_blanks(inner.front().text), trail = trailing_blanks(inner.back().text);
  if (lead == 0 && trail == 0) return false;
  if (open.node == close.node && lead == inner.front().text.size()) return false;

  for (std::size_t i = begin; i < open.node; ++i) append_node(out, std::move(nodes[i]));
  const std::string before = nodes[open.node].text.substr(0, open.begin) + inner.front().text.substr(0, lead);
  const std::string& last = inner.back().text;
  const std::string after = last.substr(last.size() - trail) + nodes[close.node].text.substr(close.begin + close.size);
  const Span where = nodes[open.node].where, where_after = nodes[close.node].where;
  Node strong;
  strong.kind = NodeKind::strong;
  strong.where = where;
  inner.back().text.resize(inner.back().text.size() - trail);
  inner.front().text.erase(0, lead);
  std::size_t piece = 0;
  for (std::size_t i = open.node; i <= close.node; ++i) {
    const bool text = nodes[i].kind == NodeKind::text;
    append_node(strong.children, std::move(text ? inner[piece++] : nodes[i]));
  }
  append_node(out, text_node(before, where));
  append_node(out, std::move(strong));
  append_node(out, text_node(after, where_after));
  for (std::size_t i = close.node + 1; i < end; ++i) append_node(out, std::move(nodes[i]));
  return true;
}

void report_runs(Span where, bool pair, bool wrapped, DiagnosticSink& sink) {
  if (wrapped)
    sink.report(Code::MD5, where, "`**` next to a blank marks no bold text",
                "write `**text**` without blanks inside the asterisks");
  else if (pair)
    sink.report(Code::MD5, where, "`**` between a sign and a letter marks no bold text",
                "put the sign outside the asterisks: `\"**text**\"`");
  else
    sink.report(Code::MD5, where, "`**` without a partner", "close the bold text, or delete the `**`");
}

bool holds_shaped_inlines(const Node& node) {  // looked at already
  return node.kind == NodeKind::emphasis || node.kind == NodeKind::strong || node.kind == NodeKind::link ||
         node.kind == NodeKind::blade_action || node.kind == NodeKind::button_link || node.kind == NodeKind::code_span;
}

bool holds_marker(const std::vector<Node>& nodes) {
  return std::any_of(nodes.begin(), nodes.end(), [](const Node& node) {
    return node.kind == NodeKind::text ? node.text.find(marker) != std::string::npos
                                       : !holds_shaped_inlines(node) && holds_marker(node.children);
  });
}

}  // namespace

std::vector<Node> mend_emphasis(std::vector<Node> nodes, DiagnosticSink& sink) {
  if (!holds_marker(nodes)) return nodes;
  std::vector<Node> out;
  for (std::size_t begin = 0; begin < nodes.size();) {
    std::size_t end = begin;
    while (end < nodes.size() && !is_line_end(nodes[end])) ++end;
    const std::vector<Run> runs = find_runs(nodes, begin, end);
    // longer runs are masked values and rules, not bold text
    const bool odd = std::any_of(runs.begin(), runs.end(), [](const Run& run) { return run.size == marker.size(); });
    const bool pair = runs.size() == 2 && runs[0].size == marker.size() && runs[1].size == marker.size();
    const Span where = odd ? part_of(nodes[runs[0].node], runs[0].begin, runs[0].begin + runs[0].size) : Span{};
    for (std::size_t i = begin; i < end; ++i)
      if (!holds_shaped_inlines(nodes[i])) nodes[i].children = mend_emphasis(std::move(nodes[i].children), sink);
    const bool wrapped = pair && wrap_pair(nodes, begin, end, runs[0], runs[1], out);
    if (odd) report_runs(where, pair, wrapped, sink);
    if (!wrapped)
      for (std::size_t i = begin; i < end; ++i) append_node(out, std::move(nodes[i]));
    if (end < nodes.size()) {
      if (!is_inline(nodes[end])) nodes[end].children = mend_emphasis(std::move(nodes[end].children), sink);
      out.push_back(std::move(nodes[end++]));
    }
    begin = end;
  }
  return out;
}

}  // namespace shelf::compiler
