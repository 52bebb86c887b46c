// Where a widget stands and what it has to show: plain values, made by a Session or by a host of its own, read by every
// output format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/export.hpp"
#include "shelf/query.hpp"
#include "shelf/values.hpp"
#include "shelf/widget.hpp"

namespace shelf {

enum class State : std::uint8_t {
  Idle,
  NeedsContext,
  NeedsInput,
  Pending,
  Running,
  Results,
  Empty,
  TimedOut,
  Failed,
  Canceled,
  Offline,
  Unsupported
};
inline constexpr std::size_t state_count = 12;
[[nodiscard]] SHELF_EXPORT std::string_view name(State state) noexcept;

enum class Cause : std::uint8_t {
  None,
  NoAccess,
  WrongResourceType,
  BadMetric,
  Throttled,
  Server,
  NotFound,
  BadAnswer
};
[[nodiscard]] SHELF_EXPORT std::string_view name(Cause cause) noexcept;

enum class Severity : std::uint8_t { Critical, Warning, Information, Other };
[[nodiscard]] SHELF_EXPORT std::string_view name(Severity severity) noexcept;  // "Critical" …

// A finding of a check.
struct Finding {
  std::string id, title;
  Severity severity = Severity::Other;
  std::string severity_text;  // as served, when it is none of the known ones
  // The bundle's own article of this id, and the values that its tokens had in the served text; else `html`.
  std::optional<ArticleRef> article;
  Values values;
  std::string html;  // cleaned: written by this library from its allow-list; safe to emit as it is
  std::string text;  // the same as plain text
};

struct SearchHit {
  std::string title, text, url, host;  // plain text; a checked address or none
  bool documentation = false;          // else community
  bool local = false;                  // from the bundle itself
  std::uint32_t rank = 0;
  std::string solution_id = {}, source = {}, confidence = {};  // as served; may be empty
};

struct DataPoint {
  std::string time;             // as served, ISO 8601
  std::optional<double> value;  // nothing: a gap, not zero
};
struct Series {
  std::string metric, unit, label;
  std::vector<DataPoint> points;
};

// A question of a troubleshooter's step.
struct StepInput {
  std::string id, type, title, content, hint, regex, error_text, recommended, selected;
  std::vector<std::pair<std::string, std::string>> options;  // key, value
  bool required = true;
  std::uint32_t max_length = 0;  // 0: no limit
};
struct TroubleshooterStep {
  std::string id, title, type, status, description;  // description: cleaned HTML as plain text
  std::vector<StepInput> inputs;
};

struct SlotState {
  SlotKey slot{};
  State state = State::Idle;
  Cause cause = Cause::None;
  std::uint32_t generation = 1;
  std::string text;                  // chosen by the precedence of texts; plain; empty: the default of the state
  std::vector<std::string> missing;  // NeedsContext: variables; NeedsInput: parameters
  std::uint32_t estimated_minutes = 0;
  bool still_working = false;  // Running for a while
  bool late = false;           // a result arrived after TimedOut and waits to be asked for
  std::vector<Finding> findings;
  std::uint32_t more = 0;  // findings beyond the count that is shown
  std::vector<SearchHit> hits;
  std::vector<Series> series;
  std::vector<TroubleshooterStep> steps;
  // What the service itself said behind Failed, Empty or TimedOut: plain text, at most 4,000 bytes. `text` shows the
  // first part of it unless the author has a text; tools find the whole here, such as the names of valid metrics.
  std::string details;
  std::string solution_id;  // Results of a check: the symptom that they belong to; empty: not known
  // Of a slot that Session::merge added, which no widget of the article describes.
  WidgetKind kind = WidgetKind::Unknown;
  std::string section, title, summary;
};

// One JSON object on one line, without the line feed: runtime/docs/json.md. With the widget that has the slot also what
// it is; slots that Session::merge added say it themselves. Errors: limit_exceeded (16 MiB), stopped, no_memory.
SHELF_EXPORT std::optional<Error> write_json(const SlotState& state, Sink sink, const Widget* widget = nullptr);

}  // namespace shelf
