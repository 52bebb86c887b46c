#!/usr/bin/env python3
"""What the tests reach, by room, and whether that is enough: coverage.py COVERAGE_JSON [--lines N] [--branches N].

COVERAGE_JSON is what `llvm-cov export -summary-only` writes."""

import argparse
import json
import os
import pathlib
import sys
from collections import defaultdict

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Count:
    """How much of something there is, and how much was reached."""

    def __init__(self):
        self.there = 0
        self.reached = 0

    def add(self, summary):
        self.there += summary["count"]
        self.reached += summary["covered"]

    def percent(self):
        return 100 * self.reached / self.there if self.there else 100.0

    def __str__(self):
        return f"{self.percent():6.2f} % of {self.there:6}"


def inside(path):
    return os.path.relpath(path, ROOT)


def room_of(path):
    """`runtime/src/render` of `runtime/src/render/html_writer.cpp`."""
    return str(pathlib.Path(inside(path)).parent)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("coverage", type=pathlib.Path)
    parser.add_argument("--lines", type=float, default=0, help="least percent of lines")
    parser.add_argument("--branches", type=float, default=0, help="least percent of branches")
    parser.add_argument("--files", type=int, default=0, help="also name the N files that miss most branches")
    arguments = parser.parse_args()

    files = json.loads(arguments.coverage.read_text())["data"][0]["files"]
    rooms = defaultdict(lambda: (Count(), Count()))
    lines, branches = Count(), Count()
    for file in files:
        summary = file["summary"]
        for line_count, branch_count in (rooms[room_of(file["filename"])], (lines, branches)):
            line_count.add(summary["lines"])
            branch_count.add(summary["branches"])
    for room, (room_lines, room_branches) in sorted(rooms.items()):
        print(f"{room:32} lines {room_lines}   branches {room_branches}")
    print(f"{'all':32} lines {lines}   branches {branches}")

    missing = sorted(files, key=lambda file: file["summary"]["branches"]["notcovered"], reverse=True)
    for file in missing[: arguments.files]:
        summary = file["summary"]
        print(f"{inside(file['filename'])}: {summary['branches']['notcovered']} branches,"
              f" {summary['lines']['count'] - summary['lines']['covered']} lines")

    enough = lines.percent() >= arguments.lines and branches.percent() >= arguments.branches
    if not enough:
        print(f"coverage: less than {arguments.lines:g} % of lines or {arguments.branches:g} % of branches")
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
