#include "render/value_html.hpp"

#include <algorithm>

#include "render/html_escape.hpp"
#include "render/html_writer.hpp"

namespace shelf::detail {

void ValueHtml::write_text(Position i) {
  if (i == JsonTree::none) return;
  if (tree_.is(i, Op::true_value)) return out_.put_tag("yes");
  if (tree_.is(i, Op::false_value)) return out_.put_tag("no");
  if (!tree_.has_rich(i)) return put_escaped_lines_run(out_, tree_.text(i));
  OpReader reader = tree_.rich(i);
  HtmlWriter(out_, options_, parts_, scope_).write_children(reader);
}

void ValueHtml::heading(Position text, unsigned level) {
  if (!has_text(text)) return;
  const unsigned number = std::min(level, 6u);
  out_.put_tag(heading_begin[number - 1]);
  write_text(text);
  out_.put_tag(heading_end[number - 1]);
}

void ValueHtml::paragraph(Position text) {
  if (text == JsonTree::none) return;
  // Parsed HTML may hold blocks, which cannot stand in a paragraph.
  if (tree_.has_rich(text)) return write_block("<div>", text, "</div>\n");
  write_block("<p>", text, "</p>\n");
}

void ValueHtml::link(std::string_view label, std::string_view address) {
  out_.put_tag("<p>");
  put_link_start(out_, address, {});
  put_escaped_run(out_, label);
  out_.put_tag("</a></p>\n");
}

}  // namespace shelf::detail
