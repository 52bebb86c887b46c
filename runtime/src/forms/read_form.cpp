// The questions of a form, from the values of its article's body.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>

#include "article/article_impl.hpp"
#include "article/slot_key.hpp"
#include "article/sort_few.hpp"
#include "forms/control.hpp"
#include "forms/form_impl.hpp"
#include "forms/read_rules.hpp"
#include "shelf_format/slot.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint32_t none = JsonTree::none;

// Nothing for 0, which means "not set", and for what is no number.
std::uint32_t count_of(const JsonTree& tree, std::uint32_t element, KeyName key) {
  constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(tree.integer(element, key), 0, most));
}

Question read_question(const JsonTree& tree, std::uint32_t element) {
  Question question;
  question.id = tree.text(element, "id");
  question.control = control_of(tree.text(element, "controlType"));
  question.label = tree.text(element, "displayLabel");
  question.watermark = tree.text(element, "watermarkText");
  question.info =
      tree.text(element, question.control == Control::Info ? KeyName("content") : KeyName("infoBalloonText"));
  question.required = tree.flag(element, "required").value_or(false);
  question.max_length = count_of(tree, element, "maxLength");
  question.lines = std::max(count_of(tree, element, "numberOfLines"), 1u);
  question.order = tree.integer(element, "order");
  const std::uint32_t visibility = tree.member(element, "visibility");
  if (tree.is(visibility, Op::string) && tree.has_visibility(visibility)) question.visibility = tree.text(visibility);
  question.has_dynamic_options =
      has_options(question.control) && tree.is(tree.member(element, "dynamicDropdownOptions"), Op::object);
  return question;
}

void add_option(const JsonTree& tree, std::uint32_t option, std::vector<Option>& out) {
  if (!tree.is(option, Op::object)) return;
  const std::string_view value = tree.text(option, "value"), text = tree.text(option, "text");
  if (!value.empty()) out.push_back({std::string(value), std::string(text.empty() ? value : text)});
}

// One option may stand without its array.
void add_options(const JsonTree& tree, std::uint32_t options, std::vector<Option>& out) {
  add_option(tree, options, out);
  if (!tree.is(options, Op::array)) return;
  for (std::uint32_t i = tree.first(options); i != tree.end(options); i = tree.next(i)) add_option(tree, i, out);
}

Form::OptionSource read_source(const JsonTree& tree, std::uint32_t dynamic) {
  return {tree.text(dynamic, "uri"),
          tree.text(dynamic, "jTokenPath"),
          tree.text(dynamic, "textProperty"),
          tree.text(dynamic, "valueProperty"),
          tree.text(dynamic, "textPropertyRegex"),
          tree.text(dynamic, "valuePropertyRegex"),
          tree.text(dynamic, "textTemplate")};
}

Field read_field(const JsonTree& tree, std::uint32_t element, const Question& question) {
  Field field;
  if (!has_options(question.control)) return field;
  const bool radio = question.control == Control::RadioGroup;
  const std::uint32_t dynamic = tree.member(element, "dynamicDropdownOptions");
  add_options(tree, tree.member(element, radio ? KeyName("radioButtonOptions") : KeyName("dropdownOptions")),
              field.authored);
  add_options(tree, tree.member(dynamic, "dropdownOptions"), field.authored);
  add_options(tree, tree.member(dynamic, "defaultDropdownOptions"), field.defaults);
  add_options(tree, tree.member(element, "defaultDropdownOptions"), field.defaults);
  if (question.has_dynamic_options) field.source = read_source(tree, dynamic);
  offer_options(field);
  return field;
}

// The question that describes the problem: the first that is marked, else `problem_description`, else the last
// multiline text box; first and last as they stand in the source.
std::uint32_t find_description(const JsonTree& tree, const std::vector<std::uint32_t>& elements) {
  std::uint32_t named = none, last = none;
  for (const std::uint32_t element : elements) {
    if (!tree.is(element, Op::object)) continue;
    if (tree.flag(element, "useAsAdditionalDetails").value_or(false)) return element;
    if (named == none && format::equal_folded(tree.text(element, "id"), "problem_description")) named = element;
    if (control_of(tree.text(element, "controlType")) == Control::MultilineText) last = element;
  }
  return named != none ? named : last;
}

bool folded_less(std::string_view a, std::string_view b) noexcept {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return format::fold(x) < format::fold(y); });
}

// `sources`: the place of each question in the source, which decides between equal ids.
void index_ids(FormState& form, const std::vector<std::uint32_t>& sources) {
  form.by_id.resize(form.questions.size());
  for (std::uint32_t i = 0; i < form.by_id.size(); ++i) form.by_id[i] = i;
  sort_few(form.by_id, [&](std::uint32_t a, std::uint32_t b) {
    const std::string_view x = form.questions[a].id, y = form.questions[b].id;
    if (folded_less(x, y) || folded_less(y, x)) return folded_less(x, y);
    return sources[a] < sources[b];
  });
}

void read_links(const JsonTree& tree, const std::vector<std::uint32_t>& elements, FormState& form) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    Question& question = form.questions[i];
    if (question.has_dynamic_options) {
      const std::string_view parent = tree.text(tree.member(elements[i], "dynamicDropdownOptions"), "dependsOn");
      if (!parent.empty()) question.depends_on = form.find(parent);
    }
    form.fields[i].rules = read_rules(tree, elements[i], form);
  }
}

}  // namespace

bool read_form(const JsonTree& tree, FormState& form) {
  const std::uint32_t array = tree.member(tree.root(), "formElements");
  if (!tree.is(array, Op::array)) return false;
  std::vector<std::uint32_t> in_source, elements, sources;
  for (std::uint32_t i = tree.first(array); i != tree.end(array); i = tree.next(i)) in_source.push_back(i);
  for (const std::uint32_t element : tree.by_order(array))
    if (tree.is(element, Op::object)) elements.push_back(element);
  const std::uint32_t description = find_description(tree, in_source);
  std::vector<std::uint32_t> question_of(in_source.size(), Visibility::nobody);
  for (const std::uint32_t element : elements) {
    const auto position = std::lower_bound(in_source.begin(), in_source.end(), element) - in_source.begin();
    question_of[static_cast<std::size_t>(position)] = static_cast<std::uint32_t>(form.questions.size());
    Question& question = form.questions.emplace_back(read_question(tree, element));
    question.additional_details = element == description;
    form.fields.push_back(read_field(tree, element, question));
  }
  for (const std::uint32_t element : elements)
    form.visibility.add(tree, tree.member(element, "visibility"), question_of);
  form.visibility.settle();
  index_ids(form, elements);  // positions in the tree grow with the source
  read_links(tree, elements, form);
  update_visible(form);
  return true;
}

}  // namespace shelf::detail

namespace shelf {

std::optional<Form> Form::read(const Article& article) {
  detail::OpReader body = article.impl_->body;
  detail::Step step;
  (void)body.next(step);  // the body itself
  auto form = std::make_unique<Impl>();
  if (!detail::read_form(detail::JsonTree(body), *form)) return std::nullopt;
  detail::ArticleAccess::want_name(article);
  std::string buffer;
  const format::SlotBytes slot = format::make_slot(article.summary().id, format::form_slot_kind, {}, 0, buffer);
  form->slot = detail::slot_key({reinterpret_cast<const char*>(slot.data()), slot.size()});
  return Form(std::move(form));
}

}  // namespace shelf
