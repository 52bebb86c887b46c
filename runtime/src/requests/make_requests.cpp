// Walks the widgets of an article and asks what each of them has to ask for.
#include <algorithm>

#include "article/article_impl.hpp"
#include "article/no_memory.hpp"
#include "requests/request_maker.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

bool is_for_client(const Widget& widget, std::string_view client) noexcept {
  return client.empty() || widget.clients.empty() ||
         std::any_of(widget.clients.begin(), widget.clients.end(),
                     [&](std::string_view each) { return format::equal_folded(each, client); });
}

RequestMaker::RequestMaker(const Article& article, const WidgetList& widgets, const Context& context,
                           const RequestOptions& options, RequestBuilder& builder)
    : article_(article),
      widgets_(widgets.widgets()),
      context_(context),
      options_(options),
      builder_(builder),
      ids_(context.nonce),
      resolved_(resolve_again(context, builder.pools())) {
  builder.pools().covered.assign(widgets_.size(), false);
}

Request& RequestMaker::begin(const Widget& widget, Action action, std::uint32_t n) {
  Request& request = builder_.add();
  request.request_id = builder_.arena().keep(ids_.make(widget.slot, options_.generation, action, n));
  request.generation = options_.generation;
  request.slot = widget.slot;
  request.kind = widget.kind;
  request.action = action;
  request.trigger = Trigger::User;
  request.covers = {&widget.slot, 1};
  request.fallback_text = widget.fallback_text;
  request.fallback_url = widget.fallback_url;
  return request;
}

std::span<const SlotKey> RequestMaker::slots_of(std::span<const Widget* const> widgets) {
  if (widgets.size() == 1) return {&widgets.front()->slot, 1};
  const auto slots = builder_.arena().make<SlotKey>(widgets.size());
  for (std::size_t i = 0; i < widgets.size(); ++i) slots[i] = widgets[i]->slot;
  return slots;
}

// Nothing without a resource: such a request is not to be sent, and must lead nowhere if it is.
std::string_view RequestMaker::resource_path(std::string_view rest, std::string_view name) {
  if (!resolved_.has(Variable::ResourceId)) return {};
  return builder_.write([&](std::string& out) { out.append(resolved_.resource_path).append(rest).append(name); });
}

bool RequestMaker::is_open(std::size_t i) const {
  return !builder_.pools().covered[i] && is_for_client(widgets_[i], context_.client);
}

void RequestMaker::pick_resource() {
  const auto lacking = static_cast<std::uint8_t>(resource_variables & ~static_cast<unsigned>(resolved_.given));
  auto& group = builder_.pools().group;
  group.clear();
  for (std::size_t i = 0; i < widgets_.size(); ++i)
    if (is_open(i) && (widgets_[i].needs & lacking) != 0) group.push_back(&widgets_[i]);
  if (group.empty()) return;
  Request& request = begin(*group.front(), Action::PickResource);
  request.covers = slots_of(group);
  request.fallback_url = {};
  ArticleAccess::want_attributes(article_);
  const std::string_view service = article_.attribute("service"), resource = article_.attribute("resource");
  request.input.resource_type = builder_.write([&](std::string& out) {
    out += service;
    if (!service.empty() && !resource.empty()) (out += '/') += resource;
  });
}

void RequestMaker::make(std::size_t i) {
  const Widget& widget = widgets_[i];
  if (const auto* metric = std::get_if<Metric>(&widget.payload)) return make_metric(i, *metric);
  if (const auto* insight = std::get_if<Insight>(&widget.payload)) return make_insight(i, *insight);
  if (std::holds_alternative<KbSearch>(widget.payload)) return make_search(widget);
  if (const auto* video = std::get_if<Video>(&widget.payload)) return make_video(widget, *video, 0);
  if (const auto* group = std::get_if<VideoGroup>(&widget.payload)) {
    for (std::uint32_t n = 0; n < group->videos.size(); ++n) make_video(widget, group->videos[n], n);
    return;
  }
  if (const auto* blade = std::get_if<BladeAction>(&widget.payload)) return make_blade(widget, *blade);
  if (const auto* button = std::get_if<UrlButton>(&widget.payload)) return make_link(widget, button->url);
  if (std::holds_alternative<ScopingForm>(widget.payload)) return make_form(widget);
}

void RequestMaker::make_all() {
  pick_resource();
  for (std::size_t i = 0; i < widgets_.size(); ++i)
    if (is_open(i)) make(i);
}

}  // namespace shelf::detail

namespace shelf {

std::optional<Error> make_requests(const Article& article, const WidgetList& widgets, const Context& context,
                                   RequestList& out, const RequestOptions& options) {
  const auto failed = detail::or_no_memory("requests", [&]() -> std::optional<Error> {
    if (const auto unnamed = detail::ArticleAccess::title(article).want()) return unnamed;
    detail::RequestBuilder builder(out);
    detail::RequestMaker(article, widgets, context, options, builder).make_all();
    return std::nullopt;
  });
  if (failed) out = RequestList();  // may be half filled
  return failed;
}

}  // namespace shelf
