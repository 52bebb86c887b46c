// A form that is an article of its own: its answers are checked by its rules, and nobody is asked.
#include "live/session_core.hpp"
#include "shelf/form.hpp"

namespace shelf::detail {

namespace {

// Answers as Form::parameters gives them, too: the values of a multi-select joined by commas.
void append_values(const Question& question, std::string_view text, std::vector<std::string_view>& values) {
  if (text.empty()) return;
  std::size_t end = question.control == Control::MultiSelect ? text.find(',') : std::string_view::npos;
  for (; end != std::string_view::npos; end = text.find(',')) {
    if (end > 0) values.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  if (!text.empty()) values.push_back(text);
}

}  // namespace

void SessionCore::submit_form(SlotIndex slot) {
  auto form = Form::read(*article);
  if (!form) return;
  const auto questions = form->questions();
  std::vector<std::vector<std::string_view>> values(questions.size());
  for (const auto& [id, value] : lives[slot].inputs)
    if (const auto question = form->find(id)) append_values(questions[*question], value, values[*question]);
  for (std::uint32_t i = 0; i < questions.size(); ++i) form->answer(i, values[i]);
  std::vector<std::string_view> wrong;
  for (const Invalid& each : form->validate()) wrong.push_back(questions[each.question].id);
  if (!wrong.empty()) return lack({&slot, 1}, Event::LackInput, wrong);
  Verdict complete;
  complete.event = Event::Find;
  show(slot, std::move(complete));
}

}  // namespace shelf::detail
