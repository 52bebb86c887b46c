#include "json/find_contradictions.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

using Kind = VisibilityStep::Kind;

bool takes_one_value(const VisibilityStep& term, const Form& form) {
  const auto control = form.elements[term.element - 1].control;
  return control && control != ControlType::multi_select_dropdown;
}

// `terms`: positions of terms that must all be true.
std::optional<Contradiction> find_pair(const std::vector<VisibilityStep>& program, std::span<const std::size_t> terms,
                                       const Form& form) {
  std::unordered_map<std::uint32_t, std::size_t> equal;  // element to the first term that gives it a value
  for (const std::size_t at : terms) {
    const VisibilityStep& term = program[at];
    if (term.negated || term.element == 0) continue;
    const auto [first, is_first] = equal.try_emplace(term.element, at);
    const bool same = is_first || format::equal_folded(program[first->second].literal, term.literal);
    if (!same && takes_one_value(term, form)) return Contradiction{first->second, at};
  }
  for (const std::size_t at : terms) {
    const VisibilityStep& term = program[at];
    const auto first = term.negated ? equal.find(term.element) : equal.end();
    if (first == equal.end() || !format::equal_folded(program[first->second].literal, term.literal)) continue;
    return Contradiction{std::min(first->second, at), std::max(first->second, at)};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Contradiction> find_contradictions(std::vector<VisibilityStep>& program, const Form& form) {
  std::vector<Contradiction> found;
  std::vector<std::size_t> terms;   // that must be true for the results on the stack, those of one result side by side
  std::vector<std::size_t> begins;  // of each result: where its terms begin
  for (std::size_t at = 0; at < program.size(); ++at) {
    VisibilityStep& step = program[at];
    if (step.kind == Kind::term) {
      begins.push_back(terms.size());
      terms.push_back(at);
      continue;
    }
    begins.resize(begins.size() - step.count + 1);
    const std::span<const std::size_t> joined = std::span(terms).subspan(begins.back());
    const auto pair = step.kind == Kind::all_of ? find_pair(program, joined, form) : std::nullopt;
    if (pair) found.push_back(*pair);
    step.impossible = pair.has_value();
    if (pair || step.kind == Kind::any_of) terms.resize(begins.back());
  }
  return found;
}

}  // namespace shelf::compiler
