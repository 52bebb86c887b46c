// What an answer means for one widget: values, before anything changes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "live/answers.hpp"
#include "live/transition.hpp"
#include "shelf/bundle.hpp"
#include "shelf/context.hpp"

namespace shelf::detail {

struct Verdict {
  std::optional<Event> event;  // nothing: still under way
  Cause cause = Cause::None;
  std::string details;      // the service's words for it
  std::string solution_id;  // of the symptom whose findings are shown
  std::vector<std::string> missing;
  std::uint32_t estimated_minutes = 0, more = 0;
  std::vector<Finding> findings;
  std::vector<SearchHit> hits;
  std::vector<Series> series;
  std::vector<TroubleshooterStep> steps;

  static Verdict failed(Cause cause, std::string details = {});
  [[nodiscard]] bool shows() const noexcept { return event == Event::Find; }
};

// Of a check: `answers` are all that the service has, of any widget. `complete`: nothing will be added.
struct CheckQuestion {
  const Widget* widget = nullptr;
  std::span<const std::string_view> symptom_ids;
  std::uint32_t max_count = 3;
  bool critical_only = false;
  Cloud cloud = Cloud::Public;
};
[[nodiscard]] Verdict judge(const CheckQuestion& question, std::span<const DiagnosticAnswer* const> answers,
                            bool complete, const Bundle& bundle);

// The member of a data point that holds the value of an aggregation.
[[nodiscard]] std::string_view point_field(Aggregation aggregation) noexcept;
[[nodiscard]] Verdict judge(const Metric& metric, const MetricsAnswer& answer);

[[nodiscard]] Verdict judge(TroubleshooterAnswer&& answer);

// An answer with a status that is no success.
[[nodiscard]] Verdict judge_failure(WidgetKind kind, int http_status, std::string_view body);

// Succeeded, Failed, Canceled: nothing will be added.
[[nodiscard]] bool is_terminal(std::string_view provisioning_state) noexcept;

}  // namespace shelf::detail
