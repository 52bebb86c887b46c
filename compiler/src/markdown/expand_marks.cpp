#include "markdown/expand_marks.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "html/html_tree.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t max_index_digits = 7;

bool has_slashes(Mark::Kind kind) {
  using Kind = Mark::Kind;
  return kind == Kind::placeholder || kind == Kind::html_open || kind == Kind::html_close || kind == Kind::line_break ||
         kind == Kind::preformatted;
}

// `text[begin]` is mark_begin. The index that follows, when it is that of a mark.
std::optional<MarkMatch> read_mark(std::string_view text, std::size_t begin, const std::vector<Mark>& marks) {
  MarkMatch match{begin, begin + 1, 0};
  while (match.end < text.size() && match.end - begin <= max_index_digits && text[match.end] >= '0' &&
         text[match.end] <= '9')
    match.index = match.index * 10 + static_cast<std::size_t>(text[match.end++] - '0');
  if (match.end == begin + 1 || match.end >= text.size() || text[match.end] != mark_end) return std::nullopt;
  ++match.end;
  if (match.index >= marks.size()) return std::nullopt;
  return match;
}

}  // namespace

std::optional<MarkMatch> find_mark(std::string_view text, std::size_t from, const std::vector<Mark>& marks) {
  for (std::size_t at = text.find(mark_begin, from); at != std::string_view::npos; at = text.find(mark_begin, at + 1)) {
    auto match = read_mark(text, at, marks);
    if (!match) continue;
    if (has_slashes(marks[match->index].kind)) {
      if (match->begin > from && text[match->begin - 1] == '/') --match->begin;
      if (match->end < text.size() && text[match->end] == '/') ++match->end;
    }
    return match;
  }
  return std::nullopt;
}

std::string restore_marks(std::string_view text, const std::vector<Mark>& marks) {
  std::string out;
  std::size_t at = 0;
  while (const auto match = find_mark(text, at, marks)) {
    out += text.substr(at, match->begin - at);
    const Mark& mark = marks[match->index];
    out += mark.kind == Mark::Kind::token ? mark.default_text : mark.raw;
    at = match->end;
  }
  out += text.substr(at);
  return out;
}

Node token_node(const Mark& mark, std::uint32_t flags) {
  Node node;
  node.kind = NodeKind::token;
  node.text = mark.name.empty() ? mark.text : mark.name;
  node.title = mark.default_text;
  node.number = flags;
  node.where = mark.where;
  return node;
}

Node text_node(std::string text, Span where) {
  Node node;
  node.kind = NodeKind::text;
  node.text = std::move(text);
  node.where = where;
  return node;
}

std::vector<Node> expand_code(std::vector<Node> nodes, const std::vector<Mark>& marks) {
  std::vector<Node> out;
  for (Node& node : nodes) {
    if (node.text.find(mark_begin) == std::string::npos) {
      append_node(out, std::move(node));
      continue;
    }
    std::size_t at = 0;
    while (const auto match = find_mark(node.text, at, marks)) {
      append_node(out, text_node(node.text.substr(at, match->begin - at), node.where));
      const Mark& mark = marks[match->index];
      append_node(out, mark.kind == Mark::Kind::token ? token_node(mark, format::token_in_code)
                                                      : text_node(mark.raw, mark.where));
      at = match->end;
    }
    append_node(out, text_node(node.text.substr(at), node.where));
  }
  return out;
}

}  // namespace shelf::compiler
