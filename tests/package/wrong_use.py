"""wrong_use.py PREFIX WORK: what cannot be meant ends the configuration, and the message says what to do."""
import sys
from pathlib import Path

from support import check, empty_folder, put_article, run

# Without a language CMake does not look into lib/<machine>.
PACKAGE = next(Path(sys.argv[1]).absolute().rglob("shelfConfig.cmake")).parent
CASES = [  # call, words of the message
    ("", "no articles: say ARTICLES"),
    ("ARTICLES", "nothing stands after ARTICLES"),
    ("ARTICLES articles CLOUD public COLOUR red", "unknown argument `CLOUD"),
    ("sparkle ARTICLES articles", "unknown argument `sparkle` - there are: ARTICLES"),
    ("ARTICLES articels", "articels` is not there - if the build makes it, say by which target or file: DEPENDS"),
    ("ARTICLES articles TOPICS topics.json", "topics.json` is not there"),
    ("ARTICLES ${CMAKE_CURRENT_SOURCE_DIR}", "give the folder that holds articles only"),
    ("ARTICLES articles OUTPUT ${CMAKE_CURRENT_SOURCE_DIR}/articles/help.shelf", "give the folder that holds articles only"),
    ("ARTICLES articles OUTPUT a=b.shelf", "Make takes a path with `=` for a variable"),
    ("ARTICLES articles LEVEL", "nothing stands after LEVEL"),
]
NAMES = ["1st", "help-me", "a b", "namespace", "xor_eq", "std", "shelf", "_help", "a__b", "h.elp", "wörter"]


def configure(folder, body, expect):
    (folder / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.22)\nproject(wrong LANGUAGES NONE)\n" + body)
    said = run("cmake", "-S", folder, "-B", folder / "build", "-G", "Unix Makefiles", f"-Dshelf_DIR={PACKAGE}", expect=expect)
    return " ".join(said.split())


def refuse(folder, body, words):
    said = configure(folder, body, 1)
    check(" ".join(words.split()) in said, f"{body}\nshould be refused with `{words}`, but:\n{said}")


def main():
    folder = empty_folder(Path(sys.argv[2]).absolute())
    put_article(folder / "articles/one.md", "one")
    find = "find_package(shelf CONFIG REQUIRED COMPONENTS tools)\n"
    for call, words in CASES:
        refuse(folder, f"{find}shelf_add_bundle(help {call})", words)
        refuse(folder, f"{find}shelf_add_bundle(help {call})", "shelf_add_bundle(help):")
    for name in NAMES:
        refuse(folder, f"{find}shelf_add_bundle(\"{name}\" ARTICLES articles)", f"`{name}` cannot be the name of a C++ namespace")
    refuse(folder, find + 2 * "shelf_add_bundle(help ARTICLES articles)\n", "there is a target help_bundle already")
    refuse(folder, f"include({PACKAGE}/ShelfAddBundle.cmake)\nshelf_add_bundle(help ARTICLES articles)", "shelfc is not there: find_package(shelf CONFIG COMPONENTS tools)")
    configure(folder, f"{find}shelf_add_bundle(help ARTICLES articles)\nshelf_add_bundle(made ARTICLES later DEPENDS makes-later)", 0)
    print(f"wrong use: {len(CASES) + len(NAMES) + 2} calls are refused, with a reason")


main()
