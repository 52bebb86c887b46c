"""What the tests of the package share: running programs, and what a build did."""
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ARTICLE = """<properties
  pageTitle="Article {id}"
  articleId="{id}"
  ownershipId="Tests"
  selfHelpType="generic"
  supportTopicIds="{topic}"
  productPesIds="20101"
  cloudEnvironments="public,fairfax"
/>
# Article {id}

## **Recommended steps**

1. {text}
"""


def fail(text):
    sys.exit(f"failed: {text}")


def check(truth, text):
    if not truth:
        fail(text)


def run(*command, expect=0, cwd=None, env=None):
    """Standard output and standard error together. `expect`: the exit code, or None for any but 0."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env={**os.environ, "LC_ALL": "C", **(env or {})},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    good = done.returncode != 0 if expect is None else done.returncode == expect
    check(good, f"`{' '.join(map(str, command))}` gave {done.returncode}:\n{done.stdout}")
    return done.stdout


def put_article(path, article_id, text="Do it.", topic="41000101"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(id=article_id, text=text, topic=topic))


def empty_folder(path):
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def wait_a_tick():
    """Files written before and after differ in their time: the clock of file systems ticks every 4 to 10 ms."""
    time.sleep(0.05)


class Project:
    """A CMake project and its build folder."""

    def __init__(self, source, build, prefix, generator="Ninja", options=()):
        self.build = Path(build)
        self.source, self.prefix, self.generator = source, prefix, generator
        self.configure(*options)

    def configure(self, *options, expect=0):
        # No compiler cache: what is tested is what this build does itself.
        return run("cmake", "-S", self.source, "-B", self.build, "-G", self.generator, "-DCMAKE_BUILD_TYPE=Debug",
                   f"-DCMAKE_PREFIX_PATH={self.prefix}", *options, expect=expect, env={"CCACHE_DISABLE": "1"})

    def make(self, expect=0):
        """The steps that were done, and everything that was said."""
        wait_a_tick()
        said = run("cmake", "--build", self.build, expect=expect, env={"CCACHE_DISABLE": "1"})
        steps = re.findall(r"^(?:\[[ 0-9/%]+\] )?((?:Compiling|Embedding|Building|Linking) .*)$", said, re.M)
        return steps, said
