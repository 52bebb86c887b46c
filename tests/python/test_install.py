"""`pip install` without a network, and what is installed."""

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec

import pytest
from conftest import SOURCE

MISSING = [name for name in ("pip", "setuptools", "wheel") if find_spec(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING} (python3-...)")


def pip(folder, *words, **environment):
    """In a copy of the package, as pip builds where the sources are."""
    sources = folder / "sources"
    if not sources.exists():
        shutil.copytree(SOURCE / "runtime/python", sources)
    without = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in without}
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]
    offline = ["--no-build-isolation", "--no-index", "--no-deps", str(sources)]
    done = subprocess.run(
        command + offline,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def found_by(place, bundle, **environment):
    script = "import shelf, sys; print(len(shelf.open(sys.argv[1])), shelf.__file__)"
    kept = {name: value for name, value in os.environ.items() if name != "SHELF_LIBRARY"}
    done = subprocess.run(
        [sys.executable, "-c", script, bundle],
        env=kept | {"PYTHONPATH": str(place)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split() if done.returncode == 0 else done.stderr


def test_install(tmp_path, path):
    place = tmp_path / "place"
    pip(tmp_path, "install", "--no-compile", "--target", str(place))
    library = os.environ["SHELF_LIBRARY"]
    init = str(place / "shelf/__init__.py")
    assert found_by(place, path, SHELF_LIBRARY=library) == ["46", init]
    folder = os.path.dirname(library)  # as the system would find it
    assert found_by(place, path, LD_LIBRARY_PATH=folder) == ["46", init]
    assert (place / "shelf/py.typed").exists()
    installed = {each.name for each in (place / "shelf").glob("*.py")}
    assert installed == {each.name for each in (SOURCE / "runtime/python/shelf").glob("*.py")}


def test_a_wheel_that_carries_the_library(tmp_path, path):
    library = os.environ["SHELF_LIBRARY"]
    pip(tmp_path, "wheel", "--wheel-dir", str(tmp_path), SHELF_BUNDLE_LIBRARY=library)
    (wheel,) = tmp_path.glob("shelf-*.whl")
    assert "-py3-none-" in wheel.name and not wheel.name.endswith("-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "place")
    place = tmp_path / "place"
    assert found_by(place, path) == ["46", str(place / "shelf/__init__.py")]
