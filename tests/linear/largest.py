#!/usr/bin/env python3
"""The worst articles as large as an article may be, and beyond, with 256 KiB of stack for each thread.

usage: largest.py SHELFC SHELF [FAMILY...]

Each family is made with about 1 MiB: it is compiled, or refused with a diagnostic that says why; what is compiled is
shown. Memory stays below 64 MiB and 40 times the source, what is shown below 32 times the source. The processor time
is told, and decides nothing.
"""
import os
import sys
import tempfile

from families import FAMILIES, write
from spent import spend

STACK = 256 << 10
LIMIT = 1 << 20  # of an article


def largest(name, folder):
    """The family's largest article that is not refused for its length: its bytes."""
    path = os.path.join(folder, "largest.md")
    size = LIMIT - 1024
    write(path, name, size)
    while os.path.getsize(path) > LIMIT and size > 1024:
        size = int(size * 0.98 * LIMIT / os.path.getsize(path))
        write(path, name, size)
    return os.path.getsize(path)


def measure(shelfc, shelf, name):
    with tempfile.TemporaryDirectory() as folder:
        length = largest(name, folder)
        errors = os.path.join(folder, "errors")
        faults = []
        compile_it = [shelfc, "compile", "largest.md", "-o", "largest.shelf", "-j", "2", "--max-diagnostics", "20"]
        compiled = spend(compile_it, folder, STACK, errors=errors)
        text = open(errors, encoding="utf-8", errors="replace").read()
        if compiled.status not in (0, 1):
            faults.append(f"shelfc: exit status {compiled.status}: {text[-500:]}")
        if compiled.status == 1 and "error[" not in text:
            faults.append("refused without a reason")
        if compiled.memory > (64 << 20) + 40 * length:
            faults.append(f"{compiled.memory >> 20} MiB of memory")
        shown = None
        if os.path.exists(os.path.join(folder, "largest.shelf")):
            page = os.path.join(folder, "page")
            shown = spend([shelf, "show", "largest.shelf", "growth", "--format", "html"], folder, STACK, output=page)
            if shown.status not in (0, 2):
                faults.append(f"shelf: exit status {shown.status}")
            if os.path.getsize(page) > max(1 << 20, 32 * length):
                faults.append(f"shown as {os.path.getsize(page)} bytes")
        return length, compiled, shown, faults


def main():
    shelfc, shelf = (os.path.abspath(program) for program in sys.argv[1:3])
    names = sys.argv[3:] or list(FAMILIES)
    failed, slowest = 0, (0.0, "")
    for name in names:
        length, compiled, shown, faults = measure(shelfc, shelf, name)
        slowest = max(slowest, (compiled.seconds, name))
        seen = f"shown {shown.seconds:.2f} s" if shown else "refused"
        print(f"{name}: {length} bytes, {compiled.seconds:.2f} s, {compiled.memory >> 20} MiB, {seen}", flush=True)
        for fault in faults:
            print(f"  {fault}")
        failed += bool(faults)
    print(f"{len(names)} families, {failed} failed; slowest: {slowest[1]}, {slowest[0]:.2f} s")
    return 1 if failed else 0


sys.exit(main())
