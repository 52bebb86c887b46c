// What the host does itself: searches, plays, opens, asks.
#include "context/check_text.hpp"
#include "context/deep_link.hpp"
#include "context/expand.hpp"
#include "requests/request_maker.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint32_t search_deadline_ms = 15'000;
constexpr std::size_t max_query = 1024;  // bytes

// Never inside a code point.
std::string_view cut(std::string_view text) noexcept {
  if (text.size() <= max_query) return text;
  std::size_t end = max_query;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

void RequestMaker::make_search(const Widget& widget) {
  Request& request = begin(widget, Action::KbSearch);
  std::string_view query = context_.query;
  if (query.empty()) query = context_.topic_name;
  if (query.empty()) query = article_.summary().title;
  request.search.query = cut(query);
  request.search.max_results = std::get<KbSearch>(widget.payload).max_results;
  request.idempotent = true;
  request.trigger = Trigger::Auto;
  request.deadline_ms = search_deadline_ms;
}

void RequestMaker::make_video(const Widget& widget, const Video& video, std::uint32_t n) {
  if (!is_https_address(video.source)) return;
  Request& request = begin(widget, Action::PlayVideo, n);
  request.video.provider = video.provider;
  request.video.video_id = video.video_id;
  request.video.watch_url = request.fallback_url = video.source;
  if (video.provider == VideoProvider::YouTube)
    request.video.embed_url = builder_.write(
        [&](std::string& out) { out.append("https://www.youtube-nocookie.com/embed/").append(video.video_id); });
  if (!video.title.empty()) request.fallback_text = video.title;
}

void RequestMaker::make_blade(const Widget& widget, const BladeAction& action) {
  const bool has_names = has_valid_names(action);
  const std::string_view link =
      builder_.write([&](std::string& out) { append_blade_link(action, has_names, resolved_, out); });
  if (!has_names) return make_link(widget, link);
  Request& request = begin(widget, Action::OpenBlade);
  const auto parameters = builder_.arena().make<NamedText>(action.parameters.size());
  unsigned missing = 0;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    parameters[i].name = action.parameters[i].name;
    parameters[i].value = builder_.write(
        [&](std::string& out) { missing |= expand(action.parameters[i].value, resolved_, Position::Argument, out); });
  }
  request.blade = {action.style, action.extension, action.blade, parameters};
  request.missing = builder_.names_of(static_cast<std::uint8_t>(missing));
  request.fallback_url = link;
}

void RequestMaker::make_link(const Widget& widget, std::string_view url) {
  if (!is_link_address(url)) return;
  Request& request = begin(widget, Action::OpenUrl);
  request.url = request.fallback_url = url;
}

void RequestMaker::make_form(const Widget& widget) {
  Request& request = begin(widget, Action::CollectInputs);
  request.input.form_article_id = article_.summary().id;
}

}  // namespace shelf::detail
