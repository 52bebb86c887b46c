"""runtime/docs/python.md: every block of Python runs, every command prints what is shown.

SHELF_UPDATE_DOCS=1 writes what is printed into the page, for a person to review.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import COMPILER, SOURCE

PAGE = SOURCE / "runtime/docs/python.md"
EXAMPLE = SOURCE / "runtime/examples/python/topic_articles.py"
BLOCK = re.compile(r"^```(python|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where the commands of the page work."""
    (tmp_path / "articles").symlink_to(SOURCE / "articles")
    (tmp_path / EXAMPLE.name).symlink_to(EXAMPLE)
    programs = tmp_path / "bin"
    programs.mkdir()
    python = programs / "python3"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    places = [str(programs), str(Path(COMPILER).parent), os.environ["PATH"]]
    monkeypatch.setenv("PATH", os.pathsep.join(places))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def console(text):
    """The block, with what its commands print now."""
    commands = [line[2:] for line in text.splitlines() if line.startswith("$ ")]
    shown = ""
    for command in commands:
        done = subprocess.run(
            command,
            shell=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        shown += f"$ {command}\n{done.stdout}"
    return shown, len(commands)


def test_the_page_shows_what_happens(folder, capsys):
    page, names, counted = PAGE.read_text(), {}, 0
    for kind, text in BLOCK.findall(page):
        named = re.match(r"# (\w+\.py)\n", text)
        if named:
            (folder / named[1]).write_text(text)
        elif kind == "python":
            exec(compile(text, str(PAGE), "exec"), names)
        else:
            shown, commands = console(text)
            counted += commands
            if os.environ.get("SHELF_UPDATE_DOCS"):
                page = page.replace(f"```console\n{text}```", f"```console\n{shown}```")
            else:
                assert shown == text
    if os.environ.get("SHELF_UPDATE_DOCS"):
        PAGE.write_text(page)
    printed = capsys.readouterr().out
    assert counted >= 5
    assert "46 articles" in printed and "NOT_A_BUNDLE | " in printed and "Offline" in printed
    names["bundle"].close()


def test_the_example_says_what_is_wrong(folder, path):
    def run(*words):
        done = subprocess.run(
            [sys.executable, EXAMPLE, *words], capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout, done.stderr

    assert run()[0] == 2
    code, out, err = run(path, "no such topic")
    assert (code, out) == (1, "") and "no such topic" in err
    code, out, err = run("no-such.shelf", "41000101")
    assert (code, out) == (3, "") and "no-such.shelf" in err and "Traceback" not in err
