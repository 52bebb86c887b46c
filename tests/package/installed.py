"""installed.py BUILD SOURCE WORK: installs component by component into an empty prefix, moves it, and builds the examples
with find_package and with pkg-config. All print what `shelf show` prints."""
import os
import shutil
import sys
from pathlib import Path

from support import Project, check, empty_folder, run

TOPIC, PRODUCT = "41000101", "20101"

COMPONENTS = {  # what must be there, relative to the prefix; LIB is lib or lib/<machine>
    "development": ["include/shelf/shelf.hpp", "LIB/libshelf_runtime.a", "LIB/libshelf_live.a",
                    "LIB/cmake/shelf/shelfConfig.cmake", "LIB/cmake/shelf/shelfConfigVersion.cmake",
                    "LIB/cmake/shelf/shelfRuntimeTargets.cmake", "LIB/cmake/shelf/ShelfAddBundle.cmake",
                    "LIB/pkgconfig/shelf-runtime.pc"],  # and, with it, of libshelf.so
    "tools": ["bin/shelf", "bin/shelfc", "LIB/cmake/shelf/shelfToolsTargets.cmake"],
}
MAY_BE_THERE = ("include/", "LIB/libshelf", "LIB/cmake/shelf/", "LIB/pkgconfig/", "share/")


def files_below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def install(build, prefix, component):
    """The new files. Nothing of the machine that built may stand in one that is text."""
    before = files_below(prefix)
    run("cmake", "--install", build, "--prefix", prefix, "--component", component)
    new = files_below(prefix) - before
    for name in new:
        if name.endswith((".cmake", ".pc", ".hpp")):
            text = (prefix / name).read_text()
            check(str(build) not in text and str(prefix) not in text, f"{name} names the folder it was built in")
    return new


def check_component(component, files, lib):
    wanted = {name.replace("LIB", lib, 1) for name in COMPONENTS[component]}
    check(wanted <= files, f"component {component} lacks {sorted(wanted - files)}")
    allowed = tuple(name.replace("LIB", lib, 1) for name in MAY_BE_THERE)
    strange = sorted(name for name in files - wanted if not name.startswith(allowed))
    check(not strange, f"component {component} installs {strange}")


def check_flags(build):
    """Nothing of how Shelf itself is compiled reaches those who use it."""
    files = [path for name in ("flags.make", "link.txt", "build.ninja") for path in build.rglob(name)]
    check(files, f"{build}: no file with compiler flags was found")
    commands = "".join(path.read_text() for path in files)
    for flag in ("-Wconversion", "-Wshadow", "-fvisibility", "-D_FORTIFY_SOURCE", "-Wl,-z,now", "-fsanitize", "flatbuffers"):
        check(flag not in commands, f"users are compiled or linked with {flag}")


def missing_tools(source, prefix, work):
    folder = empty_folder(work / "missing_tools")
    package = next(prefix.rglob("shelfConfig.cmake")).parent  # without a language CMake does not look into lib/<machine>
    (folder / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.22)\nproject(missing LANGUAGES NONE)\n"
                                           "find_package(shelf CONFIG REQUIRED COMPONENTS ${WANTED})\n")
    for wanted, words in (("runtime;tools", "component `tools`: the tools (shelfc, shelf) are not installed"),
                          ("sparkle", "there is no component `sparkle`; there are: runtime, c, tools")):
        said = run("cmake", "-S", folder, "-B", folder / "build", f"-Dshelf_DIR={package}", f"-DWANTED={wanted}", expect=1)
        check(words in " ".join(said.split()), f"find_package(shelf COMPONENTS {wanted}) says:\n{said}")


def pkg_config(name, source, program, prefix, lib):
    env = {"PKG_CONFIG_PATH": str(prefix / lib / "pkgconfig")}
    flags = run("pkg-config", "--cflags", "--libs", name, env=env).split()
    compiler, standard = ("cc", "-std=c11") if source.suffix == ".c" else ("c++", "-std=c++20")
    run(compiler, standard, "-Wall", "-Wextra", "-Werror", source, "-o", program, *flags)
    return program


def try_c_library(source, prefix, lib, bundle, work):
    """libshelf.so, where it is built: by find_package and pkg-config, with the runtime component alone at run time."""
    if not (prefix / lib / "libshelf.so").exists():
        return "no libshelf.so in this build"
    client = Project(source / "runtime/examples/c_client", work / "c_client", prefix)
    client.make()
    program = pkg_config("shelf", source / "runtime/examples/c_client/main.c", work / "c_by_pkg_config", prefix, lib)
    topic, product = "41000101", "20101"
    wanted = run(prefix / "bin/shelf", "show", bundle, "--topic", topic, "--product", product, "--format", "text")
    for each in (client.build / "c_client", program):
        said = run(each, bundle, topic, product, env={"LD_LIBRARY_PATH": str(prefix / lib)})
        check(said == wanted, f"{each} prints {said!r}, expected {wanted!r}")
    return "the same from C"


def main():
    build, source, work = (Path(path).absolute() for path in sys.argv[1:4])
    empty_folder(work)
    first, prefix = work / "first", work / "prefix"
    development = install(build, first, "development")
    lib = next(name for name in development if name.endswith("libshelf_runtime.a")).rsplit("/", 1)[0]
    check_component("development", development, lib)
    shared = install(build, first, "runtime")
    check(all("/libshelf.so." in name or name.startswith("share/doc/") for name in shared), f"component runtime installs {sorted(shared)}")
    first.rename(prefix)  # an installed tree may be moved
    missing_tools(source, prefix, work)

    examples = source / "runtime/examples"
    lookup = Project(examples / "lookup", work / "lookup", prefix)
    lookup.make()
    check_flags(lookup.build)
    by_pkg_config = pkg_config("shelf-runtime", examples / "lookup/main.cpp", work / "by_pkg_config", prefix, lib)

    check_component("tools", install(build, prefix, "tools"), lib)
    embedded = Project(examples / "embedded", work / "embedded", prefix, "Unix Makefiles", [f"-DARTICLES={source / 'articles'}"])
    embedded.make()
    check_flags(embedded.build)

    bundle = work / "help.shelf"
    run(prefix / "bin/shelfc", "compile", source / "articles", "-o", bundle, "--quiet")
    best = ("show", bundle, "--topic", TOPIC, "--product", PRODUCT, "--format")
    page = run(prefix / "bin/shelf", *best, "html")
    for program in (lookup.build / "lookup", by_pkg_config):
        check(run(program, bundle, TOPIC, PRODUCT) == page, f"{program} prints something else than `shelf show`")
        run(program, bundle, TOPIC, "99999", expect=1)
    program = shutil.move(embedded.build / "embedded", work / "alone")
    shutil.rmtree(embedded.build)
    text = run(program, TOPIC, PRODUCT, cwd="/")
    check(text == run(prefix / "bin/shelf", *best, "text"), "the program with the bundle inside prints something else than `shelf show`")
    from_c = try_c_library(source, prefix, lib, bundle, work)
    size = os.path.getsize(by_pkg_config)
    print(f"installed: find_package, pkg-config and the bundle inside print what `shelf show` prints; lookup has {size} bytes; {from_c}")


main()
