// Which questions of a form are shown, and what is answered. A hidden question keeps its answer for when it is shown
// again; until then its controls are disabled, so that the browser neither requires nor sends it.

// `programs`: of each question, in order, the postfix steps that `shelf show --live-script` writes.
export function watchQuestions(form, programs) {
  const fields = [...form.querySelectorAll(":scope > .shelf-field")];
  if (fields.length !== programs.length) return;
  const controls = fields.map((field) => [...field.querySelectorAll("[name]")]);
  const uses = programs.map((program) => program.flatMap(({question}) => question ?? []));

  function values(question) {  // of a blank answer none
    const all = controls[question].flatMap((each) =>
      each.selectedOptions ? [...each.selectedOptions].map(({value}) => value)
        : each.type === "radio" && !each.checked ? [] : [each.value]);
    return all.some((value) => value.trim()) ? all : [];
  }

  function update() {
    const shown = new Map();
    // What is not decided yet stands on a circle and counts as if it were shown.
    const holds = (question, literal) => (shown.get(question) ?? true) && values(question).includes(literal);
    const run = (program) => {
      const stack = [];
      for (const {question, is, isNot, all, any} of program) {
        if (all !== undefined) stack.push(stack.splice(-all).every(Boolean));
        else if (any !== undefined) stack.push(stack.splice(-any).some(Boolean));
        else stack.push((question !== null && holds(question, is ?? isNot)) === (is !== undefined));
      }
      return stack.pop() ?? true;
    };
    let left = programs.map((_, i) => i);
    for (let before = -1; before !== left.length;) {
      before = left.length;
      left = left.filter((i) => {
        const ready = uses[i].every((each) => shown.has(each));
        if (ready) shown.set(i, run(programs[i]));
        return !ready;
      });
    }
    const onCircles = left.map((i) => [i, run(programs[i])]);
    for (const [i, visible] of [...shown, ...onCircles]) {
      fields[i].hidden = !visible;
      for (const each of controls[i]) each.disabled = !visible;
    }
  }
  form.addEventListener("input", update);
  update();
}

// Id to answer, of what is shown and answered; several values are joined.
export function answersOf(form) {
  const answers = new Map();
  for (const [name, value] of new FormData(form)) {
    const id = name.replace(/^ac-/, "");
    if (value.trim()) answers.set(id, answers.has(id) ? `${answers.get(id)},${value}` : value);
  }
  return Object.fromEntries(answers);
}
