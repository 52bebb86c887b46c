// The live parts of an article, typed.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "shelf/export.hpp"
#include "shelf/result.hpp"
#include "shelf/sink.hpp"

namespace shelf {

namespace detail {
struct WidgetPools;
}

enum class WidgetKind : std::uint8_t {  // persistent; below 100: elements of the source
  Unknown,
  Insight,
  Metric,
  KbSearch,
  Video,
  VideoGroup,
  EmbeddedArticle,
  Chart,
  Table,
  BladeAction = 100,
  UrlButton,
  ScopingForm,
  Troubleshooter
};
// "insight", "metric", "azureKB" … : the element's name in the source; camel case for the others. Never empty.
[[nodiscard]] SHELF_EXPORT std::string_view name(WidgetKind kind) noexcept;

// Stable key of a slot: a GUID in lower case with dashes. Other text may move; the key stays.
using SlotKey = std::array<char, 36>;
[[nodiscard]] inline std::string_view text(const SlotKey& key) noexcept { return {key.data(), key.size()}; }

struct NamedText {
  std::string_view name, value;
  friend bool operator==(const NamedText&, const NamedText&) = default;
};

// Variables that articles may use; a set of them is a mask of 1 << Variable.
enum class Variable : std::uint8_t { ResourceId, SubscriptionId, ResourceGroup, ResourceName, Domain, ParentValue };
[[nodiscard]] SHELF_EXPORT std::string_view name(Variable variable) noexcept;  // "resourceId" …

// --- payloads. Authored texts are plain text and are never expanded.
struct Insight {
  std::span<const std::string_view> symptom_ids;  // in order of priority, each once (compared folded)
  std::string_view execution_text, timeout_text, no_result_text, failed_text;
  std::uint16_t max_insight_count = 3;
  bool additional_inputs = false;  // a form has to be filled in first
};

enum class Aggregation : std::uint8_t { Sum, Avg, Count, Min, Max, Unsupported };
struct Metric {
  std::string_view metric_name, metric_namespace;
  Aggregation aggregation = Aggregation::Sum;
  std::string_view aggregation_text, duration_text;  // as authored
  std::uint32_t duration_seconds = 86'400;           // 1 minute to 93 days
};

struct KbSearch {
  std::uint8_t max_results = 5;
};

enum class VideoProvider : std::uint8_t { Link, YouTube };  // Link: opened, never embedded
struct Video {
  VideoProvider provider = VideoProvider::Link;
  std::string_view video_id;  // 11 characters of YouTube
  std::string_view source;    // the watch page, https
  std::string_view title;
};
struct VideoGroup {
  std::span<const Video> videos;
};

struct EmbeddedArticle {
  std::string_view article_id;
};

enum class ActionStyle : std::uint8_t { Link, Button, Context };
struct BladeAction {
  ActionStyle style = ActionStyle::Link;
  std::string_view extension, blade;
  std::span<const NamedText> parameters;  // values are templates
  std::string_view uri_template;          // authored data-blade-uri, or empty
};
struct UrlButton {
  std::string_view url;
};

struct ScopingForm {};  // see form.hpp
struct Troubleshooter {
  std::string_view solution_id;
};
struct Placeholder {  // chart, table: no data of their own
  std::string_view x_axis_title, y_axis_title;
};
struct UnknownWidget {
  std::string_view element_name, raw;
};

// Views live as long as the WidgetList and the Article it was read from.
struct Widget {
  WidgetKind kind = WidgetKind::Unknown;
  SlotKey slot{};
  std::uint32_t ordinal = 0;                  // in document order
  std::string_view title;                     // may be empty
  std::string_view fallback_text;             // plain text, never empty
  std::string_view fallback_url;              // a checked address that does without the widget; may be empty
  std::string_view section;                   // title of the section it stands in; empty: none
  std::span<const std::string_view> clients;  // empty: every client
  std::uint8_t needs = 0;                     // mask of Variable
  std::string_view capability;                // what a host must be able to do to show it; empty: nothing
  std::span<const NamedText> fields;          // all authored children in order, unknown ones too
  std::variant<UnknownWidget, Insight, Metric, KbSearch, Video, VideoGroup, EmbeddedArticle, BladeAction, UrlButton,
               ScopingForm, Troubleshooter, Placeholder>
      payload;
};

// All widgets of an article in document order. Can be used again: nothing is allocated once it is warm.
// Move-only; one thread at a time while it is filled.
class SHELF_EXPORT WidgetList {
 public:
  WidgetList() noexcept;
  WidgetList(WidgetList&&) noexcept;
  WidgetList& operator=(WidgetList&&) noexcept;
  ~WidgetList();

  [[nodiscard]] std::span<const Widget> widgets() const noexcept;
  [[nodiscard]] auto begin() const noexcept { return widgets().begin(); }
  [[nodiscard]] auto end() const noexcept { return widgets().end(); }
  [[nodiscard]] std::size_t size() const noexcept { return widgets().size(); }
  [[nodiscard]] bool empty() const noexcept { return widgets().empty(); }
  [[nodiscard]] const Widget& operator[](std::size_t i) const noexcept { return widgets()[i]; }
  [[nodiscard]] const Widget* find(const SlotKey& slot) const noexcept;  // nullptr: none

 private:
  friend class Article;
  std::unique_ptr<detail::WidgetPools> pools_;
};

// One JSON object on one line, without the line feed; its members are those of runtime/docs/json.md.
// Errors: limit_exceeded (16 MiB), stopped, no_memory.
SHELF_EXPORT std::optional<Error> write_json(const Widget& widget, Sink sink);

}  // namespace shelf
