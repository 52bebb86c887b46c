#include "render/render_value_html.hpp"

#include <cstdint>

#include "render/form_html.hpp"
#include "render/html_escape.hpp"
#include "render/html_writer.hpp"
#include "render/value_html.hpp"

namespace shelf::detail {

namespace {

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

void render_value_html(Output& out, const RenderOptions& options, OpReader reader, const Article& article,
                       DialectParts* parts, const RenderScope& scope) {
  const JsonTree tree(reader);
  if (options.title) write_title(out, options, tree, article);
  const std::uint32_t root = tree.root();
  ValueHtml page(out, options, tree, parts, scope);
  if (const std::string_view link = tree.text(root, "link"); !link.empty()) {  // a quick start
    const std::string_view label = tree.text(root, "text");
    page.link(label.empty() ? link : label, link);
  } else if (tree.is(tree.member(root, "formElements"), Op::array)) {
    const auto shown = present_form(article, options);
    FormHtml(out, tree, page).write(root, shown ? &*shown : nullptr);
  } else if (!write_json_page(tree, page)) {
    out.put("<p>");
    put_escaped(out, article.summary().title);
    out.put("</p>\n");
  }
}

}  // namespace shelf::detail
