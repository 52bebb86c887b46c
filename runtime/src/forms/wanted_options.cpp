#include "forms/wanted_options.hpp"

#include <string_view>
#include <utility>

#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::string_view unknown_answer = "dont_know_answer";  // "I don't know" in every form

// Empty: it has none that options can be fetched for.
std::string_view parent_value(const FormState& form, std::uint32_t parent) {
  const auto& answers = form.fields[parent].answers;
  if (!form.counts(parent) || answers.size() != 1 || format::equal_folded(answers[0], unknown_answer)) return {};
  return answers[0];
}

}  // namespace

std::vector<WantedOptions> find_wanted_options(const FormState& form, const Context& context) {
  std::vector<WantedOptions> wanted;
  ResolvedContext resolved = resolve(context);
  for (std::uint32_t i = 0; i < form.questions.size(); ++i) {
    const Question& question = form.questions[i];
    if (!question.has_dynamic_options || !form.visible[i] || form.fields[i].fetched) continue;
    const std::string_view parent = question.depends_on ? parent_value(form, *question.depends_on) : std::string_view();
    if (question.depends_on && parent.empty()) continue;
    resolved.set(Variable::ParentValue, parent);
    if (auto address = make_option_address(form.fields[i].source.uri, resolved))
      wanted.push_back({i, std::move(*address)});
  }
  return wanted;
}

}  // namespace shelf::detail
