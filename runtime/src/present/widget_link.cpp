#include "present/widget_link.hpp"

#include "present/plain_text.hpp"

namespace shelf::detail {

WidgetLink link_of(const Widget& widget, const Context* context) {
  WidgetLink link;
  if (is_https(widget.fallback_url)) link.url = widget.fallback_url;
  if (const auto* group = std::get_if<VideoGroup>(&widget.payload))
    for (const Video& video : group->videos)
      if (link.url.empty() && is_https(video.source)) link.url = video.source;
  if (context == nullptr) return link;
  const std::uint8_t resource = 1u << static_cast<unsigned>(Variable::ResourceId);
  if (context->resource_id.empty()) link.missing = widget.needs & resource;
  return link;
}

}  // namespace shelf::detail
