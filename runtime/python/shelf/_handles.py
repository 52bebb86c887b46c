"""Handles of the library, closed when nobody uses them any more."""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Callable


def _close(close: Callable[..., None], pointer: int, kept: object) -> None:
    close(ctypes.byref(ctypes.c_void_p(pointer)))


class Handle:
    """Owns one handle. `kept` is what it needs: the memory of a bundle, the bundle of an article.

    To close is to let go of this object: whoever still uses it, in this thread or another, holds a
    reference, and the last one closes. So no call ever meets a handle that is closed under it.
    """

    __slots__ = ("pointer", "kept", "__weakref__")

    def __init__(self, pointer: int, close: Callable[..., None], kept: object = None) -> None:
        self.pointer = pointer
        self.kept = kept
        finalizer = weakref.finalize(self, _close, close, pointer, kept)
        finalizer.atexit = False  # threads may be in the library still, and the process ends anyway
