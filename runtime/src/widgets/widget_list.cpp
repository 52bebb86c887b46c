#include <algorithm>

#include "widgets/widget_pools.hpp"

namespace shelf {

WidgetList::WidgetList() noexcept = default;
WidgetList::WidgetList(WidgetList&&) noexcept = default;
WidgetList& WidgetList::operator=(WidgetList&&) noexcept = default;
WidgetList::~WidgetList() = default;

std::span<const Widget> WidgetList::widgets() const noexcept {
  return pools_ ? std::span<const Widget>(pools_->widgets) : std::span<const Widget>();
}

const Widget* WidgetList::find(const SlotKey& slot) const noexcept {
  const auto all = widgets();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Widget& widget) { return widget.slot == slot; });
  return found == all.end() ? nullptr : &*found;
}

void detail::WidgetPools::clear() noexcept {
  widgets.clear();
  runs.clear();
  texts.clear();
  words.clear();
  videos.clear();
}

void detail::WidgetPools::settle() noexcept {
  const auto part = [](const auto& pool, Run run) { return std::span(pool).subspan(run.begin, run.count); };
  for (std::size_t i = 0; i < widgets.size(); ++i) {
    Widget& widget = widgets[i];
    widget.fields = part(texts, runs[i].fields);
    widget.clients = part(words, runs[i].clients);
    if (auto* insight = std::get_if<Insight>(&widget.payload)) insight->symptom_ids = part(words, runs[i].symptom_ids);
    if (auto* group = std::get_if<VideoGroup>(&widget.payload)) group->videos = part(videos, runs[i].videos);
    if (auto* action = std::get_if<BladeAction>(&widget.payload)) action->parameters = part(texts, runs[i].parameters);
  }
}

}  // namespace shelf
