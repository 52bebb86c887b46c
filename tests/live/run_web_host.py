#!/usr/bin/env python3
"""Plays every scenario against a page with its script, in a headless browser, and compares what the page shows.

    run_web_host.py SHELFC SHELF ARTICLES CHROMIUM [--update]

A scenario's folder has answers.json (what the service says) and expected_page.txt (for each live part of the page: the
states it went through, and what its parts say in the end).
"""
import json
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

from browser import Browser
from support import (ARTICLE, CONTEXT, PATIENCE_S, Double, check_program, compare_requests, compile_bundle,
                     inputs_of, list_requests, scenarios)

SEARCH = [["query", "Unhealthy gateway hosts"], ["maxResults", "5"]]
SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "runtime/examples/web_host"
# Sent first in the scenario `questions`: what was answered before `symptom` hid it is not among it.
HIDDEN_FIRST = ["--input", "problem_start_time=2026-01-03", "--input", "symptom=refused"]
LIVE = "section.shelf-widget[data-shelf-slot]:has(> .shelf-alert)"
SETTLED = f"""[...document.querySelectorAll('{LIVE}')].length > 0 && [...document.querySelectorAll('{LIVE}')].every(
  (section) => !['Idle', 'Pending', 'Running'].includes(section.dataset.shelfState))"""

# Writes down the states of every part, and whether the focus ever moves by itself.
WATCH = """
window.watched = new Map();
window.focusMoves = 0;
new MutationObserver((changes) => {
  for (const {target, oldValue} of changes) {
    if (!watched.has(target)) watched.set(target, []);
    watched.get(target).push(oldValue);
  }
}).observe(document, {subtree: true, attributeFilter: ['data-shelf-state'], attributeOldValue: true});
addEventListener('focusin', () => ++focusMoves, true);
"""

REPORT = f"""JSON.stringify([...document.querySelectorAll('{LIVE}')].map((section) => {{
  const shown = (part) => [...section.querySelectorAll(':scope > ' + part)].filter((each) => !each.hidden)
    .map((each) => each.innerText.trim().replace(/\\s*\\n\\s*/g, ' | ').replace(/\\s+/g, ' ')).join(' | ');
  const button = section.querySelector(':scope > .shelf-retry');
  const states = [...(watched.get(section) ?? []), section.dataset.shelfState].filter((state) => state);
  return {{
    label: section.dataset.shelfKind + ' "' + section.getAttribute('aria-label') + '"',
    states: states.filter((state, i) => state !== states[i - 1]).join(' → '),
    'role=status': shown('[role=status]'),
    'role=alert': shown('[role=alert]'),
    progress: shown('[role=progressbar]') || !section.querySelector(':scope > [role=progressbar]').hidden,
    results: shown('.shelf-results'),
    button: button.hidden ? '' : button.textContent + ' (' + button.getAttribute('aria-label') + ')',
  }};
}}))"""


def arguments_of(folder):
    path = folder / "arguments.txt"
    return shlex.split(path.read_text("utf-8")) if path.exists() else [ARTICLE, "--speed", "20"]


def option(arguments, name, default):
    return arguments[arguments.index(name) + 1] if name in arguments else default


def make_page(shelf, bundle, context, folder, scenario):
    arguments = arguments_of(scenario)
    script = f"shelf_page.js?speed={option(arguments, '--speed', '1')}"
    search = ["--live-search", "search"] if "--search" in arguments else []
    page = folder / f"{scenario.name}.html"
    with open(page, "wb") as out:
        subprocess.run([shelf, "show", bundle, arguments[0], "--context", context, "--page", "--live-script", script,
                        *search], check=True, stdout=out, timeout=PATIENCE_S)
    return arguments


def answer(browser, name, value):
    """As a person would: choose it, or type it."""
    browser.evaluate(f"""{{
      const all = [...document.querySelectorAll('[name=ac-{name}]')];
      const one = all.find((each) => each.type === 'radio' && each.value === {json.dumps(value)}) ?? all[0];
      one.type === 'radio' ? one.checked = true : one.value = {json.dumps(value)};
      one.dispatchEvent(new Event('input', {{bubbles: true}}));
    }}""")


def check_questions(browser, expected, what):
    """Faults. `expected`: id to answer, of the questions that are shown; those alone are required and sent."""
    shown = json.loads(browser.evaluate("""JSON.stringify([...document.querySelectorAll('.shelf-questions .shelf-field')]
      .filter((field) => field.checkVisibility()).map((field) => {
        const controls = [...field.querySelectorAll('[name]')];
        const one = controls[0].type === 'radio' ? controls.find(({checked}) => checked) : controls[0];
        return [controls[0].name.replace('ac-', ''), one?.value ?? ''];
      }))"""))
    form = "document.querySelector('.shelf-questions form')"
    sent = json.loads(browser.evaluate(f"JSON.stringify([...new FormData({form})])"))
    if dict(shown) != expected:
        yield f"{what}: shown are {dict(shown)}, expected {expected}"
    if not {name.replace("ac-", "") for name, _ in sent} <= set(expected):
        yield f"{what}: would be sent: {sent}"
    good = browser.evaluate(f"{form}.checkValidity()")
    if good != all(expected[name] for name in expected if name != "symptom"):
        yield f"{what}: to the browser the answers are {'complete' if good else 'incomplete'}"


def ask_questions(browser):
    """Faults. Questions come and go with the answers, and a hidden one is neither required nor sent nor forgotten."""
    yield from check_questions(browser, {"problem_start_time": "", "symptom": ""}, "at first")
    answer(browser, "problem_start_time", "2026-01-03")
    yield from check_questions(browser, {"problem_start_time": "2026-01-03", "symptom": ""}, "with the time")
    answer(browser, "symptom", "slow")
    known = {"problem_start_time": "2026-01-03", "symptom": "slow", "after_change": ""}
    yield from check_questions(browser, known, "with a symptom")
    answer(browser, "after_change", "yes")
    yield from check_questions(browser, known | {"after_change": "yes", "change": ""}, "after a change")
    answer(browser, "change", "A new rule")
    known |= {"after_change": "yes", "change": "A new rule"}
    yield from check_questions(browser, known, "with all answers")
    answer(browser, "symptom", "refused")
    yield from check_questions(browser, {"problem_start_time": "2026-01-03", "symptom": "refused"}, "hidden again")
    yield from press(browser, ".shelf-run")
    answer(browser, "symptom", "slow")
    yield from check_questions(browser, known, "shown again")


def press(browser, selector):
    """As a person would: the focus is on what is pressed, and has to stay there. Faults."""
    browser.evaluate(f"pressed = document.querySelector('{selector}'); pressed.focus(); pressed.click()")
    if not browser.wait(SETTLED):
        yield f"nothing settled after `{selector}` was pressed"
    if not browser.evaluate("document.activeElement === pressed"):
        yield f"the focus left `{selector}`"


def play(browser, scenario, inputs):
    """Faults. First what comes by itself, then the questions, then late results, then another try."""
    if not browser.wait(SETTLED):
        yield "the page did not settle: " + browser.evaluate(REPORT)
    if browser.evaluate("focusMoves"):
        yield "the focus moved by itself"
    if browser.evaluate("!!document.querySelector('.shelf-run')"):
        if scenario.name == "questions":
            yield from ask_questions(browser)
        for name, value in (each.split("=") for each in inputs[1::2]):
            answer(browser, name, value)
        yield from press(browser, ".shelf-run")
    if scenario.name == "late-answer":
        late = "[...document.querySelectorAll('.shelf-retry')].some((each) => each.textContent === 'Results')"
        if not browser.wait(late):
            yield "no late result was offered"
        yield from press(browser, "[data-shelf-state=TimedOut] > .shelf-retry")
    if scenario.name == "timeout":
        yield from press(browser, "[data-shelf-state=TimedOut] > .shelf-retry")


def describe(report):
    lines = []
    for part in report:
        lines.append(part.pop("label"))
        lines += [f"  {name}: {value}" for name, value in part.items() if value]
    return "\n".join(lines) + "\n"


def check_scenario(browser, scenario, double, listed, inputs, update):
    offline, search = ("--" + name in arguments_of(scenario) for name in ("offline", "search"))
    browser.open(f"{double.origin}/{scenario.name}/{scenario.name}.html",
                 WATCH + ("Object.defineProperty(navigator, 'onLine', {get: () => false});" if offline else ""))
    faults = list(play(browser, scenario, inputs))
    actual = describe(json.loads(browser.evaluate(REPORT)))
    expected = scenario / "expected_page.txt"
    if update:
        expected.write_text(actual, "utf-8")
    elif actual != expected.read_text("utf-8"):
        faults.append(f"expected:\n{expected.read_text('utf-8')}but it was:\n{actual}")
    faults += [f"the page complains: {each}" for each in browser.complaints()]
    faults += [f"asked elsewhere: {each}" for each in browser.addresses() if not each.startswith(double.origin + "/")]
    searches = [each["query"] for each in double.asked(scenario.name) if each["path"] == "/search"]
    if searches != ([SEARCH] if search else []):
        faults.append(f"searched for: {searches}")
    return faults + compare_requests([] if offline else listed, double.asked(scenario.name))


def main():
    shelfc, shelf, articles, chromium = sys.argv[1:5]
    check_program(chromium, "chromium")
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        files = folder / "files"
        files.mkdir()
        for script in SCRIPTS.glob("*.js"):
            shutil.copy(script, files)
        bundle = compile_bundle(shelfc, articles, folder)
        context = folder / "context.json"
        context.write_text(json.dumps(CONTEXT | {"client": "Portal"}), "utf-8")
        with Double(folder, files) as double, Browser(chromium, folder) as browser:
            for scenario in scenarios():
                arguments = make_page(shelf, bundle, context, files, scenario)
                inputs = inputs_of(arguments)
                listed = list_requests(shelf, bundle, arguments[0], context, inputs)
                if scenario.name == "questions":
                    listed += list_requests(shelf, bundle, arguments[0], context, HIDDEN_FIRST)
                faults = check_scenario(browser, scenario, double, listed, inputs, "--update" in sys.argv)
                failed += bool(faults)
                print("\n".join([f"{scenario.name}: {'failed' if faults else 'good'}", *faults]), flush=True)
    print(f"{len(scenarios())} scenarios, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
