#include "render/form_html.hpp"

#include "forms/control.hpp"
#include "render/html_escape.hpp"
#include "render/html_widgets.hpp"

namespace shelf::detail {

void FormHtml::write(Position root, const Presentation* shown) {
  out_.put("<form class=\"shelf-form\">\n");
  values_.write_block("<h2>", tree_.member(root, "title"), "</h2>\n");
  if (shown != nullptr) put_status(out_, *shown);
  values_.write_block("<div class=\"shelf-hint\">", tree_.member(root, "fileAttachmentHint"), "</div>\n");
  const Position card = tree_.member(root, "diagnosticCard");
  values_.write_block("<h3>", tree_.member(card, "title"), "</h3>\n");
  values_.write_block("<p>", tree_.member(card, "description"), "</p>\n");
  for (const Position element : tree_.by_order(tree_.member(root, "formElements"))) write_element(element);
  out_.put("</form>\n");
}

namespace {
bool is_required(const JsonMembers& element) noexcept { return element.flag("required").value_or(false); }
}  // namespace

void FormHtml::write_element(Position position) {
  const JsonMembers element(tree_, position);
  const Control control = control_of(element.text("controlType"));
  const bool group = control == Control::RadioGroup;  // several inputs under one name
  out_.put(group ? "<fieldset class=\"shelf-field\">\n" : "<div class=\"shelf-field\">\n");
  if (control == Control::Info) {
    values_.write_block("<p>", element.member("displayLabel"), "</p>\n");
  } else {
    write_label(element, group);
    write_control(element, control);
  }
  values_.write_block("<div class=\"shelf-info\">", element.member("content"), "</div>\n");
  values_.write_block("<div class=\"shelf-hint\">", element.member("infoBalloonText"), "</div>\n");
  write_hints(element.member("hints"));
  out_.put(group ? "</fieldset>\n" : "</div>\n");
}

void FormHtml::write_label(const JsonMembers& element, bool group) {
  const bool required = is_required(element);
  const Position label = element.member("displayLabel");
  if (!values_.has_text(label) && !required) return;
  if (group) {
    out_.put("<legend>");
  } else {
    out_.put("<label for=\"");
    put_id(element);
    out_.put("\">");
  }
  values_.write_text(label);
  if (required) out_.put(" <span class=\"shelf-required\" aria-hidden=\"true\">*</span>");
  out_.put(group ? "</legend>\n" : "</label>\n");
}

void FormHtml::write_control(const JsonMembers& element, Control control) {
  switch (control) {
    case Control::RadioGroup:
      return write_radio_group(element);
    case Control::Dropdown:
    case Control::MultiSelect:
      return write_select(element, control == Control::MultiSelect);
    case Control::MultilineText:
      return write_text_area(element);
    default:
      break;
  }
  begin_control("<input", element);
  put_text_limits(element);
  if (control == Control::DateTime) return out_.put(" type=\"datetime-local\">\n");
  out_.put(control == Control::Number ? " type=\"number\">\n" : " type=\"text\">\n");
}

void FormHtml::write_text_area(const JsonMembers& element) {
  begin_control("<textarea", element);
  put_text_limits(element);
  put_count(" rows=\"", element.text("numberOfLines"));
  out_.put("></textarea>\n");
}

void FormHtml::write_radio_group(const JsonMembers& element) {
  const Position options = element.member("radioButtonOptions");
  if (!tree_.is(options, Op::array)) return;
  // Looked up once, and no option after the end of the output: a long id before many options would cost their product.
  const std::string_view id = element.text("id");
  const bool required = is_required(element);
  for (Position i = tree_.first(options); i != tree_.end(options) && !out_.stopped(); i = tree_.next(i)) {
    out_.put("<label><input type=\"radio\" name=\"ac-");
    put_attribute_run(out_, id);
    out_.put("\" value=\"");
    put_attribute_run(out_, tree_.text(i, "value"));
    out_.put(required ? "\" required> " : "\"> ");
    put_escaped_run(out_, tree_.text(i, "text"));
    out_.put("</label>\n");
  }
}

void FormHtml::write_select(const JsonMembers& element, bool multiple) {
  begin_control("<select", element);
  out_.put(multiple ? " multiple>\n" : ">\n");
  const std::string_view hint = element.text("watermarkText");
  if (!multiple && !hint.empty()) {
    out_.put("<option value=\"\">");
    put_escaped_run(out_, hint);
    out_.put("</option>\n");
  }
  write_options(element.member("dropdownOptions"));
  const Position dynamic = element.member("dynamicDropdownOptions");
  write_options(tree_.member(dynamic, "dropdownOptions"));
  write_options(tree_.member(dynamic, "defaultDropdownOptions"));
  write_options(element.member("defaultDropdownOptions"));
  out_.put("</select>\n");
}

// One option may stand without its array.
void FormHtml::write_options(Position options) {
  if (tree_.is(options, Op::object)) return write_option(options);
  if (!tree_.is(options, Op::array)) return;
  for (Position i = tree_.first(options); i != tree_.end(options); i = tree_.next(i)) write_option(i);
}

void FormHtml::write_option(Position option) {
  out_.put("<option value=\"");
  put_attribute_run(out_, tree_.text(option, "value"));
  out_.put("\">");
  put_escaped_run(out_, tree_.text(option, "text"));
  out_.put("</option>\n");
}

void FormHtml::write_hints(Position hints) {
  if (!tree_.is(hints, Op::array) || tree_.first(hints) == tree_.end(hints)) return;
  out_.put("<ul class=\"shelf-hint\">\n");
  for (Position i = tree_.first(hints); i != tree_.end(hints); i = tree_.next(i))
    values_.write_block("<li>", tree_.is(i, Op::object) ? tree_.member(i, "text") : i, "</li>\n");
  out_.put("</ul>\n");
}

void FormHtml::begin_control(std::string_view tag, const JsonMembers& element) {
  out_.put(tag);
  out_.put(" id=\"");
  put_id(element);
  out_.put("\" name=\"");
  put_id(element);
  out_.put('"');
  if (is_required(element)) out_.put(" required");
}

// What only text controls have.
void FormHtml::put_text_limits(const JsonMembers& element) {
  const std::string_view hint = element.text("watermarkText");
  if (!hint.empty()) {
    out_.put(" placeholder=\"");
    put_attribute_run(out_, hint);
    out_.put('"');
  }
  put_count(" maxlength=\"", element.text("maxLength"));
}

void FormHtml::put_id(const JsonMembers& element) {
  out_.put("ac-");
  put_attribute_run(out_, element.text("id"));
}

// Nothing for 0, which means "not set", and for what is no number.
void FormHtml::put_count(std::string_view attribute, std::string_view digits) {
  if (digits.empty() || digits == "0" || digits.find_first_not_of("0123456789") != std::string_view::npos) return;
  out_.put(attribute);
  out_.put(digits);
  out_.put('"');
}

}  // namespace shelf::detail
