#include <algorithm>

#include "forms/visibility.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint32_t max_terms = 256;  // of one expression: the limit of the format

bool says_false(std::string_view text) noexcept {
  constexpr std::string_view blanks = " \t\n\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return false;
  return format::equal_folded(text.substr(begin, text.find_last_not_of(blanks) - begin + 1), "false");
}

}  // namespace

void Visibility::add(const JsonTree& tree, std::uint32_t at, std::span<const std::uint32_t> question_of) {
  Program program;
  program.begin = program.end = static_cast<std::uint32_t>(code_.size());
  program.constant = !tree.is(at, Op::false_value) && !(tree.is(at, Op::string) && says_false(tree.text(at)));
  if (at != JsonTree::none && tree.has_visibility(at)) {
    const std::size_t comparisons = comparisons_.size();
    if (read_program(tree.visibility(at), question_of)) {
      program.end = static_cast<std::uint32_t>(code_.size());
    } else {  // damaged: as one that could not be read
      code_.resize(program.begin);
      comparisons_.resize(comparisons);
    }
  }
  programs_.push_back(program);
}

// The program leaves exactly one result, and takes none that is not there.
bool Visibility::read_program(OpReader reader, std::span<const std::uint32_t> question_of) {
  std::uint32_t results = 0, terms = 0;
  for (Step step; reader.next(step) && step.op != Op::close;) {
    Instruction& made = code_.emplace_back();
    made.op = step.op;
    if (step.op == Op::term) {
      if (++terms > max_terms) return false;
      const std::uint32_t element = step.number[0];
      const bool known = element != 0 && element <= question_of.size();
      made.negated = step.number[1] != 0;
      made.operand = static_cast<std::uint32_t>(comparisons_.size());
      comparisons_.push_back({known ? question_of[element - 1] : nobody, step.text[1]});
      ++results;
      continue;
    }
    made.operand = step.number[0];
    if (made.operand < 2 || made.operand > results) return false;
    results -= made.operand - 1;
  }
  return results == 1;
}

std::vector<VisibilityStep> Visibility::steps(std::uint32_t question) const {
  using Kind = VisibilityStep::Kind;
  const Program& program = programs_[question];
  if (program.begin == program.end)
    return program.constant ? std::vector<VisibilityStep>() : std::vector<VisibilityStep>{{Kind::Never, {}, {}, 0}};
  std::vector<VisibilityStep> out;
  for (std::uint32_t i = program.begin; i < program.end; ++i) {
    const Instruction& step = code_[i];
    if (step.op != Op::term) {
      out.push_back({step.op == Op::all_of ? Kind::AllOf : Kind::AnyOf, {}, {}, step.operand});
      continue;
    }
    const Comparison& term = comparisons_[step.operand];
    VisibilityStep& made = out.emplace_back();
    made.kind = step.negated ? Kind::NotEqual : Kind::Equal;
    if (term.question != nobody) made.question = term.question;
    made.literal = term.literal;
  }
  return out;
}

void Visibility::join(Flags& stack, const Instruction& step) {
  const auto first = stack.end() - static_cast<std::ptrdiff_t>(step.operand);
  const bool decides = step.op == Op::any_of;  // the value that decides alone
  const bool result = (std::find(first, stack.end(), decides) != stack.end()) == decides;
  stack.erase(first, stack.end());
  stack.push_back(result);
}

// Takes questions whose comparisons name only what was taken before; what is left depends on a circle.
void Visibility::settle() {
  const auto count = static_cast<std::uint32_t>(programs_.size());
  std::vector<std::uint32_t> missing(count, 0);
  std::vector<std::vector<std::uint32_t>> users(count);
  for (std::uint32_t i = 0; i < count; ++i)
    for (std::uint32_t at = programs_[i].begin; at < programs_[i].end; ++at) {
      if (code_[at].op != Op::term) continue;
      const std::uint32_t other = comparisons_[code_[at].operand].question;
      if (other == nobody) continue;
      users[other].push_back(i);
      ++missing[i];
    }
  order_.clear();
  for (std::uint32_t i = 0; i < count; ++i)
    if (missing[i] == 0) order_.push_back(i);
  for (std::size_t next = 0; next < order_.size(); ++next)
    for (const std::uint32_t user : users[order_[next]])
      if (--missing[user] == 0) order_.push_back(user);
  settled_ = order_.size();
  is_settled_.assign(count, false);
  for (const std::uint32_t question : order_) is_settled_[question] = true;
  for (std::uint32_t i = 0; i < count; ++i)
    if (!is_settled_[i]) order_.push_back(i);
}

}  // namespace shelf::detail
