#!/usr/bin/env python3
"""Compiling and showing the worst articles grows no faster than they do.

usage: growth.py SHELFC SHELF [--all] [FAMILY...]

Each family is made with N, 2N and 4N bytes. Counted are instructions (valgrind), as seconds say more about the machine:
less what a tiny article takes they may grow with a power of at most 1.35. An article may be refused, with a diagnostic
that says why; what is shown may be 32 times as long as its source, and 1 MiB in any case. Memory stays below 64 MiB
and 40 times the source. Without --all a tenth of the size, and every third family. Skipped (77) without valgrind.
"""
import argparse
import concurrent.futures
import math
import os
import re
import subprocess
import sys
import tempfile

from families import FAMILIES, write
from spent import spend

SKIPPED = 77
STEEPEST = 1.35
NOTHING = 8_000_000  # instructions that are too few to tell growth from chance


def instructions(command, folder):
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *command]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace")
    counted = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if counted is None or not 0 <= done.returncode <= 63:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stderr[-2000:]}")
    return int(counted[1].replace(",", "")), done


def growth(counts):
    """The power with which the counts grow from N to 4N; 0: too few to tell."""
    least, most = counts[0], counts[-1]
    if most < NOTHING:
        return 0.0
    return math.log(max(most, 1) / max(least, NOTHING / 16)) / math.log(4)


class Family:
    def __init__(self, name, arguments, base):
        self.name, self.arguments, self.base = name, arguments, base
        self.faults = []

    def measure(self, size):
        compiler, shelf, all_sizes = self.arguments
        with tempfile.TemporaryDirectory() as folder:
            write(os.path.join(folder, "growth.md"), self.name, size)
            length = os.path.getsize(os.path.join(folder, "growth.md"))
            compile_it = [compiler, "compile", "growth.md", "-o", "growth.shelf", "-j", "1", "--level", "fast", "--max-diagnostics", "20"]
            spent, done = instructions(compile_it, folder)
            refused = done.returncode == 1
            if refused and "error[" not in done.stderr:
                self.faults.append(f"{length} bytes are refused without a reason")
            memory = spend(compile_it, folder).memory
            if memory > (64 << 20) + 40 * length:
                self.faults.append(f"{length} bytes take {memory >> 20} MiB")
            shown = 0
            if not refused and os.path.exists(os.path.join(folder, "growth.shelf")):
                show = [shelf, "show", "growth.shelf", "growth", "--format", "html"]
                shown, page = instructions(show, folder)
                if len(page.stdout.encode()) > max(1 << 20, 32 * length):
                    self.faults.append(f"{length} bytes are shown as {len(page.stdout)}")
        return spent - self.base[0], max(0, shown - self.base[1]), refused

    def run(self):
        first = 64 << 10 if self.arguments[2] else 8 << 10
        measured = [self.measure(size) for size in (first, 2 * first, 4 * first)]
        powers = [growth([each[i] for each in measured]) for i in (0, 1)]
        # A size that is refused ends the growth; what it took to find out counts like the rest.
        for what, power in zip(("compiling", "showing"), powers):
            if power > STEEPEST:
                self.faults.append(f"{what} grows with the power {power:.2f}: {measured}")
        return powers, ["refused" if each[2] else "compiled" for each in measured]


def base_of(shelfc, shelf):
    with tempfile.TemporaryDirectory() as folder:
        write(os.path.join(folder, "growth.md"), "list items", 1)
        spent, _ = instructions([shelfc, "compile", "growth.md", "-o", "growth.shelf", "-j", "1", "--level", "fast"], folder)
        shown, _ = instructions([shelf, "show", "growth.shelf", "growth", "--format", "html"], folder)
    return spent, shown


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shelfc")
    parser.add_argument("shelf")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("families", nargs="*")
    options = parser.parse_intermixed_args()
    try:
        subprocess.run(["valgrind", "--version"], capture_output=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        print("skipped: valgrind is not there")
        return SKIPPED
    programs = os.path.abspath(options.shelfc), os.path.abspath(options.shelf)
    names = options.families or (list(FAMILIES) if options.all else list(FAMILIES)[::3])
    base = base_of(*programs)
    families = [Family(name, (*programs, options.all), base) for name in names]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for family, (powers, ends) in zip(families, pool.map(Family.run, families)):
            print(f"{family.name}: {powers[0]:.2f}, {powers[1]:.2f}; {', '.join(ends)}", flush=True)
            for fault in family.faults:
                print(f"  {fault}")
            failed += bool(family.faults)
    print(f"{len(families)} families, {failed} grow too fast")
    return 1 if failed else 0


sys.exit(main())
