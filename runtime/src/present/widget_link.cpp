#include "present/widget_link.hpp"

#include <array>

#include "context/deep_link.hpp"
#include "context/metric_link.hpp"
#include "context/resolve.hpp"
#include "present/plain_text.hpp"

namespace shelf::detail {

namespace {

// What the article itself says.
std::string authored_link(const Widget& widget) {
  if (is_https(widget.fallback_url)) return std::string(widget.fallback_url);
  if (const auto* group = std::get_if<VideoGroup>(&widget.payload))
    for (const Video& video : group->videos)
      if (is_https(video.source)) return std::string(video.source);
  return {};
}

}  // namespace

WidgetLink link_of(const Widget& widget, const Context* context) {
  WidgetLink link;
  if (context == nullptr) {
    link.url = authored_link(widget);
    return link;
  }
  const ResolvedContext resolved = resolve(*context);
  ActionLink action = action_link(widget, resolved);
  if (is_https(action.url)) link.url = std::move(action.url);
  const bool is_action = widget.kind == WidgetKind::BladeAction || widget.kind == WidgetKind::UrlButton;
  link.missing = is_action ? action.missing : static_cast<std::uint8_t>(widget.needs & ~resolved.given);
  if (link.url.empty() && link.missing == 0) link.url = authored_link(widget);
  if (const auto* metric = std::get_if<Metric>(&widget.payload))
    append_metric_command(std::array{metric}, resolved, link.command);
  return link;
}

}  // namespace shelf::detail
