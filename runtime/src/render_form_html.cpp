#include "render_form_html.hpp"

#include <algorithm>
#include <string>

#include "html_escape.hpp"
#include "html_writer.hpp"
#include "json_tree.hpp"

namespace shelf::detail {

namespace {

using Position = std::uint32_t;

// Keys that are settings, ids or repetition: not shown to readers of the HTML.
bool is_hidden(std::string_view key) noexcept { return !key.empty() && key.front() == '$'; }

// "supportTopicId" -> "Support topic id": keys are the only names that these bodies have for their parts.
std::string words_of(std::string_view key) {
  std::string words;
  for (const char c : key) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !words.empty() && words.back() != ' ' && !(words.back() >= 'A' && words.back() <= 'Z')) words += ' ';
    words += words.empty() && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return words;
}

class ValueHtml {
 public:
  ValueHtml(Output& out, const RenderOptions& options, OpReader reader) : out_(out), options_(options), tree_(reader) {}

  void run(const Article& article) {
    write_title(article);
    const Position root = tree_.root();
    if (root == JsonTree::none) return;
    if (tree_.is(tree_.member(root, "formElements"), Op::array))
      write_form(root);
    else
      write_value(root, 2);
  }

 private:
  void write_title(const Article& article) {
    if (!options_.title) return;
    out_.put("<h1>");
    if (tree_.title()) {
      OpReader reader = *tree_.title();
      HtmlWriter(out_, options_).write_children(reader);
    } else {
      put_escaped(out_, article.summary().title);
    }
    out_.put("</h1>\n");
  }

  // The text of a string: parsed HTML when the compiler found some.
  void write_text(Position i) {
    if (i == JsonTree::none) return;
    const JsonNode& node = tree_.at(i);
    switch (node.op) {
      case Op::true_value:
        return out_.put("yes");
      case Op::false_value:
        return out_.put("no");
      case Op::null_value:
        return;
      default:
        break;
    }
    if (!node.has_rich) return put_escaped_lines(out_, node.text);
    OpReader reader = node.rich;
    HtmlWriter(out_, options_).write_children(reader);
  }
  [[nodiscard]] bool has_text(Position i) const noexcept {
    return i != JsonTree::none && !(tree_.is(i, Op::string) && tree_.at(i).text.empty());
  }
  void write_block(std::string_view begin, Position i, std::string_view end) {
    if (!has_text(i)) return;
    // Parsed HTML may hold blocks, which cannot stand in a paragraph.
    const bool blocks = begin == "<p>" && tree_.at(i).has_rich;
    out_.put(blocks ? "<div>" : begin);
    write_text(i);
    out_.put(blocks ? "</div>\n" : end);
  }

  // ---- forms
  void write_form(Position root) {
    out_.put("<form class=\"shelf-form\">\n");
    write_block("<h2>", tree_.member(root, "title"), "</h2>\n");
    write_block("<div class=\"shelf-hint\">", tree_.member(root, "fileAttachmentHint"), "</div>\n");
    const Position card = tree_.member(root, "diagnosticCard");
    if (card != JsonTree::none) write_value(card, 3);
    for (const Position element : sorted_elements(tree_.member(root, "formElements"))) write_element(element);
    out_.put("</form>\n");
  }

  std::vector<Position> sorted_elements(Position array) const {
    std::vector<std::pair<long, Position>> order;
    for (Position i = tree_.first(array); i < tree_.at(array).end; i = tree_.next(i))
      order.emplace_back(std::strtol(std::string(tree_.text(i, "order")).c_str(), nullptr, 10), i);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Position> elements;
    for (const auto& [rank, element] : order) elements.push_back(element);
    return elements;
  }

  void put_id(Position element) {
    out_.put("ac-");
    put_attribute(out_, tree_.text(element, "id"));
  }

  void write_element(Position element) {
    const std::string_view control = tree_.text(element, "controlType");
    out_.put("<div class=\"shelf-field\">\n");
    if (format::equal_folded(control, "infoblock") || format::equal_folded(control, "textblock")) {
      write_block("<p>", tree_.member(element, "displayLabel"), "</p>\n");
      write_block("<div class=\"shelf-info\">", tree_.member(element, "content"), "</div>\n");
    } else {
      write_label(element, format::equal_folded(control, "radiobuttongroup"));
      write_control(element, control);
      write_block("<div class=\"shelf-info\">", tree_.member(element, "content"), "</div>\n");
    }
    write_block("<div class=\"shelf-hint\">", tree_.member(element, "infoBalloonText"), "</div>\n");
    write_hints(tree_.member(element, "hints"));
    out_.put("</div>\n");
  }

  void write_label(Position element, bool group) {
    const bool required = tree_.flag(element, "required").value_or(false);
    const Position label = tree_.member(element, "displayLabel");
    if (!has_text(label) && !required) return;
    if (group) {
      out_.put("<p>");
    } else {
      out_.put("<label for=\"");
      put_id(element);
      out_.put("\">");
    }
    write_text(label);
    if (required) out_.put(" <span class=\"shelf-required\" aria-hidden=\"true\">*</span>");
    out_.put(group ? "</p>\n" : "</label>\n");
  }

  void begin_control(std::string_view tag, Position element) {
    out_.put(tag);
    out_.put(" id=\"");
    put_id(element);
    out_.put("\" name=\"");
    put_id(element);
    out_.put('"');
    if (tree_.flag(element, "required").value_or(false)) out_.put(" required");
    const std::string_view hint = tree_.text(element, "watermarkText");
    if (!hint.empty() && tag != "<select") {
      out_.put(" placeholder=\"");
      put_attribute(out_, hint);
      out_.put('"');
    }
    const std::string_view most = tree_.text(element, "maxLength");
    if (!most.empty() && most != "0" && tag != "<select" &&
        most.find_first_not_of("0123456789") == std::string_view::npos) {
      out_.put(" maxlength=\"");
      out_.put(most);
      out_.put('"');
    }
  }

  void write_control(Position element, std::string_view control) {
    if (format::equal_folded(control, "radiobuttongroup")) return write_radio_group(element);
    if (format::equal_folded(control, "dropdown") || format::equal_folded(control, "multiselectdropdown"))
      return write_select(element, format::equal_folded(control, "multiselectdropdown"));
    if (format::equal_folded(control, "multilinetextbox")) {
      begin_control("<textarea", element);
      const std::string_view lines = tree_.text(element, "numberOfLines");
      if (!lines.empty() && lines != "0" && lines.find_first_not_of("0123456789") == std::string_view::npos) {
        out_.put(" rows=\"");
        out_.put(lines);
        out_.put('"');
      }
      return out_.put("></textarea>\n");
    }
    begin_control("<input", element);
    if (format::equal_folded(control, "datetimepicker")) return out_.put(" type=\"datetime-local\">\n");
    out_.put(format::equal_folded(control, "numerictextbox") ? " type=\"number\">\n" : " type=\"text\">\n");
  }

  void write_option(Position option) {
    out_.put("<option value=\"");
    put_attribute(out_, tree_.text(option, "value"));
    out_.put("\">");
    put_escaped(out_, tree_.text(option, "text"));
    out_.put("</option>\n");
  }

  void write_options(Position options) {
    if (tree_.is(options, Op::object)) return write_option(options);
    if (!tree_.is(options, Op::array)) return;
    for (Position i = tree_.first(options); i < tree_.at(options).end; i = tree_.next(i)) write_option(i);
  }

  void write_select(Position element, bool multiple) {
    begin_control("<select", element);
    out_.put(multiple ? " multiple>\n" : ">\n");
    const std::string_view hint = tree_.text(element, "watermarkText");
    if (!multiple && !hint.empty()) {
      out_.put("<option value=\"\">");
      put_escaped(out_, hint);
      out_.put("</option>\n");
    }
    write_options(tree_.member(element, "dropdownOptions"));
    const Position dynamic = tree_.member(element, "dynamicDropdownOptions");
    write_options(tree_.member(dynamic, "dropdownOptions"));
    write_options(tree_.member(dynamic, "defaultDropdownOptions"));
    write_options(tree_.member(element, "defaultDropdownOptions"));
    out_.put("</select>\n");
  }

  void write_radio_group(Position element) {
    const Position options = tree_.member(element, "radioButtonOptions");
    if (!tree_.is(options, Op::array)) return;
    for (Position i = tree_.first(options); i < tree_.at(options).end; i = tree_.next(i)) {
      out_.put("<label><input type=\"radio\" name=\"");
      put_id(element);
      out_.put("\" value=\"");
      put_attribute(out_, tree_.text(i, "value"));
      out_.put(tree_.flag(element, "required").value_or(false) ? "\" required> " : "\"> ");
      put_escaped(out_, tree_.text(i, "text"));
      out_.put("</label>\n");
    }
  }

  void write_hints(Position hints) {
    if (!tree_.is(hints, Op::array) || tree_.first(hints) == tree_.at(hints).end) return;
    out_.put("<ul class=\"shelf-hint\">\n");
    for (Position i = tree_.first(hints); i < tree_.at(hints).end; i = tree_.next(i))
      write_block("<li>", tree_.is(i, Op::object) ? tree_.member(i, "text") : i, "</li>\n");
    out_.put("</ul>\n");
  }

  // ---- everything else: the object's own title as heading, its texts as a definition list, its parts below
  // Depth is bounded by max_nesting (checked when the unit was read), and so is this recursion.
  void write_value(Position i, unsigned level) {
    const JsonNode& node = tree_.at(i);
    if (node.op == Op::object) return write_object(i, level);
    if (node.op == Op::array) return write_array(i, level);
    write_block("<p>", i, "</p>\n");
  }

  void write_array(Position array, unsigned level) {
    const bool nested = array + 1 < tree_.at(array).end &&
                        (tree_.at(array + 1).op == Op::object || tree_.at(array + 1).op == Op::array);
    if (!nested) out_.put("<ul>\n");
    for (Position i = tree_.first(array); i < tree_.at(array).end; i = tree_.next(i)) {
      const bool container = tree_.at(i).op == Op::object || tree_.at(i).op == Op::array;
      if (nested) {
        write_value(i, level);
      } else {
        out_.put("<li>");
        container ? write_value(i, level) : write_text(i);
        out_.put("</li>\n");
      }
    }
    if (!nested) out_.put("</ul>\n");
  }

  void write_heading(Position text, unsigned level) {
    const char digit = static_cast<char>('0' + std::min(level, 6u));
    const std::array<char, 4> begin = {'<', 'h', digit, '>'};
    const std::array<char, 6> end = {'<', '/', 'h', digit, '>', '\n'};
    write_block({begin.data(), begin.size()}, text, {end.data(), end.size()});
  }

  [[nodiscard]] Position heading_of(Position object) const noexcept {
    for (const std::string_view key : {"title", "displayLabel", "recommendationFriendlyName", "shortDescription"})
      if (const Position found = tree_.member(object, key); tree_.is(found, Op::string) && has_text(found))
        return found;
    return JsonTree::none;
  }

  void write_object(Position object, unsigned level) {
    const Position heading = heading_of(object);
    if (heading != JsonTree::none) write_heading(heading, level);
    write_members(object, heading);
    for (Position i = tree_.first(object); i < tree_.at(object).end; i = tree_.next(i)) {
      const JsonNode& node = tree_.at(i);
      if ((node.op != Op::object && node.op != Op::array) || node.end == i + 1 || is_hidden(node.key)) continue;
      write_heading_text(words_of(node.key), level + 1);
      write_value(i, level + 2);
    }
  }

  void write_heading_text(const std::string& text, unsigned level) {
    const char digit = static_cast<char>('0' + std::min(level, 6u));
    out_.put("<h");
    out_.put(digit);
    out_.put('>');
    put_escaped(out_, text);
    out_.put("</h");
    out_.put(digit);
    out_.put(">\n");
  }

  void write_members(Position object, Position heading) {
    bool any = false;
    for (Position i = tree_.first(object); i < tree_.at(object).end; i = tree_.next(i)) {
      const JsonNode& node = tree_.at(i);
      if (i == heading || node.op == Op::object || node.op == Op::array || node.op == Op::null_value) continue;
      if (!has_text(i) || is_hidden(node.key)) continue;
      if (!std::exchange(any, true)) out_.put("<dl>\n");
      out_.put("<dt>");
      put_escaped(out_, words_of(node.key));
      out_.put("</dt>\n<dd>");
      if (node.text.starts_with("https://") && node.text.find_first_of(" \n{<") == std::string_view::npos) {
        put_link_start(out_, node.text, {});
        put_escaped(out_, node.text);
        out_.put("</a>");
      } else {
        write_text(i);
      }
      out_.put("</dd>\n");
    }
    if (any) out_.put("</dl>\n");
  }

  Output& out_;
  const RenderOptions& options_;
  JsonTree tree_;
};

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

}  // namespace

void render_value_html(Output& out, const RenderOptions& options, OpReader reader, const Article& article) {
  if (write_quick_start(out, JsonTree(reader))) return;
  ValueHtml(out, options, reader).run(article);
}

}  // namespace shelf::detail
