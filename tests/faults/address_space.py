#!/usr/bin/env python3
"""With too little address space the tools end with 3 and say why, or do what they do with plenty.

usage: address_space.py SHELFC SHELF SOURCES

SOURCES is compiled once without a limit; then everything is tried with ever more address space until it works. A
bundle that was there before stays as it was. What `shelf` needs for the bundle is told, and is at most 64 MiB.
"""
import os
import resource
import subprocess
import sys
import tempfile

MIB = 1 << 20
ENOUGH_TO_START = 12 * MIB  # less, and the loader itself ends the process
ENOUGH_TO_READ = 64 * MIB
ENOUGH_TO_COMPILE = 2048 * MIB


def run(command, limit=None):
    def narrow():
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    return subprocess.run(command, capture_output=True, preexec_fn=narrow)


def read_whole(path):
    with open(path, "rb") as file:
        return file.read()


def least(name, command, most, grow, kept=None):
    """Tries more and more; the least that was enough. `kept`: a file, and what is in it until the command succeeds."""
    good = run(command)
    if good.returncode != 0:
        raise AssertionError(f"{name}: {good}")
    expected = read_whole(kept[0]) if kept else good.stdout
    limit, refused = ENOUGH_TO_START, 0
    while limit <= most:
        if kept:
            with open(kept[0], "wb") as file:
                file.write(kept[1])
        done = run(command, limit)
        result = read_whole(kept[0]) if kept else done.stdout
        if done.returncode == 0:
            if result != expected:
                raise AssertionError(f"{name}, {limit >> 20} MiB: another result")
            print(f"{name}: {limit >> 20} MiB are enough, refused {refused} times with less")
            return
        if done.returncode != 3 or not done.stderr:
            raise AssertionError(f"{name}, {limit >> 20} MiB: status {done.returncode}, {done.stderr[-300:]}")
        if kept and result != kept[1]:
            raise AssertionError(f"{name}, {limit >> 20} MiB: the bundle before it is gone")
        refused += 1
        limit = grow(limit)
    raise AssertionError(f"{name}: {most >> 20} MiB are not enough")


def main():
    shelfc, shelf, sources = (os.path.abspath(each) for each in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as folder:
        bundle, other = os.path.join(folder, "help.shelf"), os.path.join(folder, "other.shelf")
        compile_it = [shelfc, "compile", sources, "--quiet", "--progress", "never", "-o"]
        subprocess.run([*compile_it, bundle], check=True, capture_output=True)
        article = run([shelf, "list", bundle]).stdout.split()[0].decode()
        for name, arguments in (("list", ["list"]), ("verify", ["verify"]), ("show", ["show", article]),
                                ("requests", ["requests", article])):
            command = [shelf, arguments[0], bundle, *arguments[1:]]
            least(name, command, ENOUGH_TO_READ, lambda limit: limit + MIB)
        least("compile", [*compile_it, other], ENOUGH_TO_COMPILE, lambda limit: limit * 5 // 4, (other, b"an older bundle"))


main()
