"""Everything is in pyproject.toml, but for a wheel that carries the library.

With SHELF_BUNDLE_LIBRARY, the path of a libshelf.so.0, the wheel carries that library and is one
for this platform; without it the wheel fits every platform.
"""

import os
import shutil
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.build_py import build_py

LIBRARY = os.environ.get("SHELF_BUNDLE_LIBRARY")
NAME = "libshelf.so.0"  # as shelf/_library.py looks for it


class BuildWithLibrary(build_py):
    def run(self):
        super().run()
        if LIBRARY:
            shutil.copyfile(LIBRARY, Path(self.build_lib) / "shelf" / NAME)

    def get_outputs(self, include_bytecode=1):
        outputs = super().get_outputs(include_bytecode)
        return outputs + [os.path.join(self.build_lib, "shelf", NAME)] if LIBRARY else outputs


class PlatformDistribution(Distribution):
    def has_ext_modules(self):
        return bool(LIBRARY)


commands = {"build_py": BuildWithLibrary}
if LIBRARY:
    from wheel.bdist_wheel import bdist_wheel

    class PlatformWheel(bdist_wheel):
        def get_tag(self):
            return "py3", "none", super().get_tag()[2]  # any Python: no extension module is built

    commands["bdist_wheel"] = PlatformWheel

setup(cmdclass=commands, distclass=PlatformDistribution)
