// What stops a form from being sent.
#include <algorithm>
#include <string>
#include <utility>

#include "forms/control.hpp"
#include "forms/form_impl.hpp"
#include "forms/value_shapes.hpp"

namespace shelf {

namespace {

using detail::Field;
using detail::Rule;

bool takes_text(Control control) noexcept {
  return control == Control::Text || control == Control::MultilineText || control == Control::Number;
}

class Check {
 public:
  Check(const detail::FormState& form, std::uint32_t question) noexcept
      : form_(form), number_(question), question_(form.questions[question]), field_(form.fields[question]) {}

  // The first problem: one slip, one error.
  [[nodiscard]] std::optional<Invalid> run() const {
    if (!form_.answered(number_)) {
      if (!question_.required) return std::nullopt;
      return made(Problem::MissingAnswer, "an answer is needed");
    }
    for (const std::string& value : field_.answers) {
      if (auto found = check_kind(value)) return found;
      for (const Rule& rule : field_.rules)
        if (auto found = check_rule(rule, value)) return found;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Invalid made(Problem problem, std::string text) const { return {number_, problem, std::move(text)}; }

  [[nodiscard]] std::optional<Invalid> check_length(std::string_view value, std::uint32_t limit,
                                                    std::string_view text) const {
    const std::size_t length = detail::count_code_points(value);
    if (limit == 0 || length <= limit) return std::nullopt;
    return made(Problem::TooLong, !text.empty() ? std::string(text)
                                                : "at most " + std::to_string(limit) +
                                                      " characters are allowed, these are " + std::to_string(length));
  }

  [[nodiscard]] std::optional<Invalid> check_kind(const std::string& value) const {
    if (takes_text(question_.control))
      if (auto found = check_length(value, question_.max_length, {})) return found;
    if (question_.control == Control::Number && !detail::read_number(value))
      return made(Problem::NotANumber, "a number is needed, such as 12 or 0.5");
    if (question_.control == Control::DateTime && !detail::is_date(value))
      return made(Problem::NotADate, "a date is needed, such as 2026-02-28 or 2026-02-28T14:05");
    if (is_strange(value)) return made(Problem::NotAnOption, "choose one of the options");
    return std::nullopt;
  }

  // Options that could not be fetched, or not all of them, are not known: any text may be one.
  [[nodiscard]] bool is_strange(std::string_view value) const {
    if (!detail::has_options(question_.control) || field_.offered.empty()) return false;
    const bool open =
        question_.has_dynamic_options && (!field_.fetched || field_.fetched->empty() || !field_.fetched_all);
    return !open && std::none_of(field_.offered.begin(), field_.offered.end(),
                                 [&](const Option& option) { return option.value == value; });
  }

  [[nodiscard]] std::optional<Invalid> check_rule(const Rule& rule, std::string_view value) const {
    switch (rule.kind) {
      case Rule::Kind::MaxLength:
        return check_length(value, rule.max_length, rule.text);
      case Rule::Kind::Matches:
        if (rule.pattern->find(value)) return std::nullopt;
        return made(Problem::BrokenRule, words(rule, "this does not have the form that is asked for"));
      case Rule::Kind::GreaterThan:
        break;
    }
    const std::optional<std::string> bound = bound_of(rule);
    if (!bound) return std::nullopt;
    const std::optional<double> number = detail::read_number(value);
    if (number && *number > detail::read_number(*bound).value_or(0)) return std::nullopt;
    return made(Problem::BrokenRule, words(rule, "a number greater than " + *bound + " is needed"));
  }

  // Nothing while the question that gives it has no number to show.
  [[nodiscard]] std::optional<std::string> bound_of(const Rule& rule) const {
    if (!rule.control) return std::string(rule.bound);
    if (!form_.counts(*rule.control)) return std::nullopt;
    const std::string& other = form_.fields[*rule.control].answers.front();
    return detail::read_number(other) ? std::optional(std::string(detail::trim(other))) : std::nullopt;
  }

  static std::string words(const Rule& rule, std::string ours) {
    return rule.text.empty() ? std::move(ours) : std::string(rule.text);
  }

  const detail::FormState& form_;
  std::uint32_t number_;
  const Question& question_;
  const Field& field_;
};

}  // namespace

std::vector<Invalid> Form::validate() const {
  std::vector<Invalid> problems;
  for (std::uint32_t i = 0; i < impl_->questions.size(); ++i) {
    if (!impl_->visible[i] || impl_->questions[i].control == Control::Info) continue;
    if (auto problem = Check(*impl_, i).run()) problems.push_back(std::move(*problem));
  }
  return problems;
}

}  // namespace shelf
