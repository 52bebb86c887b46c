#include "live/choose_findings.hpp"

#include <algorithm>
#include <numeric>

#include "article/no_memory.hpp"
#include "live/recover_values.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

const DiagnosticAnswer* answer_of(std::string_view symptom, std::span<const DiagnosticAnswer* const> answers) noexcept {
  const auto found = std::find_if(answers.begin(), answers.end(), [&](const DiagnosticAnswer* answer) {
    return format::equal_folded(answer->solution_id, symptom);
  });
  return found == answers.end() ? nullptr : *found;
}

// Of symptoms that all ended without a finding: what the reader can do something about comes first.
int rank(Standing standing) noexcept {
  switch (standing) {
    case Standing::MissingInputs:
      return 3;
    case Standing::TimedOut:
      return 2;
    case Standing::Failed:
      return 1;
    default:
      return 0;
  }
}

// The article a finding is about, when the bundle has it for the cloud.
std::optional<ArticleRef> article_of(const Bundle& bundle, std::string_view id, Cloud cloud) {
  if (id.empty()) return std::nullopt;
  Query query;
  query.article_id = id;
  query.cloud = cloud;
  const auto hits = bundle.find(query);
  if (!hits || hits->empty()) return std::nullopt;
  return hits->front();
}

// The served text stays when the article cannot be aligned with it: it is of another version then.
void look_up(Finding& finding, std::string_view served, const Bundle& bundle, Cloud cloud) {
  const auto ref = article_of(bundle, finding.id, cloud);
  if (!ref) return;
  const auto article = bundle.article(*ref);
  if (!article) return raise_no_memory(article.error());
  auto values = recover_values(*article, served);
  if (!values) return;
  finding.article = ref;
  finding.values = std::move(*values);
}

}  // namespace

Standing standing_of(const DiagnosticAnswer& answer) noexcept {
  const auto is = [&](std::string_view word) { return format::equal_folded(answer.status, word); };
  if (is("Succeeded")) return Standing::Succeeded;
  if (is("Timeout") || is("TimedOut")) return Standing::TimedOut;
  if (is("Failed") || is("Canceled") || is("Cancelled")) return Standing::Failed;
  if (is("MissingInputs")) return Standing::MissingInputs;
  return Standing::Open;
}

CheckOutcome judge_check(std::span<const std::string_view> symptom_ids,
                         std::span<const DiagnosticAnswer* const> answers, bool complete) {
  CheckOutcome outcome;
  for (const auto* answer : answers)
    outcome.estimated_minutes = std::max(outcome.estimated_minutes, answer->estimated_minutes);
  outcome.standing = Standing::Succeeded;
  for (const std::string_view symptom : symptom_ids) {
    const DiagnosticAnswer* answer = answer_of(symptom, answers);
    if (answer != nullptr && !answer->findings.empty()) {
      outcome.standing = Standing::Succeeded;
      outcome.chosen = outcome.explains = answer;
      return outcome;
    }
    const Standing standing = answer != nullptr ? standing_of(*answer) : Standing::Open;
    if (standing == Standing::Open) {
      if (complete) continue;
      outcome.standing = Standing::Open;
      outcome.explains = answer;
      return outcome;
    }
    if (outcome.explains != nullptr && rank(standing) <= rank(outcome.standing)) continue;
    outcome.standing = standing;
    outcome.explains = answer;
  }
  return outcome;
}

ChosenFindings choose_findings(const DiagnosticAnswer& answer, const Bundle& bundle, const FindingOptions& options) {
  std::vector<std::size_t> order(answer.findings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return answer.findings[a].severity < answer.findings[b].severity;
  });
  ChosenFindings chosen;
  for (const std::size_t i : order) {
    const bool wanted = !options.critical_only || answer.findings[i].severity == Severity::Critical;
    if (!wanted || chosen.shown.size() >= options.max_count) {
      ++chosen.more;
      continue;
    }
    Finding& finding = chosen.shown.emplace_back(answer.findings[i]);
    const std::string_view served = i < answer.raw_results.size() ? answer.raw_results[i] : std::string_view();
    look_up(finding, served, bundle, options.cloud);
  }
  return chosen;
}

}  // namespace shelf::detail
