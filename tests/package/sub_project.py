"""sub_project.py SHELFC SOURCE WORK [--all]: Shelf as a folder of another project, by FetchContent and add_subdirectory, and
the runtime alone. Without --all they are configured only: to build them takes minutes."""
import re
import sys
from pathlib import Path

from support import Project, check, empty_folder, run

TOPIC, PRODUCT = "41000101", "20101"
# What a machine for the runtime alone need not have.
LACKS = [f"-DCMAKE_DISABLE_FIND_PACKAGE_{name}=ON" for name in ("md4c", "pugixml", "CLI11", "Catch2", "mimalloc", "benchmark")]
LACKS += [f"-D{name}=/not/there" for name in ("MD4C_HTML_INCLUDE_DIR", "MD4C_HTML_LIBRARY")]


def targets(said):
    return sorted(line.split()[-1] for line in said.splitlines() if line.startswith("-- has "))


def configure_all(source, work):
    for way in ("FetchContent", "add_subdirectory"):
        common = [f"-DSHELF_SOURCE={source}", f"-DWAY={way}"]
        host = Project(source / "tests/package/sub_project", work / way, "", options=[*common, "-DTOOLS=OFF", *LACKS])
        found = targets(host.configure())
        check(found == ["shelf_runtime"], f"{way}: the runtime alone has {found}")
        own = re.search(r"^build lookup/lookup:.*?^$", (host.build / "build.ninja").read_text(), re.M | re.S)[0]
        own += re.search(r"^build lookup/CMakeFiles/lookup.*?^$", (host.build / "build.ninja").read_text(), re.M | re.S)[0]
        for flag in ("-Wl,-z,now", "-Wconversion", "-fvisibility", "_GLIBCXX_ASSERTIONS", "flatbuffers"):
            check(flag not in own, f"{way}: a program of the project is compiled or linked with {flag}:\n{own}")
        script = "".join(path.read_text() for path in host.build.rglob("cmake_install.cmake"))
        check("libshelf" not in script, f"{way}: Shelf is installed with the project that uses it")
    alone = Project(source, work / "alone", "", options=[f"-DSHELF_BUILD_{part}=OFF" for part in ("COMPILER", "TOOLS", "TESTS")] + LACKS)
    return alone


def build_all(alone, source, work, shelfc):
    bundle = work / "help.shelf"
    run(shelfc, "compile", source / "articles", "-o", bundle, "--quiet")
    alone.make()
    run("cmake", "--install", alone.build, "--prefix", work / "prefix")
    lookup = Project(source / "runtime/examples/lookup", work / "lookup", work / "prefix")
    lookup.make()
    host = Project(source / "tests/package/sub_project", work / "tools", "",
                   options=[f"-DSHELF_SOURCE={source}", "-DWAY=add_subdirectory", "-DTOOLS=ON"])
    found = targets(host.configure())
    check(found == ["shelf_compiler", "shelf_runtime", "shelfc"], f"with tools: {found}")
    host.make()
    page = run(lookup.build / "lookup", bundle, TOPIC, PRODUCT)
    check("<h2>Recommended Steps</h2>" in page, f"the article is not what it should be:\n{page}")
    check(run(host.build / "lookup/lookup", bundle, TOPIC, PRODUCT) == page, "the sub-project prints something else")
    check("## Recommended Steps" in run(host.build / "embedded/embedded", TOPIC, PRODUCT), "nothing is embedded")
    check(not host.make()[0], "a second build of the project that has Shelf as a folder does something")


def main():
    shelfc, source, work = (Path(path).absolute() for path in sys.argv[1:4])
    alone = configure_all(source, empty_folder(work))
    if "--all" in sys.argv:
        build_all(alone, source, work, shelfc)
    print(f"sub-project: FetchContent, add_subdirectory, the runtime alone: {'built' if '--all' in sys.argv else 'configured'}")


main()
