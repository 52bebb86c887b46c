#include "value_html.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "html_escape.hpp"
#include "html_writer.hpp"

namespace shelf::detail {

namespace {

// Keys that are settings, ids or repetition: not shown to readers of the HTML.
bool is_hidden(std::string_view key) noexcept { return !key.empty() && key.front() == '$'; }

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }

// "supportTopicId" -> "Support topic id": keys are the only names that these bodies have for their parts.
std::string words_of(std::string_view key) {
  std::string words;
  for (const char c : key) {
    if (is_upper(c) && !words.empty() && words.back() != ' ' && !is_upper(words.back())) words += ' ';
    words += words.empty() && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return words;
}

bool is_address(std::string_view text) noexcept {
  return text.starts_with("https://") && text.find_first_of(" \n{<") == std::string_view::npos;
}

char heading_digit(unsigned level) noexcept { return static_cast<char>('0' + std::min(level, 6u)); }

}  // namespace

void ValueHtml::write_text(Position i) {
  if (i == JsonTree::none) return;
  const JsonNode& node = tree_.at(i);
  if (node.op == Op::true_value) return out_.put("yes");
  if (node.op == Op::false_value) return out_.put("no");
  if (node.op == Op::null_value) return;
  if (!node.has_rich) return put_escaped_lines(out_, node.text);
  OpReader reader = node.rich;
  HtmlWriter(out_, options_).write_children(reader);
}

bool ValueHtml::has_text(Position i) const noexcept {
  return i != JsonTree::none && !(tree_.is(i, Op::string) && tree_.at(i).text.empty());
}

void ValueHtml::write_block(std::string_view begin, Position i, std::string_view end) {
  if (!has_text(i)) return;
  // Parsed HTML may hold blocks, which cannot stand in a paragraph.
  const bool blocks = begin == "<p>" && tree_.at(i).has_rich;
  out_.put(blocks ? "<div>" : begin);
  write_text(i);
  out_.put(blocks ? "</div>\n" : end);
}

void ValueHtml::write_value(Position i, unsigned level) {
  if (tree_.is(i, Op::object)) return write_object(i, level);
  if (tree_.is(i, Op::array)) return write_array(i, level);
  write_block("<p>", i, "</p>\n");
}

// The first element decides: one list, or one part after the other.
void ValueHtml::write_array(Position array, unsigned level) {
  const Position end = tree_.at(array).end;
  const bool nested = tree_.first(array) < end && tree_.is_container(tree_.first(array));
  if (!nested) out_.put("<ul>\n");
  for (Position i = tree_.first(array); i < end; i = tree_.next(i)) {
    if (nested) {
      write_value(i, level);
      continue;
    }
    out_.put("<li>");
    tree_.is_container(i) ? write_value(i, level) : write_text(i);
    out_.put("</li>\n");
  }
  if (!nested) out_.put("</ul>\n");
}

void ValueHtml::write_object(Position object, unsigned level) {
  const Position heading = heading_of(object);
  if (heading != JsonTree::none) write_heading(heading, level);
  write_members(object, heading);
  for (Position i = tree_.first(object); i < tree_.at(object).end; i = tree_.next(i)) {
    const JsonNode& node = tree_.at(i);
    const bool empty = node.end == i + 1;
    if (!tree_.is_container(i) || empty || is_hidden(node.key)) continue;
    write_heading(words_of(node.key), level + 1);
    write_value(i, level + 2);
  }
}

ValueHtml::Position ValueHtml::heading_of(Position object) const noexcept {
  for (const std::string_view key : {"title", "displayLabel", "recommendationFriendlyName", "shortDescription"})
    if (const Position found = tree_.member(object, key); tree_.is(found, Op::string) && has_text(found)) return found;
  return JsonTree::none;
}

void ValueHtml::write_heading(Position text, unsigned level) {
  const char digit = heading_digit(level);
  const std::array<char, 4> begin = {'<', 'h', digit, '>'};
  const std::array<char, 6> end = {'<', '/', 'h', digit, '>', '\n'};
  write_block({begin.data(), begin.size()}, text, {end.data(), end.size()});
}

void ValueHtml::write_heading(std::string_view text, unsigned level) {
  const char digit = heading_digit(level);
  out_.put("<h");
  out_.put(digit);
  out_.put('>');
  put_escaped(out_, text);
  out_.put("</h");
  out_.put(digit);
  out_.put(">\n");
}

bool ValueHtml::is_listed(Position i) const noexcept {
  return !tree_.is_container(i) && !tree_.is(i, Op::null_value) && has_text(i) && !is_hidden(tree_.at(i).key);
}

void ValueHtml::write_members(Position object, Position heading) {
  bool any = false;
  for (Position i = tree_.first(object); i < tree_.at(object).end; i = tree_.next(i)) {
    if (i == heading || !is_listed(i)) continue;
    if (!std::exchange(any, true)) out_.put("<dl>\n");
    write_member(i);
  }
  if (any) out_.put("</dl>\n");
}

void ValueHtml::write_member(Position i) {
  const JsonNode& node = tree_.at(i);
  out_.put("<dt>");
  put_escaped(out_, words_of(node.key));
  out_.put("</dt>\n<dd>");
  if (is_address(node.text)) {
    put_link_start(out_, node.text, {});
    put_escaped(out_, node.text);
    out_.put("</a>");
  } else {
    write_text(i);
  }
  out_.put("</dd>\n");
}

}  // namespace shelf::detail
