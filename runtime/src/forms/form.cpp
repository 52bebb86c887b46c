// A form that is being filled in: its answers, and what follows from them.
#include "shelf/form.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "forms/form_impl.hpp"
#include "forms/value_shapes.hpp"
#include "shelf_format/names.hpp"

namespace shelf {

namespace detail {

void update_visible(FormState& form) {
  form.visibility.evaluate(
      [&](std::uint32_t question) -> std::span<const std::string> {
        if (!form.answered(question)) return {};
        return form.fields[question].answers;
      },
      form.visible);
}

void offer_options(Field& field) {
  std::unordered_set<std::string_view> taken;
  field.offered.clear();
  if (field.fetched) field.offered = *field.fetched;
  if (field.fetched)
    for (const Option& option : *field.fetched) taken.insert(option.value);
  for (const Option& option : field.authored)
    if (!taken.contains(option.value)) field.offered.push_back(option);
  for (const Option& option : field.authored) taken.insert(option.value);
  for (const Option& option : field.defaults)
    if (taken.insert(option.value).second) field.offered.push_back(option);
}

std::optional<std::uint32_t> FormState::find(std::string_view id) const noexcept {
  if (id.empty()) return std::nullopt;
  const auto less = [](char x, char y) { return format::fold(x) < format::fold(y); };
  const auto first = std::lower_bound(by_id.begin(), by_id.end(), id, [&](std::uint32_t i, std::string_view wanted) {
    const std::string_view here = questions[i].id;
    return std::lexicographical_compare(here.begin(), here.end(), wanted.begin(), wanted.end(), less);
  });
  if (first == by_id.end() || !format::equal_folded(questions[*first].id, id)) return std::nullopt;
  for (auto at = first; at != by_id.end() && format::equal_folded(questions[*at].id, id); ++at)
    if (questions[*at].id == id) return *at;
  return *first;
}

bool FormState::answered(std::uint32_t question) const noexcept {
  const auto& values = fields[question].answers;
  return std::any_of(values.begin(), values.end(), [](const std::string& value) { return !trim(value).empty(); });
}

bool FormState::counts(std::uint32_t question) const noexcept { return visible[question] && answered(question); }

}  // namespace detail

Form::Form(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Form::Form(Form&&) noexcept = default;
Form& Form::operator=(Form&&) noexcept = default;
Form::~Form() = default;

std::span<const Question> Form::questions() const noexcept { return impl_->questions; }

std::optional<std::uint32_t> Form::find(std::string_view id) const noexcept { return impl_->find(id); }

bool Form::visible(std::uint32_t question) const noexcept {
  return question < impl_->visible.size() && impl_->visible[question];
}

std::vector<VisibilityStep> Form::visibility(std::uint32_t question) const {
  return question < impl_->questions.size() ? impl_->visibility.steps(question) : std::vector<VisibilityStep>();
}

bool Form::required(std::uint32_t question) const noexcept {
  return visible(question) && impl_->questions[question].required &&
         impl_->questions[question].control != Control::Info;
}

std::span<const Option> Form::options(std::uint32_t question) const noexcept {
  if (question >= impl_->fields.size()) return {};
  return impl_->fields[question].offered;
}

// Options that were fetched for another answer of their parent are dropped.
void Form::answer(std::uint32_t question, std::span<const std::string_view> values) {
  if (question >= impl_->fields.size() || impl_->questions[question].control == Control::Info) return;
  auto& answers = impl_->fields[question].answers;
  if (std::equal(answers.begin(), answers.end(), values.begin(), values.end())) return;
  answers.assign(values.begin(), values.end());
  detail::update_visible(*impl_);
  for (std::uint32_t i = 0; i < impl_->questions.size(); ++i) {
    if (impl_->questions[i].depends_on != question || !impl_->fields[i].fetched) continue;
    impl_->fields[i].fetched.reset();
    detail::offer_options(impl_->fields[i]);
  }
}

std::span<const std::string> Form::answers(std::uint32_t question) const noexcept {
  if (question >= impl_->fields.size()) return {};
  return impl_->fields[question].answers;
}

void Form::set_options(std::uint32_t question, std::vector<Option> options) {
  if (question >= impl_->fields.size()) return;
  detail::Field& field = impl_->fields[question];
  field.fetched_all = options.size() <= detail::max_fetched_options;
  if (!field.fetched_all) options.resize(detail::max_fetched_options);
  field.fetched = std::move(options);
  detail::offer_options(field);
}

Form::OptionSource Form::option_source(std::uint32_t question) const noexcept {
  if (question >= impl_->fields.size()) return {};
  return impl_->fields[question].source;
}

std::vector<std::pair<std::string, std::string>> Form::parameters() const {
  std::vector<std::pair<std::string, std::string>> made;
  for (std::uint32_t i = 0; i < impl_->questions.size(); ++i) {
    const Question& question = impl_->questions[i];
    if (question.id.empty() || question.control == Control::Info || !impl_->counts(i)) continue;
    std::string& value = made.emplace_back(std::string(question.id), std::string()).second;
    for (const std::string& part : impl_->fields[i].answers) {
      if (!value.empty() && !part.empty()) value += ',';
      value += part;
    }
  }
  return made;
}

}  // namespace shelf
