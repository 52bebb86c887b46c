"""descriptions.py FOLDER SHELFC SHELF: manual pages and completions say what --help says, and shells understand them."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

from support import check, run

FOLDER = Path(sys.argv[1])


def options_of(tool, *command):
    """What --help lists: --long, or -s where there is no long name."""
    lines = re.findall(r"^  (-\S+)", run(tool, *command, "--help"), re.M)
    return {names.split(",")[-1] for names in lines}


def commands_of(tool):
    return re.findall(r"^  ([a-z]+) ", run(tool, "--help").split("Subcommands:")[1], re.M)


def bash_replies(name, *words):
    """What bash offers when the last of `words` is being written."""
    script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _' + name +
              '; echo "${COMPREPLY[@]}"')
    return run("bash", "-c", script, "bash", FOLDER / f"{name}.bash", name, *words).split()


def fish_replies(name, line):
    """What fish offers at the end of `line`."""
    said = run("fish", "--no-config", "-c", f"source {FOLDER / name}.fish; complete -C '{line}'")
    return {each.split("\t")[0] for each in said.splitlines()}


def check_texts(name, tool):
    count = 0
    for command in commands_of(tool):
        for option in options_of(tool, command):
            for file, wanted in ((f"{name}.1", option.replace("-", "\\-")), (f"_{name}", f"{option}[" if option[1] != "-" else option),
                                 (f"{name}.fish", f" -l {option[2:]} " if option[1] == "-" else f" -s {option[1:]} ")):
                text = (FOLDER / file).read_text()
                check(command in text and wanted in text.replace("\n", " \n"), f"{file} lacks `{command} {option}`")
            count += 1
        offered = set(bash_replies(name, command, "-"))
        missing = options_of(tool, command) - offered
        check(not missing, f"bash does not offer {missing} after `{name} {command}`")
    check("describe" not in run(tool, "--help"), f"{name} --help shows the hidden command")
    check(set(commands_of(tool)) <= set(bash_replies(name, "")), f"bash does not offer the commands of {name}")
    return count


def check_values():
    clouds = ["public", "fairfax", "mooncake", "blackforest", "usnat", "ussec"]
    for words, wanted in ((["compile", "--cloud", ""], clouds), (["compile", "--cloud", "f"], ["fairfax"]),
                          (["compile", "a.md", "--level", "=", "b"], ["best"]), (["compile", "--level", "="], ["fast", "default", "best"]),
                          (["compile", "-o", ""], []), (["compile", "articles"], []), (["co"], ["compile"]), (["--ver"], ["--version"])):
        replies = bash_replies("shelfc", *words)
        check(replies == wanted, f"bash: after {words} come {replies}, expected {wanted}")


def check_with(program, do):
    if shutil.which(program):
        do()
        return program
    return f"{program} (skipped: not installed)"


def check_pages():
    for name in ("shelfc", "shelf"):
        done = subprocess.run(["groff", "-ww", "-man", "-Tascii", FOLDER / f"{name}.1"], capture_output=True, text=True)
        check(done.returncode == 0 and not done.stderr, f"groff says of {name}.1:\n{done.stderr}")
        check("Exit codes: 0 done" in done.stdout, f"{name}.1 does not tell the exit codes")


def check_zsh():
    for name in ("shelfc", "shelf"):
        run("zsh", "-n", FOLDER / f"_{name}")


def check_fish():
    check("best" in fish_replies("shelfc", "shelfc compile --level "), "fish does not offer levels")
    check({"find", "show"} <= fish_replies("shelf", "shelf "), "fish does not offer the commands")
    check("--topic" in fish_replies("shelf", "shelf show --to"), "fish does not offer options of a command")


def main():
    count = check_texts("shelfc", sys.argv[2]) + check_texts("shelf", sys.argv[3])
    check_values()
    shells = [check_with("groff", check_pages), check_with("zsh", check_zsh), check_with("fish", check_fish)]
    print(f"descriptions: {count} options in manual pages and completions; tried with bash, {', '.join(shells)}")


main()
