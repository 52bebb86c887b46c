"""The type hints hold: mypy, where it is installed."""

import shutil
import subprocess

import pytest
from conftest import SOURCE


@pytest.mark.skipif(shutil.which("mypy") is None, reason="mypy is not there")
def test_types():
    done = subprocess.run(
        ["mypy", "--strict", "--cache-dir=/dev/null", "-p", "shelf"],
        cwd=SOURCE / "runtime/python",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
