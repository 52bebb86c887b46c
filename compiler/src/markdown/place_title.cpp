#include "markdown/place_title.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "markdown/expand_marks.hpp"
#include "markdown/plain_text.hpp"

namespace shelf::compiler {

namespace {

void collect_h1(Node& node, std::vector<Node*>& found) {
  for (Node& child : node.children) {
    if (child.kind == NodeKind::heading && child.number == 1)
      found.push_back(&child);
    else
      collect_h1(child, found);
  }
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// `# **Title**` as a heading of the body would read.
std::string heading_text(std::string_view heading) {
  std::string text = trimmed(std::string(heading));
  text = trimmed(text.substr(std::min(text.find_first_not_of('#'), text.size())));
  if (text.size() > 4 && text.starts_with("**") && text.ends_with("**"))
    text = trimmed(text.substr(2, text.size() - 4));
  return text;
}

void insert_title(Node& document, std::string text, std::uint32_t number, Span where) {
  Node title;
  title.kind = NodeKind::title;
  title.number = number;
  title.where = where;
  title.children.push_back(text_node(std::move(text), where));
  document.children.insert(document.children.begin(), std::move(title));
}

}  // namespace

std::string place_title(Node& document, const RawHeader& raw, const Header& header, DiagnosticSink& sink) {
  std::vector<Node*> found;
  collect_h1(document, found);
  if (!found.empty()) {
    Node& title = *found.front();
    title.kind = NodeKind::title;
    title.number = 0;
    if (found.size() > 1)
      sink.report(Code::MD2, found[1]->where, "another H1, the first one is the title", "write `## ` for a heading")
          .notes.push_back({sink.file(), title.where, "the title is here"});
    return trimmed(plain_text(title.children));
  }
  if (raw.heading_above) {
    std::string text = heading_text(*raw.heading_above);
    if (!text.empty()) {
      insert_title(document, text, 0, raw.heading_above_span);
      return text;
    }
  }
  Span body{raw.body_begin, raw.body_begin};
  if (!document.children.empty() && document.children.front().where.begin > body.begin)
    body.begin = body.end = document.children.front().where.begin;
  sink.report(Code::MD1, body, "no H1, pageTitle is used as the title",
              "write `# title` as the first line of the body");
  if (!header.title.empty()) insert_title(document, header.title, 1, body);
  return {};
}

}  // namespace shelf::compiler
