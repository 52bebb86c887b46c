#!/usr/bin/env python3
"""Plays every scenario against the terminal host, and compares the changes it prints with the stored ones.

    run_terminal_host.py SHELFC SHELF ARTICLES HOST [--update]

A scenario's folder has answers.json (what the service says), expected.txt (the changes, widget by widget: answers to
different widgets may arrive in any order), and, where they differ from the usual, arguments.txt (of the host, the
article's id first; {search} is the address of the search) and shows.txt (lines that the article must contain in the end).
"""
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

from support import (ARTICLE, CONTEXT, GATEWAY, NOW_SECONDS, PATIENCE_S, Double, check_program, compare_requests,
                     compile_bundle, inputs_of, list_requests, scenarios)

USUAL = [ARTICLE, "--input", "problem_start_time=2026-01-03", "--speed", "20"]


def arguments_of(folder):
    path = folder / "arguments.txt"
    return shlex.split(path.read_text("utf-8")) if path.exists() else USUAL


def run_host(host, bundle, arguments, arm):
    command = [host, bundle, arguments[0], "--arm", arm, "--resource", GATEWAY, "--topic", CONTEXT["topic"],
               "--product", CONTEXT["product"], "--now", str(NOW_SECONDS), "--nonce", CONTEXT["nonce"], *arguments[1:]]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=PATIENCE_S, text=True,
                          encoding="utf-8")


def by_widget(lines):
    """The same lines, those of one widget together, widgets in alphabetical order."""
    return sorted(lines, key=lambda line: line.rpartition(": ")[0])


def check_scenario(folder, tools, bundle, context, double, update):
    here = f"{double.origin}/{folder.name}"
    arguments = [each.replace("{search}", f"{here}/search") for each in arguments_of(folder)]
    ran = run_host(tools["host"], bundle, arguments, f"{here}/arm")
    changes, _, article = ran.stdout.partition("\n\n")
    faults = [f"exit code {ran.returncode}: {ran.stderr}"] if ran.returncode else []
    actual = "\n".join(by_widget(changes.splitlines())) + "\n"
    expected = folder / "expected.txt"
    if update:
        expected.write_text(actual, "utf-8")
    elif actual != expected.read_text("utf-8"):
        faults.append(f"expected:\n{expected.read_text('utf-8')}but it was:\n{actual}")
    faults += [f"wider than 60 columns: {line}" for line in changes.splitlines() if len(line) > 60]
    shows = folder / "shows.txt"
    if shows.exists():
        faults += [f"the article does not show: {line}" for line in shows.read_text("utf-8").splitlines()
                   if line not in article]
    listed = list_requests(tools["shelf"], bundle, arguments[0], context, inputs_of(arguments))
    return faults + compare_requests([] if "--offline" in arguments else listed, double.asked(folder.name))


def check_usage(host, bundle, folder):
    """Wrong arguments, no such article, no such file: the exit code and a word about it."""
    arm = ["--arm", "http://127.0.0.1:9"]
    cases = [(2, [], "BUNDLE"), (2, [bundle, ARTICLE, "--arm", "http://example.org"], "https"),
             (2, [bundle, ARTICLE, *arm, "--input", "x"], "NAME=VALUE"), (1, [bundle, "none", *arm], "`none`"),
             (3, [folder / "none.shelf", ARTICLE, *arm], "none.shelf")]
    for code, arguments, word in cases:
        ran = subprocess.run([host, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=PATIENCE_S,
                             text=True)
        if ran.returncode != code or word not in ran.stderr:
            yield f"{arguments}: exit code {ran.returncode} for {code}, and it said: {ran.stderr}"


def check_unreachable(host, bundle):
    """Nobody listens: every live part fails with a word, and the program ends well."""
    ran = run_host(host, bundle, [*USUAL[:3], "--speed", "1000"], "http://127.0.0.1:9")
    if ran.returncode or ran.stdout.count("Running → Failed") < 3:
        yield f"exit code {ran.returncode}, and it printed:\n{ran.stdout}"


def main():
    shelfc, shelf, articles, host = sys.argv[1:5]
    check_program(host, "the terminal host (it is built when libcurl is found)")
    tools = {"shelf": shelf, "host": host}
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        bundle = compile_bundle(shelfc, articles, folder)
        context = folder / "context.json"
        context.write_text(json.dumps(CONTEXT | {"client": "CLI"}), "utf-8")
        with Double(folder) as double:
            results = {each.name: check_scenario(each, tools, bundle, context, double, "--update" in sys.argv)
                       for each in scenarios()}
        results["usage"] = list(check_usage(host, bundle, folder))
        results["unreachable"] = list(check_unreachable(host, bundle))
    for scenario, faults in results.items():
        failed += bool(faults)
        print("\n".join([f"{scenario}: {'failed' if faults else 'good'}", *faults]))
    print(f"{len(results)} scenarios, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
