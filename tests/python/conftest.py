"""What the tests share: the project's own bundle, and the tools to compare with."""

import os
import subprocess
from pathlib import Path

import pytest
import shelf

SOURCE = Path(os.environ["SHELF_TEST_SOURCE"])
TOOL = os.environ["SHELF_TEST_TOOL"]
COMPILER = os.environ["SHELF_TEST_COMPILER"]

GATEWAY = "5d0a41f2-7c1e-4b6a-9f10-2e6b8c0d7a11"  # has widgets of most kinds
RESOURCE = (
    "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg"
    "/providers/Nimbus.Network/gateways/gw"
)


def run(*command):
    """Standard output, as bytes."""
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="session")
def path(tmp_path_factory):
    """Of the bundle."""
    bundle = tmp_path_factory.mktemp("bundle") / "help.shelf"
    run(COMPILER, "compile", SOURCE / "articles", "-o", bundle, "--quiet")
    return bundle


@pytest.fixture(scope="session")
def data(path):
    return path.read_bytes()


@pytest.fixture
def bundle(path):
    with shelf.open(path) as opened:
        yield opened


@pytest.fixture
def article(bundle):
    return bundle[GATEWAY]


@pytest.fixture
def tool(path):
    """Runs `shelf` with the bundle."""
    return lambda command, *words: run(TOOL, command, path, *words)
