#!/usr/bin/env python3
"""Names that authors and folders give: nothing is read or written outside of what was asked for.

usage: paths_and_names.py SHELFC SHELF [--all]

Ids of articles become names of exported files; links and odd names stand among the sources. Whatever they are called,
exported files stay in their folder under harmless names, each article once, and what the tools print holds no control
character. --all adds a folder of 100,000 files.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

HEADER = """<properties pageTitle="Paper jam" articleId="{id}" selfHelpType="generic"
    ownershipId="Printers" supportTopicIds="32000001" productPesIds="15922" cloudEnvironments="public" />
# Paper jam

Open the tray.
"""
# articleIds; each has to be one exported file, except for those that make an article without an id
IDS = {
    "a folder above": "../../escaped",
    "an absolute path": "/etc/escaped",
    "back slashes": "..\\..\\escaped",
    "a folder below": "below/escaped",
    "this folder": ".",
    "the folder above": "..",
    "a hidden file": ".profile",
    "a zero byte": "be\0fore",
    "an escape of the terminal": "\x1b[31mred\x07",
    "a line break": "two\nlines",
    "4 KiB": "x" * 4096,
    "an option": "-rf",
    "a name of the shell": "$HOME`id`;&|<>*?",
    "a name of another system": "CON",
    "quotes": "'&quot;'",
    "letters beyond ASCII": "Störung-\u202egpj.exe",
    "percent signs": "%2e%2e%2fescaped",
    "a blank": "a b ",
    "only dots and blanks": ".. ..",
    "a home": "~root",
}
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


class Tools:
    def __init__(self, shelfc, shelf, folder):
        self.shelfc, self.shelf, self.folder, self.faults = os.path.abspath(shelfc), os.path.abspath(shelf), folder, []

    def run(self, *command):
        done = subprocess.run(command, cwd=self.folder, capture_output=True)
        text = (done.stdout + done.stderr).decode("utf-8", "strict")
        if not 0 <= done.returncode <= 63:
            self.faults.append(f"{command} ended with {done.returncode}")
        if CONTROLS.search(text):
            self.faults.append(f"{command} printed {CONTROLS.search(text)[0]!r}")
        return done.returncode, text

    def expect(self, holds, what):
        if not holds:
            self.faults.append(what)


def exported(folder):
    return [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]


def ids_as_names(tools):
    for number, (what, name) in enumerate(IDS.items()):
        place = os.path.join(tools.folder, str(number))
        put(f"{place}/in/article.md", HEADER.replace("{id}", name))
        before = set(exported(tools.folder))
        status, text = tools.run(tools.shelfc, "compile", f"{place}/in", "-o", f"{place}/out.shelf")
        if status == 1:  # no article is left
            tools.expect("error[" in text, f"{what}: refused without a reason")
            continue
        status, _ = tools.run(tools.shelf, "export", f"{place}/out.shelf", f"{place}/site")
        tools.expect(status == 0, f"{what}: export ends with {status}")
        new = set(exported(tools.folder)) - before - {f"{place}/out.shelf"}
        tools.expect(all(path.startswith(f"{place}/site/") for path in new), f"{what}: wrote {new}")
        tools.expect(len([path for path in new if path.endswith(".html")]) == 1, f"{what}: wrote {new}")
        names = [os.path.basename(path) for path in new]
        tools.expect(all(re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]*", name) for name in names), f"{what}: named {names}")


def twins(tools):
    """Ids that differ in case only are two files also where a file system folds it."""
    place = os.path.join(tools.folder, "twins")
    put(f"{place}/in/a.md", HEADER.replace("{id}", "Paper-Jam").replace("generic", "rca"))
    put(f"{place}/in/b.md", HEADER.replace("{id}", "paper_jam").replace("Open", "Shut"))
    put(f"{place}/in/c.md", HEADER.replace("{id}", "paper/jam").replace("Open", "Lift"))
    tools.run(tools.shelfc, "compile", f"{place}/in", "-o", f"{place}/out.shelf")
    tools.run(tools.shelf, "export", f"{place}/out.shelf", f"{place}/site")
    names = [path.lower() for path in exported(f"{place}/site") if path.endswith(".html")]
    tools.expect(len(set(names)) == 3, f"three articles became {names}")


def same_id(tools):
    place = os.path.join(tools.folder, "same")
    put(f"{place}/in/one.md", HEADER.replace("{id}", "same"))
    put(f"{place}/in/two.md", HEADER.replace("{id}", "SAME").replace("Open", "Shut"))
    _, text = tools.run(tools.shelfc, "compile", f"{place}/in", "-o", f"{place}/out.shelf")
    tools.expect("one.md" in text and "two.md" in text, f"two articles of one id, but it says {text}")


def links_out_of_the_sources(tools):
    place = os.path.join(tools.folder, "links")
    put(f"{place}/secret.md", HEADER.replace("{id}", "secret"))
    put(f"{place}/secrets/deep.md", HEADER.replace("{id}", "deep"))
    put(f"{place}/in/article.md", HEADER.replace("{id}", "own"))
    os.symlink("../secret.md", f"{place}/in/link.md")
    os.symlink("../secrets", f"{place}/in/folder")
    os.symlink("/etc", f"{place}/in/etc")
    os.symlink("loop", f"{place}/in/loop")
    os.symlink(".", f"{place}/in/here")
    tools.run(tools.shelfc, "compile", f"{place}/in", "-o", f"{place}/out.shelf")
    _, text = tools.run(tools.shelf, "list", f"{place}/out.shelf")
    tools.expect("own" in text and "secret" not in text and "deep" not in text, f"links out of the folder give {text}")


def names_of_sources(tools):
    place = os.path.join(tools.folder, "sources")
    names = ["-o.md", "@arguments.md", "a b.md", "\x1b[2J.md", "\u202eelif.md", "$(id).md", "x" * 240 + ".md", "ü.md"]
    for number, name in enumerate(names):
        put(f"{place}/{name}", HEADER.replace("{id}", f"source-{number}"))
    with open(os.path.join(os.fsencode(place), b"\xff\xfe.md"), "w") as file:
        file.write(HEADER.replace("{id}", "source-bytes"))
    status, text = tools.run(tools.shelfc, "compile", place, "-o", f"{place}.shelf", "--show", "notes", "--depfile", f"{place}.d")
    tools.expect(status == 0, f"odd names of sources: {text}")
    _, text = tools.run(tools.shelf, "list", f"{place}.shelf")
    tools.expect(all(f"source-{number}" in text for number in range(len(names))), f"articles are missing: {text}")


def many_files(tools):
    place = os.path.join(tools.folder, "many")
    os.makedirs(place)
    for number in range(100_000):
        with open(f"{place}/{number}.md", "w") as file:
            file.write(HEADER.replace("{id}", f"many-{number}"))
    status, text = tools.run(tools.shelfc, "compile", place, "-o", f"{place}.shelf", "--level", "fast")
    tools.expect(status == 0 and "compiled 100000 articles" in text, f"100,000 files of one folder: {text[-200:]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shelfc")
    parser.add_argument("shelf")
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tools = Tools(arguments.shelfc, arguments.shelf, folder)
        cases = [ids_as_names, twins, same_id, links_out_of_the_sources, names_of_sources]
        for case in cases + ([many_files] if arguments.all else []):
            case(tools)
    print("\n".join(tools.faults) or f"{len(IDS)} ids, links, twins and names of sources: nothing left its folder")
    return 1 if tools.faults else 0


sys.exit(main())
