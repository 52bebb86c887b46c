#include "markdown/mend_headings.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "html/html_tree.hpp"

namespace shelf::compiler {

namespace {

constexpr std::uint32_t max_level = 6;
constexpr std::string_view blanks = " \t", no_break_space = "\xc2\xa0";

bool begins_bold(const std::vector<Node>& line) { return line.size() > 1 && line[1].kind == NodeKind::strong; }

bool is_upper_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::size_t count_hashes(std::string_view text) {
  const std::size_t count = text.find_first_not_of('#');
  return count == std::string_view::npos ? text.size() : count;
}

void trim_end(std::string& text) {
  while (true) {
    if (text.ends_with(' ') || text.ends_with('\t'))
      text.pop_back();
    else if (text.ends_with(no_break_space))
      text.resize(text.size() - no_break_space.size());
    else
      return;
  }
}

bool strip_arrows(Node& heading) {
  if (heading.children.empty()) return false;
  Node &first = heading.children.front(), &last = heading.children.back();
  if (first.kind != NodeKind::text || last.kind != NodeKind::text) return false;
  const std::size_t end = last.text.find_last_not_of(" \t\\") + 1;  // one template ends in a backslash
  if (!first.text.starts_with("<--") || !std::string_view(last.text).substr(0, end).ends_with("-->")) return false;
  if (heading.children.size() == 1 && end < 6) return false;
  last.text.resize(end - 3);
  first.text.erase(0, 3);
  trim_inlines(heading.children);
  return true;
}

void unwrap_bold(Node& heading) {
  if (heading.children.size() != 1 || heading.children.front().kind != NodeKind::strong) return;
  std::vector<Node> inner = std::move(heading.children.front().children);
  heading.children = std::move(inner);
  trim_inlines(heading.children);
}

}  // namespace

void trim_inlines(std::vector<Node>& nodes) {
  while (!nodes.empty()) {
    Node& last = nodes.back();
    if (last.kind == NodeKind::text) trim_end(last.text);
    if (last.kind != NodeKind::soft_break && !(last.kind == NodeKind::text && last.text.empty())) break;
    nodes.pop_back();
  }
  std::size_t skip = 0;
  for (; skip < nodes.size(); ++skip) {
    Node& first = nodes[skip];
    if (first.kind == NodeKind::text) first.text.erase(0, first.text.find_first_not_of(blanks));
    if (first.kind != NodeKind::soft_break && !(first.kind == NodeKind::text && first.text.empty())) break;
  }
  nodes.erase(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(skip));
}

bool mend_heading(Node& heading, DiagnosticSink& sink) {
  trim_inlines(heading.children);
  unwrap_bold(heading);
  if (strip_arrows(heading))
    sink.report(Code::CMT5, heading.where, "heading is a template left-over `<-- ... -->`, the arrows are dropped",
                "write the heading without `<--` and `-->`");
  unwrap_bold(heading);
  return !heading.children.empty();
}

std::uint32_t hash_heading_level(const std::vector<Node>& line) noexcept {
  if (line.empty() || line.front().kind != NodeKind::text || line.front().escaped_front) return 0;
  const std::string_view text = line.front().text;
  const std::size_t level = count_hashes(text);
  if (level == 0 || level > max_level) return 0;
  if (level == text.size()) return begins_bold(line) ? static_cast<std::uint32_t>(level) : 0;  // `##**Text**`
  if (!is_upper_or_digit(text[level])) return 0;
  for (std::size_t at = text.find(" #"); at != std::string_view::npos; at = text.find(" #", at + 1))
    if (at + 2 < text.size() && text[at + 2] != '#' && text[at + 2] != ' ') return 0;  // `#one #two` are tags
  return static_cast<std::uint32_t>(level);
}

Node make_hash_heading(std::vector<Node> line, std::uint32_t level, DiagnosticSink& sink) {
  Node heading;
  heading.kind = NodeKind::heading;
  heading.number = level;
  heading.where = {line.front().where.begin, line.back().where.end};
  line.front().text.erase(0, level);
  if (line.front().text.empty()) line.erase(line.begin());
  if (line.back().kind == NodeKind::text) {  // closing marks
    std::string& text = line.back().text;
    const std::size_t last = text.find_last_not_of("# \t");
    if (last != std::string::npos && last + 1 < text.size() && blanks.find(text[last + 1]) != std::string_view::npos)
      text.resize(last + 1);
  }
  heading.children = std::move(line);
  sink.report(Code::MD4, {heading.where.begin, heading.where.begin + level}, "no space after the marks of a heading",
              "write a space after `" + std::string(level, '#') + "`");
  return heading;
}

}  // namespace shelf::compiler
