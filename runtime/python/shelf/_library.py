"""Finds and loads libshelf."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from pathlib import Path

from . import _abi

#: Of this package. The library may be newer, not older, within the same major number.
__version__ = "0.1.0"

_NAMES = {"darwin": "libshelf.0.dylib", "win32": "shelf.dll"}
_NAME = _NAMES.get(sys.platform, "libshelf.so.0")


class LibraryError(ImportError):
    """The library of Shelf is not there, cannot be loaded, or is of another version."""


def _places() -> list[str]:
    chosen = os.environ.get("SHELF_LIBRARY")
    if chosen:
        return [chosen]  # and no other: a wrong path must not go unnoticed
    bundled = Path(__file__).with_name(_NAME)
    return ([str(bundled)] if bundled.exists() else []) + [_NAME]


def _load() -> tuple[ctypes.CDLL, str]:
    tried = []
    for place in _places():
        try:
            return ctypes.CDLL(place), place
        except OSError as error:
            tried.append(f"{place}: {error}")
    # Runs other programs, so only when nothing else has helped.
    found = None if os.environ.get("SHELF_LIBRARY") else ctypes.util.find_library("shelf")
    if found and found not in _places():
        try:
            return ctypes.CDLL(found), found
        except OSError as error:
            tried.append(f"{found}: {error}")
    raise LibraryError(
        f"the library of Shelf cannot be loaded ({'; '.join(tried)}); install libshelf0, or set"
        f" SHELF_LIBRARY to the path of {_NAME}"
    )


def _numbers(version: str) -> tuple[int, int]:
    major, minor = version.split(".")[:2]
    return int(major), int(minor)


def _check(library: ctypes.CDLL, place: str) -> None:
    try:
        _abi.declare(library)
        version: str = library.shelf_version().decode()
        major, minor = _numbers(version)
    except (AttributeError, ValueError) as error:
        raise LibraryError(f"{place} is no library of Shelf, or an older one: {error}") from None
    needed_major, needed_minor = _numbers(__version__)
    if major != needed_major or minor < needed_minor:
        raise LibraryError(
            f"{place} is version {version} of the library; this package needs {needed_major}."
            f"{needed_minor} or a later {needed_major}.x"
        )


def load() -> ctypes.CDLL:
    """The library, checked, with the types of its functions. LibraryError."""
    library, place = _load()
    _check(library, place)
    return library


lib = load()


def library_version() -> str:
    """Of the library that runs, "0.1.0"."""
    version: str = lib.shelf_version().decode()
    return version
