#include "markdown/pair_html_blocks.hpp"

#include <optional>

#include "markdown/expand_marks.hpp"

namespace shelf::compiler {

namespace {

// The mark that is all of a paragraph.
std::optional<std::size_t> lone_mark(const Node& block, const std::vector<Mark>& marks) {
  if (block.kind != NodeKind::paragraph || block.children.size() != 1) return std::nullopt;
  const Node& text = block.children.front();
  if (text.kind != NodeKind::text) return std::nullopt;
  const auto match = find_mark(text.text, 0, marks);
  if (!match || match->begin != 0 || match->end != text.text.size()) return std::nullopt;
  return match->index;
}

}  // namespace

std::vector<HtmlPair> pair_html_blocks(const std::vector<Node>& blocks, const std::vector<Mark>& marks) {
  struct Open {
    std::size_t block, mark;
  };
  std::vector<HtmlPair> pairs(blocks.size());
  std::vector<Open> open;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto index = lone_mark(blocks[i], marks);
    if (!index) continue;
    const Mark& mark = marks[*index];
    const bool wraps = mark.name == "div" || mark.name == "span";
    if (mark.kind == Mark::Kind::html_open && wraps) {
      open.push_back({i, *index});
    } else if (mark.kind == Mark::Kind::html_close && wraps) {
      if (open.empty() || marks[open.back().mark].name != mark.name) continue;
      pairs[open.back().block] = {i, open.back().mark};
      open.pop_back();
    } else if (mark.kind >= Mark::Kind::region_open && mark.kind <= Mark::Kind::section) {
      open.clear();
    }
  }
  return pairs;
}

}  // namespace shelf::compiler
