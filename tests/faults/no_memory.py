#!/usr/bin/env python3
"""Every allocation of the tools fails once: they end with 3 and say why, or do what they do without it.

usage: no_memory.py SHELFC SHELF FAIL_ALLOCATION_LIBRARY ARTICLES [--all]

A bundle that was there before stays as it was. Without --all about a hundred allocations of each command are tried.
Spared are those of libraries that no caller can help (fail_allocation.cpp); how many is told.
"""
import argparse
import concurrent.futures
import os
import subprocess
import sys
import tempfile

FEW = 100


class Command:
    """Run in a folder of its own; `result` tells what came of it."""

    def __init__(self, name, arguments, library, out=None):
        self.name, self.arguments, self.library, self.out = name, arguments, library, out

    def run(self, number, count_to=None):
        with tempfile.TemporaryDirectory() as place:
            if self.out is not None:
                with open(os.path.join(place, "out.shelf"), "wb") as file:
                    file.write(b"an older bundle")
            environment = dict(os.environ, LD_PRELOAD=self.library, SHELF_FAIL_ALLOCATION=str(number))
            environment["SHELF_SPARED_ALLOCATION"] = os.path.join(place, "spared")
            if count_to is not None:
                environment["SHELF_COUNT_ALLOCATIONS"] = count_to
            done = subprocess.run(self.arguments, cwd=place, env=environment, capture_output=True)
            written = b""
            if self.out is not None:
                with open(os.path.join(place, "out.shelf"), "rb") as file:
                    written = file.read()
            spared = os.path.exists(os.path.join(place, "spared"))
            return done.returncode, done.stdout, written, done.stderr, spared

    def try_all(self, every):
        with tempfile.NamedTemporaryFile("r") as counter:
            good = self.run(0, counter.name)
            count = int(counter.read())
        if good[0] != 0:
            raise AssertionError(f"{self.name}: {good}")
        # The work itself comes last: most allocations are of the options' names.
        last = range(1 if every else max(1, count - FEW // 2), count + 1)
        numbers = sorted({*range(1, count + 1, max(1, count // (FEW // 2))), *last})
        faults, refused, spared = [], 0, 0

        def one(number):
            return number, self.run(number)

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for number, (status, out, written, err, was_spared) in pool.map(one, numbers):
                spared += was_spared
                if status == 3 and err and (self.out is None or written == b"an older bundle"):
                    refused += 1
                elif (status, out, written) != good[:3]:
                    faults.append(f"{self.name}, allocation {number} of {count}: status {status}, {err[-300:]}")
        print(f"{self.name}: {len(numbers)} of {count} allocations failed, {refused} ended it with 3,"
              f" {spared} spared, {len(faults)} otherwise", flush=True)
        return faults


def main():
    parser = argparse.ArgumentParser()
    for name in ("shelfc", "shelf", "library", "articles"):
        parser.add_argument(name, type=os.path.abspath)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bundle = os.path.join(folder, "help.shelf")
        compile_it = [arguments.shelfc, "compile", arguments.articles, "--quiet", "-j", "1", "-o"]
        subprocess.run([*compile_it, bundle], check=True)
        article = subprocess.run([arguments.shelf, "list", bundle], capture_output=True, text=True, check=True).stdout.split()[0]
        commands = [
            Command("compile", [*compile_it, "out.shelf"], arguments.library, "out.shelf"),
            Command("list", [arguments.shelf, "list", bundle], arguments.library),
            Command("verify", [arguments.shelf, "verify", bundle], arguments.library),
            Command("requests", [arguments.shelf, "requests", bundle, article], arguments.library),
        ] + [Command(f"show as {form}", [arguments.shelf, "show", bundle, article, "--format", form], arguments.library)
             for form in ("html", "ansi", "markdown", "json", "help", "apollo")]
        faults = [fault for command in commands for fault in command.try_all(arguments.all)]
    print("\n".join(faults[:20]) or "whatever allocation fails, nothing is lost and no signal ends a tool")
    return 1 if faults else 0


sys.exit(main())
