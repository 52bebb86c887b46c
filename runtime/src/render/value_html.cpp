#include "render/value_html.hpp"

#include <algorithm>
#include <array>

#include "render/html_escape.hpp"
#include "render/html_writer.hpp"

namespace shelf::detail {

void ValueHtml::write_text(Position i) {
  if (i == JsonTree::none) return;
  if (tree_.is(i, Op::true_value)) return out_.put("yes");
  if (tree_.is(i, Op::false_value)) return out_.put("no");
  if (!tree_.has_rich(i)) return put_escaped_lines_run(out_, tree_.text(i));
  OpReader reader = tree_.rich(i);
  HtmlWriter(out_, options_, parts_, scope_).write_children(reader);
}

bool ValueHtml::has_text(Position i) const noexcept {
  return i != JsonTree::none && !(tree_.is(i, Op::string) && tree_.text(i).empty());
}

void ValueHtml::write_block(std::string_view begin, Position i, std::string_view end) {
  if (!has_text(i)) return;
  // Parsed HTML may hold blocks, which cannot stand in a paragraph.
  const bool blocks = begin == "<p>" && tree_.has_rich(i);
  out_.put(blocks ? "<div>" : begin);
  write_text(i);
  out_.put(blocks ? "</div>\n" : end);
}

void ValueHtml::heading(Position text, unsigned level) {
  const char digit = static_cast<char>('0' + std::min(level, 6u));
  const std::array<char, 4> begin = {'<', 'h', digit, '>'};
  const std::array<char, 6> end = {'<', '/', 'h', digit, '>', '\n'};
  write_block({begin.data(), begin.size()}, text, {end.data(), end.size()});
}

void ValueHtml::paragraph(Position text) { write_block("<p>", text, "</p>\n"); }

void ValueHtml::link(std::string_view label, std::string_view address) {
  out_.put("<p>");
  put_link_start(out_, address, {});
  put_escaped(out_, label);
  out_.put("</a></p>\n");
}

}  // namespace shelf::detail
