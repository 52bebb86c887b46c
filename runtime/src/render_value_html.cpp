#include "render_value_html.hpp"

#include "form_html.hpp"
#include "html_escape.hpp"
#include "html_writer.hpp"
#include "value_html.hpp"

namespace shelf::detail {

namespace {

// The record of a quick start is a link with a label.
bool write_quick_start(Output& out, const JsonTree& tree) {
  const std::string_view link = tree.text(tree.root(), "link"), text = tree.text(tree.root(), "text");
  if (link.empty()) return false;
  out.put("<p>");
  put_link_start(out, link, {});
  put_escaped(out, text.empty() ? link : text);
  out.put("</a></p>\n");
  return true;
}

void write_title(Output& out, const RenderOptions& options, const JsonTree& tree, const Article& article) {
  out.put("<h1>");
  if (tree.title()) {
    OpReader reader = *tree.title();
    HtmlWriter(out, options).write_children(reader);
  } else {
    put_escaped(out, article.summary().title);
  }
  out.put("</h1>\n");
}

}  // namespace

void render_value_html(Output& out, const RenderOptions& options, OpReader reader, const Article& article) {
  const JsonTree tree(reader);
  if (write_quick_start(out, tree)) return;
  if (options.title) write_title(out, options, tree, article);
  const std::uint32_t root = tree.root();
  if (root == JsonTree::none) return;
  ValueHtml values(out, options, tree);
  if (tree.is(tree.member(root, "formElements"), Op::array))
    FormHtml(out, tree, values).write(root);
  else
    values.write_value(root, 2);
}

}  // namespace shelf::detail
