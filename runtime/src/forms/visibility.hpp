// Which questions of a form are visible: the compiled expressions of all of them, evaluated at once.
//
// A comparison holds when any value of the answer equals the literal, byte by byte; `!=` is its opposite. A question
// that is hidden or not answered has no value, so `==` is false and `!=` is true, whatever the literal; so it is with
// an id that no question has. Questions on a circle, and those that depend on one, count among themselves as if all
// were visible.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/flags.hpp"
#include "article/json_tree.hpp"
#include "shelf/form.hpp"

namespace shelf::detail {

class Visibility {
 public:
  static constexpr std::uint32_t nobody = 0xffff'ffffu;

  // Of the next question. `at` is its member `visibility`, or JsonTree::none. `question_of` maps positions in
  // `formElements` to questions, or to nobody.
  void add(const JsonTree& tree, std::uint32_t at, std::span<const std::uint32_t> question_of);
  // After the last question: decides in which order they are evaluated.
  void settle();

  // The expression of one question; see Form::visibility.
  [[nodiscard]] std::vector<VisibilityStep> steps(std::uint32_t question) const;

  // `values_of(question)` gives the values of its answer as a range of strings. Linear in the number of comparisons.
  template <class ValuesOf>
  void evaluate(ValuesOf values_of, Flags& visible) const {
    visible.assign(programs_.size(), true);
    Flags stack;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t question = order_[i];
      const bool in_order = i < settled_;
      visible[question] = run(programs_[question], stack, [&](const Comparison& term) {
        if (term.question == nobody) return false;
        const bool counts = visible[term.question] || (!in_order && !is_settled_[term.question]);
        if (!counts) return false;
        for (const auto& value : values_of(term.question))
          if (value == term.literal) return true;
        return false;
      });
    }
  }

 private:
  struct Comparison {
    std::uint32_t question = nobody;
    std::string_view literal;
  };
  struct Instruction {
    Op op = Op::term;
    bool negated = false;
    std::uint32_t operand = 0;  // comparison, or number of results that are joined
  };
  struct Program {  // a range of instructions; none: `constant`
    std::uint32_t begin = 0, end = 0;
    bool constant = true;
  };

  [[nodiscard]] bool read_program(OpReader reader, std::span<const std::uint32_t> question_of);

  template <class Holds>
  [[nodiscard]] bool run(const Program& program, Flags& stack, Holds holds) const {
    if (program.begin == program.end) return program.constant;
    stack.clear();
    for (std::uint32_t i = program.begin; i < program.end; ++i) {
      const Instruction& step = code_[i];
      if (step.op == Op::term)
        stack.push_back(holds(comparisons_[step.operand]) != step.negated);
      else
        join(stack, step);
    }
    return stack.back();
  }
  static void join(Flags& stack, const Instruction& step);

  std::vector<Program> programs_;  // of the questions
  std::vector<Instruction> code_;
  std::vector<Comparison> comparisons_;
  std::vector<std::uint32_t> order_;  // of evaluation
  Flags is_settled_;                  // of the questions: everything it depends on is evaluated before it
  std::size_t settled_ = 0;           // how many of `order_`
};

}  // namespace shelf::detail
