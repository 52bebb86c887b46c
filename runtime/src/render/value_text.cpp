#include "render/value_text.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "present/present.hpp"
#include "render/json_page.hpp"

namespace shelf::detail {

namespace {

class ValueText final : public PageWriter {
 public:
  ValueText(ValueWriter& writer, const JsonTree& tree) : writer_(writer), tree_(tree) {}

  void heading(Position text, unsigned level) override { writer_.write_heading(tree_.text(text), level); }

  void paragraph(Position text) override {
    if (text == JsonTree::none || tree_.text(text).empty()) return;
    if (tree_.has_rich(text)) return writer_.write_rich(tree_.rich(text));
    writer_.write_paragraph(tree_.text(text));
  }

  void link(std::string_view label, std::string_view address) override { writer_.write_link(label, address); }

  // A field is its label, its explanation and its choices.
  void form(Position root, const Presentation* shown) {
    if (!tree_.text(root, "title").empty()) heading(tree_.member(root, "title"), 2);
    if (shown != nullptr) {
      std::string lines = shown->status;
      for (const std::string& note : shown->notes) lines.append("\n").append(note);
      if (!lines.empty()) writer_.write_paragraph(lines);
    }
    paragraph(tree_.member(root, "fileAttachmentHint"));
    for (const Position element : tree_.by_order(tree_.member(root, "formElements"))) field(element);
  }

 private:
  void field(Position element) {
    std::string label(tree_.text(element, "displayLabel"));
    if (tree_.flag(element, "required").value_or(false)) label += label.empty() ? "(required)" : " (required)";
    std::vector<std::string_view> choices;
    append_choices(tree_.member(element, "dropdownOptions"), choices);
    append_choices(tree_.member(element, "radioButtonOptions"), choices);
    if (!label.empty() || !choices.empty()) writer_.write_field(label, choices);
    paragraph(tree_.member(element, "content"));
    paragraph(tree_.member(element, "infoBalloonText"));
    const Position hints = tree_.member(element, "hints");
    if (!tree_.is(hints, Op::array)) return;
    for (Position i = tree_.first(hints); i != tree_.end(hints); i = tree_.next(i)) paragraph(tree_.member(i, "text"));
  }

  void append_choices(Position options, std::vector<std::string_view>& choices) const {
    if (!tree_.is(options, Op::array)) return;
    for (Position i = tree_.first(options); i != tree_.end(options); i = tree_.next(i))
      choices.push_back(tree_.text(i, "text"));
  }

  ValueWriter& writer_;
  const JsonTree& tree_;
};

void write_form(ValueText& page, std::uint32_t root, const std::optional<Presentation>& shown) {
  page.form(root, shown ? &*shown : nullptr);
}

// The title of the body, or of the catalogue when the body has none.
std::string title_of(const JsonTree& tree, const Article& article) {
  if (!tree.title()) return std::string(article.summary().title);
  std::string title;
  OpReader reader = *tree.title();
  std::size_t depth = 0;
  for (Step step; reader.next(step);) {
    if (step.op == Op::close && depth-- == 0) break;
    if (step.op == Op::text || step.op == Op::text_escaped) title += step.text[0];
    if (format::shape_of(step.op).opens) ++depth;
  }
  return title;
}

}  // namespace

void render_value_text(ValueWriter& writer, const RenderOptions& options, OpReader reader, const Article& article) {
  const JsonTree tree(reader);
  if (options.title) writer.write_heading(title_of(tree, article), 1);
  ValueText page(writer, tree);
  const std::uint32_t root = tree.root();
  const std::string_view link = tree.text(root, "link"), label = tree.text(root, "text");
  if (!link.empty())
    page.link(label.empty() ? link : label, link);
  else if (tree.is(tree.member(root, "formElements"), Op::array))
    write_form(page, root, present_form(article, options));
  else if (!write_json_page(tree, page))
    writer.write_paragraph(article.summary().title);
}

}  // namespace shelf::detail
