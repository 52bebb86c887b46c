// Which findings a check shows, of those that the service has so far.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "live/answers.hpp"
#include "shelf/bundle.hpp"
#include "shelf/context.hpp"

namespace shelf::detail {

// Words of the service are an open set: an unknown status is one that is still to change.
enum class Standing : std::uint8_t { Open, Succeeded, TimedOut, Failed, MissingInputs };
[[nodiscard]] Standing standing_of(const DiagnosticAnswer& answer) noexcept;

// What the symptoms of one check come to.
struct CheckOutcome {
  Standing standing = Standing::Open;          // Succeeded without `chosen`: nothing was found
  const DiagnosticAnswer* chosen = nullptr;    // the symptom whose findings are shown
  const DiagnosticAnswer* explains = nullptr;  // whose words and parameters belong to the standing
  std::uint32_t estimated_minutes = 0;         // the longest
};

// `answers` are those of one widget, at most one for each of `symptom_ids` that counts. The first symptom in authored
// order that has findings wins, as soon as all before it are settled. `complete`: the service has nothing to add, so
// what is absent or open has nothing.
[[nodiscard]] CheckOutcome judge_check(std::span<const std::string_view> symptom_ids,
                                       std::span<const DiagnosticAnswer* const> answers, bool complete);

struct FindingOptions {
  std::uint32_t max_count = 3;
  bool critical_only = false;
  Cloud cloud = Cloud::Public;
};
struct ChosenFindings {
  std::vector<Finding> shown;
  std::uint32_t more = 0;  // left out for their number; those below critical too, when only critical ones are wanted
};

// By severity, in served order among equals. Those that the bundle has an article for refer to it, with the values that
// the served text shows for its tokens.
[[nodiscard]] ChosenFindings choose_findings(const DiagnosticAnswer& answer, const Bundle& bundle,
                                             const FindingOptions& options);

}  // namespace shelf::detail
