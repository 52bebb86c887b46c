// What a Form holds: the questions as authored, what they do not say of themselves, and the answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/flags.hpp"
#include "forms/visibility.hpp"
#include "pattern/pattern.hpp"
#include "shelf/form.hpp"

namespace shelf {

namespace detail {

struct Rule {
  enum class Kind : std::uint8_t { Matches, GreaterThan, MaxLength };
  Kind kind = Kind::Matches;
  std::optional<Pattern> pattern;        // Matches; one that cannot be read holds always
  std::string_view bound;                // GreaterThan: a number
  std::optional<std::uint32_t> control;  // GreaterThan: the question whose answer is the bound
  std::uint32_t max_length = 0;          // MaxLength; 0: none
  std::string_view text;                 // the form's words; may be empty
};

// What stands beside a Question.
struct Field {
  std::vector<Rule> rules;
  std::vector<Option> authored, defaults;  // what the form lists, and what is offered besides
  Form::OptionSource source;
  std::vector<std::string> answers;
  std::optional<std::vector<Option>> fetched;
  std::vector<Option> offered;  // fetched, authored and default options, no value of a later list twice
  bool fetched_all = true;      // false: there were more than are kept
};

struct FormState {
  SlotKey slot{};  // of the form
  std::vector<Question> questions;
  std::vector<Field> fields;  // of the questions
  Visibility visibility;
  Flags visible;                     // with the answers so far
  std::vector<std::uint32_t> by_id;  // questions by folded id, equal ones as they stand in the source

  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const noexcept;
  [[nodiscard]] bool answered(std::uint32_t question) const noexcept;
  [[nodiscard]] bool counts(std::uint32_t question) const noexcept;  // visible, answered
};

inline constexpr std::size_t max_fetched_options = 500;

// Steps of Form::read and of the answers. `tree` is not needed afterwards.
[[nodiscard]] bool read_form(const JsonTree& tree, FormState& form);
void update_visible(FormState& form);
void offer_options(Field& field);

}  // namespace detail

struct Form::Impl : detail::FormState {};

}  // namespace shelf
