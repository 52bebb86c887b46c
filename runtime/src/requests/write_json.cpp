// A request as one line of JSON.
#include <array>
#include <cstddef>
#include <string>

#include "article/no_memory.hpp"
#include "context/encode.hpp"
#include "shelf/request.hpp"

namespace shelf {

std::string_view name(Action action) noexcept {
  static constexpr auto names = std::to_array<std::string_view>(
      {"http", "openBlade", "openUrl", "kbSearch", "collectInputs", "pickResource", "playVideo"});
  return names[static_cast<std::size_t>(action) % names.size()];
}

std::string_view name(Method method) noexcept {
  static constexpr auto names = std::to_array<std::string_view>({"GET", "PUT", "POST"});
  return names[static_cast<std::size_t>(method) % names.size()];
}

std::string_view name(Trigger trigger) noexcept { return trigger == Trigger::Auto ? "auto" : "user"; }

namespace {

using detail::append_json;
using detail::append_number;

// Members of one object, in order.
class Members {
 public:
  explicit Members(std::string& out) : out_(out) { out_ += '{'; }
  std::string& key(std::string_view name) {
    out_ += first_ ? "\"" : ",\"";
    first_ = false;
    return out_.append(name).append("\":");
  }
  void text(std::string_view name, std::string_view value) { append_json(key(name), value); }
  void text_or_null(std::string_view name, std::string_view value) {
    if (value.empty())
      raw(name, "null");
    else
      text(name, value);
  }
  void number(std::string_view name, std::uint32_t value) { append_number(key(name), value); }
  void raw(std::string_view name, std::string_view value) { key(name) += value; }
  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

template <class Range, class Item>
void append_array(std::string& out, const Range& range, Item item) {
  out += '[';
  bool first = true;
  for (const auto& each : range) {
    if (!first) out += ',';
    first = false;
    item(each);
  }
  out += ']';
}

void append_texts(std::string& out, std::span<const std::string_view> texts) {
  append_array(out, texts, [&](std::string_view each) { append_json(out, each); });
}

void append_pairs(std::string& out, std::span<const NamedText> pairs) {
  append_array(out, pairs, [&](const NamedText& pair) {
    out += '[';
    append_json(out, pair.name);
    out += ',';
    append_json(out, pair.value);
    out += ']';
  });
}

void append_http(const HttpPart& http, Members& members) {
  Members part(members.key("http"));
  std::string& out = part.key("method");
  append_json(out, name(http.method));
  part.text("authority", "arm");
  part.text("path", http.path);
  append_pairs(part.key("query"), http.query);
  part.raw("body", http.body.empty() ? "null" : http.body);
  part.close();
}

std::string_view style_name(ActionStyle style) noexcept {
  static constexpr auto names = std::to_array<std::string_view>({"link", "button", "context"});
  return names[static_cast<std::size_t>(style) % names.size()];
}

void append_video(const VideoPart& video, Members& members) {
  members.text("provider", video.provider == VideoProvider::YouTube ? "youtube" : "link");
  members.text_or_null("videoId", video.video_id);
  members.text_or_null("embedUrl", video.embed_url);
  members.text("watchUrl", video.watch_url);
}

void append_action(const Request& request, Members& members) {
  switch (request.action) {
    case Action::Http:
      return append_http(request.http, members);
    case Action::OpenBlade:
      members.text("style", style_name(request.blade.style));
      members.text("extension", request.blade.extension);
      members.text("blade", request.blade.blade);
      return append_pairs(members.key("params"), request.blade.parameters);
    case Action::OpenUrl:
      return members.text_or_null("url", request.url);
    case Action::KbSearch:
      members.text("query", request.search.query);
      members.number("maxResults", request.search.max_results);
      return members.raw("sources", R"(["Community","Documentation"])");
    case Action::CollectInputs:
      members.text_or_null("form", request.input.form_article_id);
      return append_texts(members.key("parameters"), request.input.parameters);
    case Action::PickResource:
      return members.text_or_null("resourceType", request.input.resource_type);
    case Action::PlayVideo:
      return append_video(request.video, members);
  }
}

void append_poll(const Poll& poll, Members& members) {
  if (poll.cap_ms == 0) return members.raw("poll", "null");
  Members part(members.key("poll"));
  part.number("initialMs", poll.initial_ms);
  part.number("intervalMs", poll.interval_ms);
  part.number("maxIntervalMs", poll.max_interval_ms);
  part.number("capMs", poll.cap_ms);
  part.close();
}

void append_fallback(const Request& request, Members& members) {
  Members part(members.key("fallback"));
  part.text_or_null("openUrl", request.fallback_url);
  part.text("text", request.fallback_text);
  part.text_or_null("command", request.fallback_command);
  part.close();
}

}  // namespace

std::optional<Error> write_json(const Request& request, Sink sink) {
  return detail::or_no_memory("request", [&]() -> std::optional<Error> {
    std::string out;
    Members members(out);
    members.text("requestId", request.request_id);
    members.number("generation", request.generation);
    members.text("slot", text(request.slot));
    members.text("kind", name(request.kind));
    members.text("action", name(request.action));
    append_action(request, members);
    members.raw("idempotent", request.idempotent ? "true" : "false");
    members.text("trigger", name(request.trigger));
    members.number("deadlineMs", request.deadline_ms);
    append_poll(request.poll, members);
    append_array(members.key("covers"), request.covers, [&](const SlotKey& slot) { append_json(out, text(slot)); });
    append_texts(members.key("missing"), request.missing);
    append_fallback(request, members);
    members.close();
    if (out.size() > max_request_bytes) return Error{Errc::request_too_long, "request", out.size(), max_request_bytes};
    static_cast<void>(sink.write(out));
    return std::nullopt;
  });
}

}  // namespace shelf
