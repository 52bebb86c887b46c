// An article as plain text.
#include "article_impl.hpp"
#include "json_tree.hpp"
#include "text_writer.hpp"

namespace shelf {

namespace {

using namespace detail;

// A JSON body: every text that says something, in order, forms by `order`; keys in front where there are any.
class ValueText {
 public:
  ValueText(TextWriter& writer, const JsonTree& tree) : writer_(writer), tree_(tree) {}

  // Depth is bounded by max_nesting, checked when the unit was read.
  void write(std::uint32_t i, std::string_view prefix) {
    const JsonNode& node = tree_.at(i);
    if (node.key.starts_with('$') || node.op == Op::null_value) return;
    if (node.op == Op::object || node.op == Op::array) return write_children(i);
    if (node.op == Op::string && node.text.empty()) return;
    if (node.has_rich) {
      OpReader rich = node.rich;
      writer_.write_paragraph(std::string(prefix) + std::string(node.key) + ":");
      writer_.write_children(rich);
      return;
    }
    std::string line(prefix);
    if (!node.key.empty()) line += std::string(node.key) + ": ";
    line += node.op == Op::true_value ? "yes" : node.op == Op::false_value ? "no" : node.text;
    writer_.write_paragraph(line);
  }

 private:
  void write_children(std::uint32_t parent) {
    if (tree_.at(parent).key == "formElements") {
      for (const std::uint32_t i : tree_.by_order(parent)) write(i, "- ");
      return;
    }
    const std::string_view prefix = tree_.is(parent, Op::array) ? "- " : "";
    for (std::uint32_t i = tree_.first(parent); i < tree_.at(parent).end; i = tree_.next(i)) write(i, prefix);
  }

  TextWriter& writer_;
  const JsonTree& tree_;
};

}  // namespace

Result<void> Article::render_text(Sink sink, const RenderOptions& options) const {
  Output out(sink, impl_->size);
  OpReader reader = impl_->body;
  Step body;
  if (!reader.next(body)) return out.finish();
  TextWriter writer(out, options);
  if (body.number[0] == static_cast<std::uint32_t>(format::BodyKind::markdown)) {
    writer.write_children(reader);
  } else {
    const JsonTree tree(reader);
    if (options.title) writer.write_heading(summary().title, 1);
    if (tree.root() != JsonTree::none) ValueText(writer, tree).write(tree.root(), {});
  }
  writer.finish();
  return out.finish();
}

}  // namespace shelf
