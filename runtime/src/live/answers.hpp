// What the service's answers say, as plain values. Everything in an answer is untrusted text: names compare folded,
// integers may be strings, an absent list is an empty one, unknown members are passed over.
// Text that is shown is plain: no markup, no control characters. Ids, keys and patterns that go back to the service
// stay as served. Reading never throws; an answer that is no JSON, deeper than 64 or larger than 4 MiB is not
// `readable`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/widget_state.hpp"

namespace shelf::detail {

inline constexpr std::size_t max_answer_bytes = 4u << 20;
inline constexpr std::size_t max_answer_depth = 64;
inline constexpr std::size_t max_service_html_bytes = 256u << 10;

// {"error": {"code", "message"}} or {"code", "message"}.
struct ErrorAnswer {
  std::string code, message;
};
[[nodiscard]] ErrorAnswer read_error(std::string_view json);

// One entry of `diagnostics`: of a diagnostics resource or of a solution.
struct DiagnosticAnswer {
  std::string solution_id, replacement_key;
  std::string status, status_details;  // plain text; the vocabulary is open
  std::string error_code, error_type, error_message;
  std::uint32_t estimated_minutes = 0;
  std::vector<std::string> required_parameters;
  std::vector<Finding> findings;         // as served and in that order; `html` is cleaned, `article` not yet looked up
  std::vector<std::string> raw_results;  // of each finding: the served HTML, for alignment with the bundle's article
};
struct DiagnosticsAnswer {
  bool readable = false;
  std::string provisioning_state;
  std::vector<DiagnosticAnswer> diagnostics;
  ErrorAnswer error;
};
[[nodiscard]] DiagnosticsAnswer read_diagnostics(std::string_view json);

struct MetricAnswer {
  Series series;  // several series of one metric follow one another
  std::string error_code, error_message;
};
struct MetricsAnswer {
  bool readable = false;
  std::vector<MetricAnswer> metrics;
};
// `field` is the member of each point that holds the value: "average", "total" …
[[nodiscard]] MetricsAnswer read_metrics(std::string_view json, std::string_view field);

struct SearchAnswer {
  bool readable = false;
  std::vector<SearchHit> hits;  // by rank
};
[[nodiscard]] SearchAnswer read_search(std::string_view json);

struct TroubleshooterAnswer {
  bool readable = false;
  std::string provisioning_state;
  std::vector<TroubleshooterStep> steps;  // only the last one is active
  std::string restarted_as;               // troubleshooterResourceName
};
[[nodiscard]] TroubleshooterAnswer read_troubleshooter(std::string_view json);

// A whole solution, of either dialect.
struct SolutionObject {
  WidgetKind kind = WidgetKind::Unknown;
  std::string replacement_key, section;  // section: its title, empty for the content before the first
  std::string title, summary, source;    // video, troubleshooter, chart
  DiagnosticAnswer diagnostic;           // Insight
  std::vector<SearchHit> hits;           // KbSearch
  std::string metric_name, aggregation;  // Metric
  std::string solution_id;               // Troubleshooter
};
struct SolutionAnswer {
  bool readable = false;
  std::string provisioning_state, title;
  std::vector<SolutionObject> objects;  // in the order of the lists: content first, then the sections
};
[[nodiscard]] SolutionAnswer read_solution(std::string_view json);

// Service HTML by the allow-list of safety rules 3.2: a tolerant tokeniser and re-emission, never pass-through. No ids,
// no classes; addresses of links are https, http or mailto, of images https. script and style go with their content,
// other elements of HTML without it; angle brackets around what is no element are text. Headings start at h3. Input and
// output end at max_service_html_bytes (an output is at most 6 times its input), nesting at 64: tags deeper inside are
// dropped. Comments, markers of slots among them, never show. Linear, and clean_html(clean_html(x)) == clean_html(x).
[[nodiscard]] std::string clean_html(std::string_view html);
// Plain text of the same: white space folded, a line feed between blocks.
[[nodiscard]] std::string html_to_text(std::string_view html);

}  // namespace shelf::detail
