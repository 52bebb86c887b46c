"""debs.py BUILD WORK: makes the Debian packages of this build and looks into them: names, needs, layout, owners; then
unpacks them into an empty folder and uses what is there."""
import re
import shutil
import sys
from pathlib import Path

from support import check, empty_folder, put_article, run

# What must be there (LIB: lib or lib/<machine>), what is needed, what must not be needed.
PACKAGES = {
    "libshelf-dev": (["/usr/include/shelf/shelf.hpp", "/usr/LIB/libshelf_runtime.a", "/usr/LIB/libshelf_live.a",
                      "/usr/LIB/cmake/shelf/shelfConfig.cmake", "/usr/LIB/pkgconfig/shelf-runtime.pc"],
                     ["libzstd-dev"], ["libpugixml", "libmd4c"]),
    "shelf-tools": (["/usr/bin/shelf", "/usr/bin/shelfc", "/usr/LIB/cmake/shelf/shelfToolsTargets.cmake",
                     "/usr/share/man/man1/shelf.1.gz", "/usr/share/man/man1/shelfc.1.gz",
                     "/usr/share/bash-completion/completions/shelf", "/usr/share/bash-completion/completions/shelfc",
                     "/usr/share/zsh/vendor-completions/_shelfc", "/usr/share/fish/vendor_completions.d/shelfc.fish"],
                    ["libc6", "libstdc++6", "libzstd1", "libmd4c0", "libpugixml1"], ["libshelf"]),
    "libshelf0": (["/usr/LIB/libshelf.so.0"], ["libc6", "libzstd1"], ["libpugixml", "libmd4c"]),
}
PLACES = re.compile(r"/usr/(bin/shelfc?|include/shelf(\.h|/[a-z_]+\.(hpp|def))|LIB/(libshelf[._a-z0-9]*|(cmake/shelf|pkgconfig)/[^/]+)"
                    r"|share/(doc/PACKAGE/(copyright|changelog\.gz)|man/man1/[^/]+\.gz|[a-z-]+/(vendor[_-])?completions(\.d)?/_?shelf[.a-z]*))$")


def make(build, folder):
    run("cpack", "-G", "DEB", "-B", folder, cwd=build)
    shutil.rmtree(folder / "_CPack_Packages", ignore_errors=True)
    return {path.name.split("_")[0]: path for path in folder.glob("*.deb")}


def check_contents(name, deb, lib):
    wanted = {path.replace("LIB", lib) for path in PACKAGES[name][0]} | {f"/usr/share/doc/{name}/copyright"}
    places = PLACES.pattern.replace("LIB", lib).replace("PACKAGE", name)
    seen = set()
    for line in run("dpkg-deb", "-c", deb).splitlines():
        mode, owner, path = line.split()[0], line.split()[1], line.split(maxsplit=5)[5].split(" -> ")[0][1:]
        check(owner == "root/root", f"{name}: {path} is of {owner}")
        check(mode in ("drwxr-xr-x", "lrwxrwxrwx", "-rwxr-xr-x" if "/bin/" in path else "-rw-r--r--"), f"{name}: {path} is {mode}")
        if mode[0] != "d":
            check(re.match(places, path), f"{name}: a file that does not belong there: {path}")
            seen.add(path)
    check(wanted <= seen, f"{name} lacks {sorted(wanted - seen)}")


def check_fields(name, deb):
    fields = dict(re.findall(r"^ ?([A-Z][A-Za-z-]+): (.*)$", run("dpkg-deb", "-I", deb), re.M))
    check(fields["Package"] == name and "Maintainer" in fields and "Section" in fields, f"{name}: fields {fields}")
    needs = fields["Depends"]
    for package in PACKAGES[name][1]:
        check(package in needs, f"{name} does not depend on {package}: {needs}")
    for package in PACKAGES[name][2]:
        check(package not in needs.replace("libshelf0 (= ", ""), f"{name} depends on {package}: {needs}")
    return fields


def use(debs, work):
    root = empty_folder(work / "root")
    for deb in debs.values():
        run("dpkg-deb", "-x", deb, root)
    put_article(work / "articles/one.md", "one")
    run(root / "usr/bin/shelfc", "compile", work / "articles", "-o", work / "one.shelf", "--strict")
    check("one" in run(root / "usr/bin/shelf", "list", work / "one.shelf"), "the unpacked tools do not list an article")
    project = empty_folder(work / "project")
    (project / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.22)\nproject(debs LANGUAGES C)\n"
                                            f"find_package(shelf 0.1 CONFIG REQUIRED COMPONENTS runtime tools {'c' if 'libshelf0' in debs else ''})\n"
                                            "shelf_add_bundle(help ARTICLES ../articles)\n")
    run("cmake", "-S", project, "-B", project / "build", f"-DCMAKE_PREFIX_PATH={root / 'usr'}")
    run("cmake", "--build", project / "build")


def main():
    build, work = (Path(path).absolute() for path in sys.argv[1:3])
    lib = re.search(r"^CMAKE_INSTALL_LIBDIR:\w+=(.*)$", (build / "CMakeCache.txt").read_text(), re.M)[1]
    debs = make(build, empty_folder(work))
    check({"libshelf-dev", "shelf-tools"} <= set(debs) <= set(PACKAGES), f"packages {sorted(debs)}")
    if "libshelf0" in debs:
        PACKAGES["libshelf-dev"][0].extend(["/usr/LIB/libshelf.so", "/usr/include/shelf.h", "/usr/LIB/pkgconfig/shelf.pc"])
        PACKAGES["libshelf-dev"][1].append("libshelf0 (= 0.1.0)")
    for name, deb in debs.items():
        check_contents(name, deb, lib)
        fields = check_fields(name, deb)
    if "libshelf0" in debs:
        run("dpkg-deb", "-e", debs["libshelf0"], work / "control")
        said = (work / "control/shlibs").read_text()
        check(said == "libshelf 0 libshelf0 (>= 0.1.0)\n", f"libshelf0: what needs the library would depend on: {said}")
    check(fields["Version"] == "0.1.0", f"version {fields['Version']}")
    use(debs, work)
    print("debs: " + ", ".join(f"{deb.name} {deb.stat().st_size // 1000} kB" for deb in sorted(debs.values())))


main()
