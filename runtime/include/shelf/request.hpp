// What the host is asked to do for a widget: data, ready to be sent as it is. The library itself sends nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "shelf/article.hpp"
#include "shelf/context.hpp"
#include "shelf/export.hpp"
#include "shelf/result.hpp"
#include "shelf/sink.hpp"
#include "shelf/widget.hpp"

namespace shelf {

class Bundle;

namespace detail {
struct RequestPools;
class RequestBuilder;
}  // namespace detail

enum class Action : std::uint8_t { Http, OpenBlade, OpenUrl, KbSearch, CollectInputs, PickResource, PlayVideo };
enum class Method : std::uint8_t { Get, Put, Post };
enum class Trigger : std::uint8_t { Auto, User };
[[nodiscard]] SHELF_EXPORT std::string_view name(Action action) noexcept;    // "http", "openBlade" …
[[nodiscard]] SHELF_EXPORT std::string_view name(Method method) noexcept;    // "GET" …
[[nodiscard]] SHELF_EXPORT std::string_view name(Trigger trigger) noexcept;  // "auto", "user"

// To the resource manager of the host's cloud ("arm"): the host puts its origin in front of the path.
struct HttpPart {
  Method method = Method::Get;
  std::string_view path;             // percent-encoded; begins with '/'
  std::span<const NamedText> query;  // raw values: encode as query parameters
  std::string_view body;             // JSON, or empty
};
struct BladePart {
  ActionStyle style = ActionStyle::Link;
  std::string_view extension, blade;
  std::span<const NamedText> parameters;  // expanded, raw
};
struct SearchPart {
  std::string_view query;
  std::uint8_t max_results = 5;
};
struct VideoPart {
  VideoProvider provider = VideoProvider::Link;
  std::string_view video_id, embed_url, watch_url;  // embed only after a click
};
struct InputPart {
  std::string_view form_article_id;              // the bundle's form for the topic and product; may be empty
  std::span<const std::string_view> parameters;  // names the service asks for and the context does not know
  std::string_view resource_type;                // pickResource: a hint, provider/type; may be empty
};

struct Poll {  // all 0: answered at once
  std::uint32_t initial_ms = 0, interval_ms = 0, max_interval_ms = 0, cap_ms = 0;
};

struct Request {
  std::string_view request_id;  // 32 hex digits
  std::uint32_t generation = 0;
  SlotKey slot{};
  WidgetKind kind = WidgetKind::Unknown;
  Action action = Action::Http;
  HttpPart http;         // Action::Http
  BladePart blade;       // OpenBlade
  std::string_view url;  // OpenUrl
  SearchPart search;     // KbSearch
  VideoPart video;       // PlayVideo
  InputPart input;       // CollectInputs, PickResource
  bool idempotent = false;
  Trigger trigger = Trigger::Auto;
  std::uint32_t deadline_ms = 0;  // 0: none
  Poll poll;
  std::span<const SlotKey> covers;            // slots that its answer settles, `slot` among them
  std::span<const std::string_view> missing;  // variables without a value: not to be sent until they have one
  // For hosts that cannot do it.
  std::string_view fallback_url, fallback_text, fallback_command;
};

// Requests and the text they refer to. Can be used again: nothing is allocated once it is warm. Move-only.
class SHELF_EXPORT RequestList {
 public:
  RequestList() noexcept;
  RequestList(RequestList&&) noexcept;
  RequestList& operator=(RequestList&&) noexcept;
  ~RequestList();

  [[nodiscard]] std::span<const Request> requests() const noexcept;
  [[nodiscard]] auto begin() const noexcept { return requests().begin(); }
  [[nodiscard]] auto end() const noexcept { return requests().end(); }
  [[nodiscard]] std::size_t size() const noexcept { return requests().size(); }
  [[nodiscard]] bool empty() const noexcept { return requests().empty(); }
  [[nodiscard]] const Request& operator[](std::size_t i) const noexcept { return requests()[i]; }

 private:
  friend class detail::RequestBuilder;  // fills it
  std::unique_ptr<detail::RequestPools> pools_;
};

struct RequestOptions {
  std::uint32_t generation = 1;
  const Bundle* bundle = nullptr;          // finds the form of a check that needs input; may be nullptr
  std::span<const NamedText> inputs = {};  // collected answers: parameters of checks
  bool inputs_given = false;               // the form was filled in, even with nothing
  // Parameters that the service asked for: those that the context knows go along, for the others the host is asked.
  std::span<const std::string_view> required = {};
};

// One request for each widget that has something to do, in document order; metrics of equal resource, namespace, span
// and aggregation share one, checks that need no input share one. Equal input gives equal requests. `out` is
// overwritten; its views also refer to `article`, `widgets`, `context` and `options`.
// An error, no_memory: `out` is empty.
SHELF_EXPORT std::optional<Error> make_requests(const Article& article, const WidgetList& widgets,
                                                const Context& context, RequestList& out,
                                                const RequestOptions& options = {});

// One JSON object on one line, without the line feed: the envelope that runtime/REQUESTS.md describes.
// Errors: request_too_long, no_memory; nothing is written then.
inline constexpr std::size_t max_request_bytes = 64u << 10;
SHELF_EXPORT std::optional<Error> write_json(const Request& request, Sink sink);

}  // namespace shelf
