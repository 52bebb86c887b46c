#!/usr/bin/env python3
"""Every call with which shelfc writes a bundle fails or is the last one before the process is killed.

usage: interrupted_writes.py SHELFC SHELF ARTICLES [--all]

Whatever happens, the file that was there before stays whole or the new one is there, whole; a run that fails says so
and leaves nothing beside it, and what a killed run leaves behind the next one removes. The same with --cache: damage in
it must not change a bundle. Without --all only the last calls of each kind are tried, which are those that write.
Needs strace; exits with 77, which ctest takes for "skipped", where it is missing or may not trace.
"""
import argparse
import concurrent.futures
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
FEW = 9  # calls of a kind without --all
FAILURES = {
    "write": ["ENOSPC", "EIO", "EINTR", "EDQUOT"],
    "fsync": ["EIO", "ENOSPC"],
    "close": ["EIO", "EINTR"],
    "rename": ["EIO", "ENOSPC", "EXDEV"],
    "openat": ["EIO", "EMFILE", "EINTR"],
    "unlink": ["EIO"],
    "flock": ["ENOLCK", "EAGAIN"],
    "getrandom": ["EAGAIN"],
}
KILLED_AT = ["openat", "flock", "write", "fsync", "close", "rename", "unlink"]


class Setting:
    def __init__(self, arguments, folder):
        self.shelfc, self.shelf = map(os.path.abspath, (arguments.shelfc, arguments.shelf))
        self.articles = os.path.abspath(arguments.articles)
        self.folder, self.all, self.runs = folder, arguments.all, 0
        self.old = self.compile_once("older")
        started = time.monotonic()
        self.new = self.compile_once("newer")
        self.seconds = time.monotonic() - started
        assert self.old != self.new

    def command(self, place, label, cache):
        command = [self.shelfc, "compile", self.articles, "-o", "help.shelf", "-j", "1", "--quiet", "--label", label]
        return command + (["--cache", os.path.join(place, "kept")] if cache else [])

    def compile_once(self, label):
        place = self.fresh_place()
        subprocess.run(self.command(place, label, False), cwd=place, check=True)
        with open(os.path.join(place, "help.shelf"), "rb") as file:
            return file.read()

    def fresh_place(self, with_old=None):
        place = tempfile.mkdtemp(dir=self.folder)
        if with_old is not None:
            os.mkdir(os.path.join(place, "out"))
            with open(os.path.join(place, "out", "help.shelf"), "wb") as file:
                file.write(with_old)
        return place


class Run:
    """One compile of the newer bundle over the older one, with a fault."""

    def __init__(self, setting, fault, cache=False):
        self.setting, self.fault, self.cache = setting, fault, cache
        self.place = setting.fresh_place(with_old=setting.old)
        self.out = os.path.join(self.place, "out")
        trace = os.path.join(self.place, "trace")
        call = fault.split(":")[0]
        command = ["strace", "-f", "-o", trace, "-e", f"trace={call}", "-e", f"inject={fault}"]
        command += setting.command(self.place, "newer", cache)
        done = subprocess.run(command, cwd=self.out, capture_output=True, text=True)
        self.status, self.stderr = done.returncode, done.stderr
        if not os.path.exists(trace):
            raise AssertionError(f"strace does not know {fault}: {self.stderr}")
        with open(trace) as file:
            self.trace = file.read()
        self.happened = "(INJECTED)" in self.trace or "+++ killed by SIGKILL" in self.trace

    def expect(self, condition, what):
        if not condition:
            raise AssertionError(f"{self.fault}{' with a cache' if self.cache else ''}: {what}; exit status {self.status}\n"
                                 f"{self.stderr}{self.trace}{os.listdir(self.out)}")

    def target(self):
        with open(os.path.join(self.out, "help.shelf"), "rb") as file:
            return file.read()

    def check_failure(self):
        setting = self.setting
        if "error while loading shared libraries" in self.stderr:
            return self.expect(self.target() == setting.old, "the file is not the old one")
        self.expect(0 <= self.status <= 63, "it did not end by itself")
        if "cannot read `" in self.stderr:
            return self.check_unread()
        if self.status == 0:
            self.expect(self.target() == setting.new, "it says that all is well, but the file is not the new one")
        else:
            self.expect(self.stderr.strip() != "", "it failed without a word")
            renamed = re.search(r'rename\("[^"]*", "help.shelf"\) *= 0$', self.trace, re.M) or self.flushed_folder_failed()
            self.expect(self.target() == (setting.new if renamed else setting.old), "the file is neither old nor new")
        if not self.fault.startswith("unlink"):
            self.expect(os.listdir(self.out) == ["help.shelf"], "something was left behind")

    def check_unread(self):
        """An article that the system did not read: an error of the whole run."""
        self.expect(self.status == 3, "an article is missing")
        self.expect(self.target() == self.setting.old, "a bundle without an article was written")

    def flushed_folder_failed(self):
        """The new file has its name by then; only that it keeps it in a power cut is not sure."""
        return self.fault.startswith(("fsync", "openat", "close")) and "cannot flush" in self.stderr and ".tmp-" not in self.stderr

    def check_kill(self):
        self.expect(self.target() in (self.setting.old, self.setting.new), "the file is torn")

    def check_next(self):
        """The next run must give the new bundle and leave nothing else."""
        subprocess.run(self.setting.command(self.place, "newer", self.cache), cwd=self.out, check=True)
        self.expect(self.target() == self.setting.new, "the next run gives other bytes")
        self.expect(os.listdir(self.out) == ["help.shelf"], "the next run left something behind")
        if self.cache:
            kept = os.listdir(os.path.join(self.place, "kept"))
            self.expect(not [name for name in kept if ".tmp-" in name], f"left in the cache: {kept}")

    def finish(self, killed):
        self.check_kill() if killed else self.check_failure()
        self.check_next()
        self.setting.runs += 1
        shutil.rmtree(self.place)


def count_calls(setting, call, cache):
    """How often an undisturbed run makes the call."""
    run = Run(setting, f"{call}:error=EIO:when=60000", cache)
    run.expect(run.status == 0, "a run without a fault fails")
    shutil.rmtree(run.place)
    return len(re.findall(rf"\b{call}\(", run.trace))


def all_faults(setting, cache):
    for call in sorted(set(FAILURES) | set(KILLED_AT)):
        count = count_calls(setting, call, cache)
        first = 1 if setting.all else max(1, count - FEW + 1)
        for when in range(first, count + 1):
            for error in FAILURES[call]:
                yield f"{call}:error={error}:when={when}", False
            if call in KILLED_AT:
                yield f"{call}:signal=KILL:when={when}", True


def inject(setting, cache):
    faults = list(all_faults(setting, cache))

    def one(fault):
        run = Run(setting, fault[0], cache)
        run.expect(run.happened, "the fault did not happen")
        run.finish(killed=fault[1])

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in pool.map(one, faults):
            pass
    print(f"{len(faults)} calls failed or killed{' with a cache' if cache else ''}: no torn file")


def kill_at_random(setting):
    rounds = 200 if setting.all else 40
    random.seed(1)
    ends = {"old": 0, "new": 0}
    for _ in range(rounds):
        place = setting.fresh_place(with_old=setting.old)
        out = os.path.join(place, "out")
        process = subprocess.Popen(setting.command(place, "newer", True), cwd=out)
        time.sleep(random.uniform(0.5, 1.5) * setting.seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with open(os.path.join(out, "help.shelf"), "rb") as file:
            found = file.read()
        assert found in (setting.old, setting.new), "torn"
        ends["old" if found == setting.old else "new"] += 1
        subprocess.run(setting.command(place, "newer", True), cwd=out, check=True)
        assert os.listdir(out) == ["help.shelf"], os.listdir(out)
        shutil.rmtree(place)
    print(f"{rounds} kills at random moments: {ends['old']} left the old file, {ends['new']} the new one")


def limit_file_size(setting):
    """A disk that is full after so many bytes."""
    sizes = range(0, len(setting.new), 1 if setting.all else 2048)
    for size in list(sizes)[:400]:
        place = setting.fresh_place(with_old=setting.old)
        out = os.path.join(place, "out")

        def limit(size=size):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        done = subprocess.run(setting.command(place, "newer", False), cwd=out, preexec_fn=limit, capture_output=True, text=True)
        assert 1 <= done.returncode <= 63 and "cannot write" in done.stderr, done
        with open(os.path.join(out, "help.shelf"), "rb") as file:
            assert file.read() == setting.old
        assert os.listdir(out) == ["help.shelf"], os.listdir(out)
        shutil.rmtree(place)
    with open("/dev/full", "wb") as full:
        for command in ([setting.shelfc, "compile", setting.articles, "-o", "-", "--quiet"],
                        [setting.shelf, "--help"]):
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
            assert 1 <= done.returncode <= 63 and done.stderr, (command, done)
    fill_scratch(setting)
    print("a full disk: the old file stays")


def fill_scratch(setting):
    """More articles than stay in memory: what of them is put aside does not fit either."""
    place = setting.fresh_place(with_old=setting.old)
    out, many = os.path.join(place, "out"), os.path.join(place, "many")
    os.mkdir(many)
    for i in range(72):
        with open(os.path.join(many, f"{i}.md"), "w") as file:
            file.write(f'<properties pageTitle="{i}" articleId="{i}" selfHelpType="generic" ownershipId="o" '
                       'supportTopicIds="41000101" productPesIds="20101" cloudEnvironments="public" />\n# A\n```\n')
            file.write("tray " * 208_000 + "\n```\n")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = subprocess.run([setting.shelfc, "compile", many, "-o", "help.shelf", "--level", "fast", "-j", "2"],
                          cwd=out, preexec_fn=limit, capture_output=True, text=True)
    assert done.returncode == 3 and "cannot write to a file in" in done.stderr, done
    with open(os.path.join(out, "help.shelf"), "rb") as file:
        assert file.read() == setting.old
    assert os.listdir(out) == ["help.shelf"], os.listdir(out)
    shutil.rmtree(place)


def power_cut(setting):
    """Only what was flushed survives, in the order that the trace shows; a rename may survive or not until its folder is
    flushed. After each call the file has to be the old one or the new one."""
    place = setting.fresh_place(with_old=setting.old)
    trace = os.path.join(place, "trace")
    subprocess.run(["strace", "-f", "-o", trace, "-e", "trace=openat,write,fsync,rename"]
                   + setting.command(place, "newer", False), cwd=os.path.join(place, "out"), check=True)
    names, written, flushed = {}, {}, {}
    worlds, seen = [setting.old], []  # what may be found under the target's name
    with open(trace) as file:
        for line in file:
            if found := re.search(r'openat\(AT_FDCWD, "([^"]*)".* = (\d+)$', line):
                names[found[2]] = found[1]
            elif (found := re.search(r"write\((\d+), .* = (\d+)$", line)) and ".tmp-" in names.get(found[1], ""):
                written[names[found[1]]] = written.get(names[found[1]], 0) + int(found[2])
                flushed[names[found[1]]] = False
                seen.append("write")
            elif found := re.search(r"fsync\((\d+)\) *= 0$", line):
                name = names[found[1]]
                flushed[name] = True
                seen.append("flush of the folder" if name == "." else "flush of the file")
                worlds = worlds[-1:] if name == "." else worlds
            elif found := re.search(r'rename\("([^"]*)", "help.shelf"\) *= 0$', line):
                whole = flushed.get(found[1]) and written[found[1]] == len(setting.new)
                worlds.append(setting.new if whole else None)
                seen.append("rename")
            assert all(world in (setting.old, setting.new) for world in worlds), f"torn after {seen}"
    assert worlds == [setting.new], "a power cut after the end may bring the old file back"
    assert seen[-3:] == ["flush of the file", "rename", "flush of the folder"], seen
    print("a power cut after any of:", ", ".join(seen))


def can_trace():
    try:
        return subprocess.run(["strace", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=100", "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shelfc")
    parser.add_argument("shelf")
    parser.add_argument("articles")
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    if not can_trace():
        print("skipped: strace is missing or may not trace here")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting(arguments, folder)
        power_cut(setting)
        for cache in (False, True):
            inject(setting, cache)
        kill_at_random(setting)
        limit_file_size(setting)
    return 0


sys.exit(main())
