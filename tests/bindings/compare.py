#!/usr/bin/env python3
"""The same look-ups through every binding give the same bytes.

usage: compare.py SHELFC ARTICLES ANSWERS_CPP ANSWERS_C LIBSHELF [JAVASCRIPT_PACKAGE]

Each binding has a program that answers look_ups.txt; what they print has to be equal. Bindings whose interpreter or
library is not there are named. The JavaScript package is compared when its module has been built.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent
python_package = here.parents[1] / "runtime" / "python"
look_ups = here / "look_ups.txt"


def commands(bundle: Path, answers_cpp: str, answers_c: str, package: Path | None) -> dict[str, list[str]]:
    found = {"C++": [answers_cpp], "C": [answers_c], "Python": [sys.executable, "-B", str(here / "answers.py")]}
    node = shutil.which("node")
    if package is not None and node is not None and (package / "shelf.wasm").exists():
        found["Node"] = [node, str(here / "in_node.mjs"), str(package)]
    return {name: [*command, str(bundle), str(look_ups)] for name, command in found.items()}


def answers(command: list[str], library: str) -> list[str]:
    environment = {**os.environ, "SHELF_LIBRARY": library, "PYTHONPATH": str(python_package)}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if ran.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {ran.returncode}\n{ran.stderr}")
    return ran.stdout.splitlines()


def first_difference(expected: list[str], given: list[str]) -> str:
    for number, (left, right) in enumerate(zip(expected, given), 1):
        if left != right:
            return f"answer {number}:\n  C++: {left}\n  it:  {right}"
    return f"{len(given)} answers, C++ gives {len(expected)}"


def main() -> int:
    shelfc, articles, answers_cpp, answers_c, library, *rest = sys.argv[1:]
    package = Path(rest[0]) if rest else None
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / "own.shelf"
        subprocess.run([shelfc, "compile", articles, "-o", bundle, "--quiet"], check=True)
        given = {name: answers(command, library) for name, command in commands(bundle, answers_cpp, answers_c, package).items()}
    expected = given["C++"]
    found = sum(" | " in line for line in expected)
    if len(expected) < 200 or found < 150:
        print(f"{len(expected)} look-ups, of which {found} find something: too few to tell")
        return 1
    different = {name: first_difference(expected, lines) for name, lines in given.items() if lines != expected}
    for name, difference in different.items():
        print(f"{name}: {difference}")
    print(f"{len(expected)} look-ups, {found} pages: {', '.join(given)}; {len(different)} different")
    if "Node" not in given:
        print("left out: Node (no node, or the module is not built)")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
