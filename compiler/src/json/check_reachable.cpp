#include "json/check_reachable.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "json/json_checks.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

using Kind = VisibilityStep::Kind;

const std::vector<VisibilityStep>& program_of(const FormElement& element) {
  static const std::vector<VisibilityStep> none;
  const JsonValue* visibility = member(*element.value, "visibility");
  return visibility ? visibility->visibility : none;
}

// All expressions of a form as one circuit: what can become true does so once and passes it on.
class Circuit {
 public:
  explicit Circuit(const Form& form) : waiting_(form.elements.size()), shown_(form.elements.size(), false) {
    for (std::uint32_t i = 0; i < form.elements.size(); ++i) {
      const auto& program = program_of(form.elements[i]);
      if (program.empty())
        show(i);
      else
        add(program, i);
    }
  }

  // By element: whether some answers show it.
  std::vector<bool> run() {
    while (!ready_.empty()) {
      const std::uint32_t at = ready_.back();
      ready_.pop_back();
      const Gate& gate = gates_[at];
      if (gate.is_root)
        show(gate.parent);
      else
        meet(gate.parent);
    }
    return std::move(shown_);
  }

 private:
  struct Gate {
    std::uint32_t missing = 0;  // inputs that it still waits for
    std::uint32_t parent = 0;   // gate, of a root the element
    bool is_root = false, impossible = false;
  };

  void add(const std::vector<VisibilityStep>& program, std::uint32_t element) {
    std::vector<std::uint32_t> stack;
    for (const VisibilityStep& step : program) {
      const auto gate = static_cast<std::uint32_t>(gates_.size());
      gates_.push_back({step.kind == Kind::all_of ? step.count : 1, 0, false, step.impossible});
      if (step.kind == Kind::term)
        add_term(step, gate);
      else
        for (std::uint32_t i = 0; i < step.count; ++i, stack.pop_back()) gates_[stack.back()].parent = gate;
      stack.push_back(gate);
    }
    gates_[stack.back()].parent = element;
    gates_[stack.back()].is_root = true;
  }

  void add_term(const VisibilityStep& term, std::uint32_t gate) {
    if (term.negated || (term.element != 0 && shown_[term.element - 1]))
      meet(gate);
    else if (term.element != 0)
      waiting_[term.element - 1].push_back(gate);
  }

  void meet(std::uint32_t gate) {
    Gate& met = gates_[gate];
    if (met.impossible || met.missing == 0 || --met.missing != 0) return;
    ready_.push_back(gate);
  }

  void show(std::uint32_t element) {
    shown_[element] = true;
    for (const std::uint32_t gate : std::exchange(waiting_[element], {})) meet(gate);
  }

  std::vector<Gate> gates_;
  std::vector<std::uint32_t> ready_;                 // gates that are true, not yet passed on
  std::vector<std::vector<std::uint32_t>> waiting_;  // by element: terms that need it shown
  std::vector<bool> shown_;
};

// What keeps the element from being shown, when it is another one that is never shown either.
const VisibilityStep* find_blocker(const std::vector<VisibilityStep>& program, const std::vector<bool>& shown) {
  const auto found = std::ranges::find_if(program, [&](const VisibilityStep& step) {
    return step.kind == Kind::term && !step.negated && step.element != 0 && !shown[step.element - 1];
  });
  return found == program.end() ? nullptr : &*found;
}

void report(const Form& form, std::uint32_t position, const std::vector<bool>& shown, DiagnosticSink& sink) {
  const FormElement& element = form.elements[position];
  const std::string id = quoted(element.id);
  const VisibilityStep* blocker = find_blocker(program_of(element), shown);
  Diagnostic& made = sink.report(Code::JSN17, member(*element.value, "visibility")->where,
                                 "element " + id + " is never shown: no answers make its visibility true",
                                 blocker ? "mend the visibility of " + quoted(form.elements[blocker->element - 1].id)
                                         : "correct the comparisons, or remove the element");
  if (!blocker) return;
  const FormElement& other = form.elements[blocker->element - 1];
  made.notes.push_back(
      {sink.file(), member(*other.value, "visibility")->where, quoted(other.id) + " is never shown either"});
}

bool has_contradiction(const std::vector<VisibilityStep>& program) {
  return std::ranges::any_of(program,
                             [](const VisibilityStep& step) { return step.kind == Kind::all_of && step.impossible; });
}

}  // namespace

void check_reachable(const Form& form, const std::vector<bool>& on_cycle, DiagnosticSink& sink) {
  const std::vector<bool> shown = Circuit(form).run();
  for (std::uint32_t i = 0; i < form.elements.size(); ++i)
    if (!shown[i] && !on_cycle[i] && !has_contradiction(program_of(form.elements[i]))) report(form, i, shown, sink);
}

}  // namespace shelf::compiler
