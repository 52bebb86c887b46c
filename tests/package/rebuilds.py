"""rebuilds.py PREFIX SOURCE WORK: what is built again when an article is touched, added, taken away, broken, mended;
by CMake with Ninja and Make, and by the files of examples/build_step."""
import os
import shutil
import sys
from pathlib import Path

from support import Project, check, empty_folder, put_article, run, wait_a_tick

BROKEN = "# An article without a header\n"


class CMakeBuild:
    """Two bundles; `one` is inside a program."""

    def __init__(self, name, generator, prefix, source, work):
        self.name = name
        self.folder = empty_folder(work / name.replace(" ", "_")) / "source"
        shutil.copytree(source / "tests/package/two_bundles", self.folder)
        self.articles = self.folder / "articles/one"
        put_article(self.folder / "articles/two/other.md", "other")
        put_article(self.folder / "more/one-more.md", "one-more")
        self.prefix, self.generator, self.project = prefix, generator, None

    def make(self, expect=0):
        if not self.project:
            self.project = Project(self.folder, self.folder.parent / "build", self.prefix, self.generator)
        steps, said = self.project.make(expect)
        bundles = sorted(step.split()[-1] for step in steps if step.startswith("Compiling bundle"))
        check(len(steps) == 0 or bundles or expect != 0, f"{self.name}: steps without a bundle:\n{said}")
        return bundles, steps, said

    def count(self):
        return int(run(self.project.build / "reader").split()[0])


class PlainBuild:
    """One bundle, by a Makefile or a build.ninja."""

    def __init__(self, name, tool, prefix, source, work):
        self.name, self.tool, self.prefix = name, tool, prefix
        self.folder = empty_folder(work / name) / "source"
        shutil.copytree(source / "runtime/examples/build_step", self.folder)
        self.articles = self.folder / "articles"

    def make(self, expect=0):
        wait_a_tick()
        path = f"{self.prefix / 'bin'}:{os.environ['PATH']}"
        said = run(self.tool, expect=expect, cwd=self.folder, env={"PATH": path})
        steps = [line for line in said.splitlines() if "shelfc compile" in line or "Compiling bundle" in line]
        return ["one"] * min(len(steps), 1), steps, said

    def count(self):
        return len(run(self.prefix / "bin/shelf", "list", self.folder / "help.shelf").splitlines())


def expect_built(build, wanted, why, steps_wanted=None):
    bundles, steps, said = build.make()
    check(bundles == wanted, f"{build.name}: {why}: bundles {bundles}, expected {wanted}\n{said}")
    if steps_wanted is not None:
        check(len(steps) == steps_wanted, f"{build.name}: {why}: {len(steps)} steps, expected {steps_wanted}\n{said}")


def expect_failure(build, article, why):
    for attempt in ("at once", "the next time"):
        said = build.make(expect=None)[2]
        check(f"{article.name}:1:1: error" in said, f"{build.name}: {why}, {attempt}: no diagnostic of the article\n{said}")


def try_changes(build, steps_of_one):
    first, second = build.articles / "first.md", build.articles / "sub folder/second.md"
    put_article(first, "first")
    put_article(second, "second")
    build.make()
    check(build.count() == 2, f"{build.name}: the first build has {build.count()} articles, expected 2")
    expect_built(build, [], "nothing was touched", 0)
    first.touch()
    expect_built(build, ["one"], "one article was touched", steps_of_one)
    expect_built(build, [], "nothing was touched again", 0)
    third = build.articles / "sub folder/third.md"
    put_article(third, "third")
    expect_built(build, ["one"], "an article was added", steps_of_one)
    check(build.count() == 3, f"{build.name}: the new article is missing")
    put_article(build.articles / "new folder/fourth.md", "fourth")
    expect_built(build, ["one"], "a folder with an article was added", steps_of_one)
    third.unlink()
    expect_built(build, ["one"], "an article was taken away", steps_of_one)
    shutil.rmtree(build.articles / "new folder")
    expect_built(build, ["one"], "a folder was taken away", steps_of_one)
    check(build.count() == 2, f"{build.name}: an article that was taken away is still there")
    expect_built(build, [], "nothing was touched after that", 0)
    second.write_text(BROKEN)
    expect_failure(build, second, "an article was broken")
    second.unlink()
    put_article(second, "second")
    expect_built(build, ["one"], "the article was mended", steps_of_one)
    expect_built(build, [], "nothing was touched at the end", 0)


def try_cmake(build):
    try_changes(build, 5)  # compile, embed, object, archive, program
    (build.folder / "more/one-more.md").touch()
    expect_built(build, ["two"], "an article of the other bundle was touched", 1)
    build.project.configure("-DLABEL=second")
    expect_built(build, ["one"], "an option is another one", 5)
    check(run(build.project.build / "reader") == "2 second 0\n", f"{build.name}: the program has not the new label")
    label = run(build.prefix / "bin/shelf", "info", build.project.build / "some folder/two.shelf")
    check("it's \"two\"" in label and "en-GB" in label, f"{build.name}: options are not in the bundle:\n{label}")
    (build.prefix / "bin/shelfc").touch()
    bundles, _, said = build.make()
    check(bundles == ["one", "two"], f"{build.name}: another compiler: bundles {bundles}\n{said}")


GENERATED = """cmake_minimum_required(VERSION 3.22)
project(generated LANGUAGES NONE)
find_package(shelf CONFIG REQUIRED COMPONENTS tools)
set(made ${CMAKE_CURRENT_BINARY_DIR}/made)
add_custom_command(OUTPUT ${made}/article.md COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/template ${made}/article.md
                   DEPENDS template COMMENT "Building an article")
shelf_add_bundle(one ARTICLES ${made} DEPENDS ${made}/article.md)
"""


def try_generated(generator, prefix, work):
    """Articles that the build makes, and a compiler that is named by hand."""
    folder = empty_folder(work / f"generated {generator}")
    (folder / "CMakeLists.txt").write_text(GENERATED)
    put_article(folder / "template", "first")
    package = next(prefix.rglob("shelfConfig.cmake")).parent
    project = Project(folder, folder / "build", prefix, generator,
                      [f"-Dshelf_DIR={package}", f"-DSHELF_SHELFC={prefix / 'bin/shelfc'}"])
    wanted = ["Building an article", "Compiling bundle one"]
    for why in ("the first build", "the template changed"):
        put_article(folder / "template", "first", why)
        steps, said = project.make()
        check(steps == wanted, f"generated articles, {generator}: {why}: {steps}\n{said}")
        check(not project.make()[0], f"generated articles, {generator}: something is done when nothing was touched")


def main():
    prefix, source, work = (Path(path).absolute() for path in sys.argv[1:4])
    empty_folder(work)
    shutil.copytree(prefix, work / "prefix")  # its compiler is touched
    for name, generator in (("cmake ninja", "Ninja"), ("cmake make", "Unix Makefiles")):
        try_cmake(CMakeBuild(name, generator, work / "prefix", source, work))
        try_generated(generator, work / "prefix", work)
    for tool in ("ninja", "make"):
        try_changes(PlainBuild(tool, tool, work / "prefix", source, work), 1)
    print("rebuilds: one article, one bundle; nothing, nothing; by 4 ways to build")


main()
