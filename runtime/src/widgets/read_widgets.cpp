// The live parts of an article: finds them in the operations of its body.
#include <cstdint>

#include "article/article_impl.hpp"
#include "article/json_tree.hpp"
#include "article/no_memory.hpp"
#include "article/slot_key.hpp"
#include "shelf_format/names.hpp"
#include "shelf_format/slot.hpp"
#include "widgets/widget_pools.hpp"

namespace shelf {

using detail::Op;
using detail::OpReader;
using detail::Step;

namespace {

void append_form(const Article& article, detail::WidgetPools& list) {
  Widget widget;
  widget.kind = WidgetKind::ScopingForm;
  const ArticleSummary summary = article.summary();
  const format::SlotBytes slot = format::make_slot(summary.id, format::form_slot_kind, {}, 0, list.slot_text);
  widget.slot = detail::slot_key({reinterpret_cast<const char*>(slot.data()), slot.size()});
  widget.title = summary.title;
  widget.fallback_text = summary.title.empty() ? name(widget.kind) : summary.title;
  widget.capability = "form";
  widget.payload = ScopingForm{};
  list.widgets.push_back(widget);
  list.runs.emplace_back();
}

// Titles of the open sections, by the depth of their operation.
class SectionTracker {
 public:
  void step(const Step& step) noexcept {
    if (step.op == Op::close) {
      if (depth_ == section_depth_) {
        title_ = {};
        section_depth_ = 0;
      }
      --depth_;
    } else if (format::shape_of(step.op).opens) {
      ++depth_;
      if (step.op == Op::section) {
        title_ = step.text[0];
        section_depth_ = depth_;
      }
    }
  }
  // A widget was read up to its close.
  [[nodiscard]] std::string_view title() const noexcept { return title_; }

 private:
  std::string_view title_;
  std::uint32_t depth_ = 0, section_depth_ = 0;
};

}  // namespace

void Article::fill(WidgetList& out) const {
  if (!out.pools_) out.pools_ = std::make_unique<detail::WidgetPools>();
  detail::WidgetPools& list = *out.pools_;
  list.clear();
  OpReader reader = impl_->body;
  SectionTracker section;
  for (Step step; reader.next(step);) {
    const std::size_t before = list.widgets.size();
    if (step.op == Op::widget) {
      detail::append_widget(step, reader, list);
    } else {
      if (step.op == Op::blade_action || step.op == Op::button_link) detail::append_widget(step, reader, list);
      if (detail::key_number_of(step) == detail::KeyName("formElements").number()) append_form(*this, list);
      section.step(step);
    }
    if (list.widgets.size() == before) continue;
    list.widgets.back().ordinal = static_cast<std::uint32_t>(before);
    list.widgets.back().section = section.title();
  }
  list.settle();
}

std::optional<Error> Article::read_widgets(WidgetList& out) const {
  const auto failed = detail::or_no_memory("article", [&]() -> std::optional<Error> {
    if (const auto unnamed = impl_->title.want()) return unnamed;
    fill(out);
    return std::nullopt;
  });
  if (failed) out = WidgetList();  // may be half filled
  return failed;
}

WidgetList Article::widgets() const {
  WidgetList list;
  fill(list);
  return list;
}

}  // namespace shelf
