#include "html/build_html.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "html/decode_entity.hpp"
#include "html/html_tokeniser.hpp"
#include "html/html_tree.hpp"
#include "markdown/expand_marks.hpp"

namespace shelf::compiler {

namespace {

Node soft_break(Span where) {
  Node node;
  node.kind = NodeKind::soft_break;
  node.where = where;
  return node;
}

void add_text(HtmlTree& tree, std::string_view text, const HtmlText& context) {
  while (!context.keep_newlines) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) break;
    const std::size_t last = text.substr(0, end).find_last_not_of(" \t");
    tree.add(text_node(decode_entities(text.substr(0, last == std::string_view::npos ? 0 : last + 1)), context.where));
    tree.add(soft_break(context.where));
    text.remove_prefix(std::min(text.find_first_not_of(" \t", end + 1), text.size()));
  }
  tree.add(text_node(decode_entities(text), context.where));
}

}  // namespace

std::vector<Node> build_html(const HtmlText& text, DiagnosticSink& sink) {
  HtmlTree tree({}, sink);
  std::size_t begin = 0, search = 0;  // text not yet handed on; where the next `<` is looked for
  while (true) {
    const std::size_t open = text.html.find('<', search);
    if (open == std::string_view::npos) break;
    auto match = read_html_tag(text.html, open);
    if (!match) {
      search = open + 1;
      continue;
    }
    add_text(tree, text.html.substr(begin, open - begin), text);
    match->tag.where = text.where;
    if (match->end_tag && match->tag.name == "br") {
      sink.report(Code::TAG2, text.where, "`</br>` is taken as `<br>`", "write `<br>`");
      tree.open(match->tag);
    } else if (match->end_tag) {
      tree.close(match->tag.name, text.where);
    } else {
      tree.open(match->tag);
    }
    begin = search = match->end;
  }
  add_text(tree, text.html.substr(begin), text);
  return tree.finish();
}

}  // namespace shelf::compiler
