#include "present/plan.hpp"

#include <algorithm>

#include "article/article_impl.hpp"
#include "article/json_tree.hpp"
#include "present/ladder.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

Plan::Plan(const Article& article, const RenderOptions& options) : options_(options), states_(options.states) {
  const bool live = options.context != nullptr || !options.states.empty();
  if (!live) return;
  widgets_ = article.widgets();
  find_added();
  if (widgets_.empty()) return;
  find_positions(ArticleAccess::body(article));
  hide_dropped();
  if (!hidden_.empty()) hide_empty_sections(ArticleAccess::body(article), hidden_);
}

// Session::merge says of what kind they are; of a widget that the article has, the article says it.
void Plan::find_added() {
  added_widgets_.reserve(options_.states.size());  // added_ points into it
  for (const SlotState& state : options_.states) {
    if (state.kind == WidgetKind::Unknown) continue;
    Widget& widget = added_widgets_.emplace_back();
    widget.kind = state.kind;
    widget.slot = state.slot;
    widget.title = state.title;
    widget.section = state.section;
    widget.fallback_text = state.summary.empty() ? std::string_view(state.title) : std::string_view(state.summary);
    if (climb(widget, &state, options_).rung != Rung::Dropped) added_.push_back({&widget, &state});
  }
}

// The same operations, in the same order, that Article::read_widgets takes.
void Plan::find_positions(OpReader reader) {
  positions_.reserve(widgets_.size());
  for (Step step; reader.next(step);) {
    const bool form = key_number_of(step) == KeyName("formElements").number();
    if (step.op != Op::widget && step.op != Op::blade_action && step.op != Op::button_link && !form) continue;
    positions_.push_back(reader.position());
    if (step.op == Op::widget) reader.skip();
  }
}

void Plan::hide_dropped() {
  for (std::size_t i = 0; i < std::min(widgets_.size(), positions_.size()); ++i)
    if (climb(widgets_[i], state_of(widgets_[i].slot), options_).rung == Rung::Dropped)
      hidden_.push_back(positions_[i]);
}

bool Plan::is_hidden(std::uint32_t position) const noexcept {
  return std::binary_search(hidden_.begin(), hidden_.end(), position);
}

Plan::Slot Plan::at(std::uint32_t position) const noexcept {
  const auto found = std::lower_bound(positions_.begin(), positions_.end(), position);
  if (found == positions_.end() || *found != position) return {};
  const auto i = static_cast<std::size_t>(found - positions_.begin());
  if (i >= widgets_.size()) return {};
  return {&widgets_[i], state_of(widgets_[i].slot)};
}

Plan::Slot Plan::form() const noexcept {
  for (const Widget& widget : widgets_)
    if (widget.kind == WidgetKind::ScopingForm) return {&widget, state_of(widget.slot)};
  return {};
}

std::vector<Degraded> Plan::degraded() const {
  std::vector<Degraded> degraded;
  for (const Widget& widget : widgets_) {
    const Ladder ladder = climb(widget, state_of(widget.slot), options_);
    if (ladder.rung != Rung::Full) degraded.push_back({widget.slot, widget.kind, ladder.rung, ladder.reason});
  }
  return degraded;
}

}  // namespace shelf::detail

namespace shelf {

std::vector<Degraded> Article::degraded(const Context& context) const {
  const RenderOptions options{.context = &context};
  return detail::Plan(*this, options).degraded();
}

}  // namespace shelf
