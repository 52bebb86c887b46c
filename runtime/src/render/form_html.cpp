#include "render/form_html.hpp"

#include <algorithm>

#include "article/json_members.hpp"
#include "forms/control.hpp"
#include "render/html_escape.hpp"
#include "render/html_widgets.hpp"

namespace shelf::detail {

namespace {

// What is asked of a form, of an element of it and of an option.
constexpr auto form_keys = KeySet({"title", "fileAttachmentHint", "diagnosticCard", "formElements"});
constexpr auto element_keys =
    KeySet({"id", "controlType", "displayLabel", "required", "watermarkText", "dropdownOptions",
            "dynamicDropdownOptions", "defaultDropdownOptions", "radioButtonOptions", "maxLength", "numberOfLines",
            "content", "infoBalloonText", "hints"});
constexpr auto option_keys = KeySet({"value", "text"});

}  // namespace

// With what is asked for more than once.
struct FormHtml::Element {
  Element(const JsonTree& tree, Position position) noexcept
      : members(tree, position),
        id(members.text("id")),
        control(control_of(members.text("controlType"))),
        required(members.flag("required").value_or(false)) {}

  JsonMembers<element_keys> members;
  std::string_view id;
  Control control;
  bool required;
};

void FormHtml::write(Position root, const Presentation* shown) {
  const JsonMembers<form_keys> form(tree_, root);
  out_.put_tag("<form class=\"shelf-form\">\n");
  values_.write_block("<h2>", form.member("title"), "</h2>\n");
  if (shown != nullptr) put_status(out_, *shown);
  values_.write_block("<div class=\"shelf-hint\">", form.member("fileAttachmentHint"), "</div>\n");
  const Position card = form.member("diagnosticCard");
  values_.write_block("<h3>", tree_.member(card, "title"), "</h3>\n");
  values_.paragraph(tree_.member(card, "description"));
  write_elements(form.member("formElements"));
  out_.put_tag("</form>\n");
}

// 94 % of the forms have them in order already: nothing to allocate.
void FormHtml::write_elements(Position elements) {
  if (tree_.in_order(elements))
    for (Position i = tree_.first(elements); i != tree_.end(elements); i = tree_.next(i)) write_element(i);
  else
    for (const Position element : tree_.by_order(elements)) write_element(element);
}

void FormHtml::write_element(Position position) {
  const Element element(tree_, position);
  const bool group = element.control == Control::RadioGroup;  // several inputs under one name
  if (group)
    out_.put_tag("<fieldset class=\"shelf-field\">\n");
  else
    out_.put_tag("<div class=\"shelf-field\">\n");
  if (element.control == Control::Info) {
    values_.paragraph(element.members.member("displayLabel"));
  } else {
    write_label(element);
    write_control(element);
  }
  values_.write_block("<div class=\"shelf-info\">", element.members.member("content"), "</div>\n");
  values_.write_block("<div class=\"shelf-hint\">", element.members.member("infoBalloonText"), "</div>\n");
  write_hints(element.members.member("hints"));
  out_.put_tag(group ? kept_tag<"</fieldset>\n"> : kept_tag<"</div>\n">);
}

void FormHtml::write_label(const Element& element) {
  const Position label = element.members.member("displayLabel");
  if (!values_.has_text(label) && !element.required) return;
  const bool group = element.control == Control::RadioGroup;
  if (group) {
    out_.put_tag("<legend>");
  } else {
    out_.put_tag("<label for=\"ac-");
    put_attribute_run(out_, element.id);
    out_.put_tag("\">");
  }
  values_.write_text(label);
  if (element.required) out_.put_tag(" <span class=\"shelf-required\" aria-hidden=\"true\">*</span>");
  out_.put_tag(group ? kept_tag<"</legend>\n"> : kept_tag<"</label>\n">);
}

void FormHtml::write_control(const Element& element) {
  switch (element.control) {
    case Control::RadioGroup:
      return write_radio_group(element);
    case Control::Dropdown:
    case Control::MultiSelect:
      return write_select(element);
    case Control::MultilineText:
      return write_text_area(element);
    default:
      break;
  }
  out_.put_tag("<input");
  put_names(element);
  put_text_limits(element);
  if (element.control == Control::DateTime) return out_.put_tag(" type=\"datetime-local\">\n");
  if (element.control == Control::Number) return out_.put_tag(" type=\"number\">\n");
  out_.put_tag(" type=\"text\">\n");
}

void FormHtml::write_text_area(const Element& element) {
  out_.put_tag("<textarea");
  put_names(element);
  put_text_limits(element);
  put_count(kept_tag<" rows=\"">, element.members.text("numberOfLines"));
  out_.put_tag("></textarea>\n");
}

void FormHtml::write_radio_group(const Element& element) {
  const Position options = element.members.member("radioButtonOptions");
  if (!tree_.is(options, Op::array)) return;
  // No option after the end of the output: a long id before many options would cost their product.
  for (Position i = tree_.first(options); i != tree_.end(options) && !out_.stopped(); i = tree_.next(i)) {
    const JsonMembers<option_keys> option(tree_, i);
    out_.put_tag("<label><input type=\"radio\" name=\"ac-");
    put_attribute_run(out_, element.id);
    out_.put_tag("\" value=\"");
    put_attribute_run(out_, option.text("value"));
    out_.put_tag(element.required ? kept_tag<"\" required> "> : kept_tag<"\"> ">);
    put_escaped_run(out_, option.text("text"));
    out_.put_tag("</label>\n");
  }
}

void FormHtml::write_select(const Element& element) {
  const bool multiple = element.control == Control::MultiSelect;
  out_.put_tag("<select");
  put_names(element);
  out_.put_tag(multiple ? kept_tag<" multiple>\n"> : kept_tag<">\n">);
  const std::string_view hint = element.members.text("watermarkText");
  if (!multiple && !hint.empty()) {
    out_.put_tag("<option value=\"\">");
    put_escaped_run(out_, hint);
    out_.put_tag("</option>\n");
  }
  write_options(element.members.member("dropdownOptions"));
  const Position dynamic = element.members.member("dynamicDropdownOptions");
  write_options(tree_.member(dynamic, "dropdownOptions"));
  write_options(tree_.member(dynamic, "defaultDropdownOptions"));
  write_options(element.members.member("defaultDropdownOptions"));
  out_.put_tag("</select>\n");
}

// One option may stand without its array.
void FormHtml::write_options(Position options) {
  if (tree_.is(options, Op::object)) return write_option(options);
  if (!tree_.is(options, Op::array)) return;
  for (Position i = tree_.first(options); i != tree_.end(options); i = tree_.next(i)) write_option(i);
}

void FormHtml::write_option(Position position) {
  const JsonMembers<option_keys> option(tree_, position);
  out_.put_tag("<option value=\"");
  put_attribute_run(out_, option.text("value"));
  out_.put_tag("\">");
  put_escaped_run(out_, option.text("text"));
  out_.put_tag("</option>\n");
}

void FormHtml::write_hints(Position hints) {
  if (!tree_.is(hints, Op::array) || tree_.first(hints) == tree_.end(hints)) return;
  out_.put_tag("<ul class=\"shelf-hint\">\n");
  for (Position i = tree_.first(hints); i != tree_.end(hints); i = tree_.next(i))
    values_.write_block("<li>", tree_.is(i, Op::object) ? tree_.member(i, "text") : i, "</li>\n");
  out_.put_tag("</ul>\n");
}

void FormHtml::put_names(const Element& element) {
  out_.put_tag(" id=\"ac-");
  put_attribute_run(out_, element.id);
  out_.put_tag("\" name=\"ac-");
  put_attribute_run(out_, element.id);
  out_.put_tag(element.required ? kept_tag<"\" required"> : kept_tag<"\"">);
}

// What only text controls have.
void FormHtml::put_text_limits(const Element& element) {
  const std::string_view hint = element.members.text("watermarkText");
  if (!hint.empty()) {
    out_.put_tag(" placeholder=\"");
    put_attribute_run(out_, hint);
    out_.put_tag("\"");
  }
  put_count(kept_tag<" maxlength=\"">, element.members.text("maxLength"));
}

// Nothing for 0, which means "not set", and for what is no number.
void FormHtml::put_count(const ShortTag& attribute, std::string_view digits) {
  const bool number = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits.empty() || digits == "0" || !number) return;
  out_.put_tag(attribute);
  out_.put(digits);
  out_.put_tag("\"");
}

}  // namespace shelf::detail
