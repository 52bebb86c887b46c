"""The life of an article's widgets."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from . import _abi
from ._context import Context, context_struct, signed, unsigned
from ._errors import check, closed, new_error
from ._handles import Handle
from ._library import lib
from ._marshal import Arena, gather, json_lines, options
from ._numbers import Outcome, number_of

Requests = list[dict[str, Any]]


class Session:
    """Says which requests to send, takes their answers, knows what every widget has to show.

    It does no I/O and starts no thread: the host sends the requests that the methods return, and
    hands the answers back. `now` is in milliseconds of any clock that never goes back; when it is
    not given, of `time.monotonic()`. Threads take turns.
    """

    def __init__(self, article: Handle, context: Any, wanted: Any) -> None:
        """As `Article.session()` makes it."""
        pointer, error = ctypes.c_void_p(), new_error()
        status = lib.shelf_session_open(
            article.pointer, context, wanted, ctypes.byref(pointer), ctypes.byref(error)
        )
        check(status, error)
        assert pointer.value is not None
        self._handle: Handle | None = Handle(pointer.value, lib.shelf_session_close, article)
        # The same thread may come in again, out of a finalizer: the library then refuses.
        self._lock = threading.RLock()

    def start(self, now: int | None = None) -> Requests:
        """Everything that may run without being asked for."""
        return self._change(lib.shelf_session_start, _milliseconds(now))

    def run(self, slot: str, now: int | None = None) -> Requests:
        """One widget because the person asks: run, try again, show a late result."""
        arena = Arena()
        return self._change(lib.shelf_session_run, arena.text(slot, "slot"), _milliseconds(now))

    def submit(self, slot: str, inputs: Mapping[str, str], now: int | None = None) -> Requests:
        """The form of a check or the step of a troubleshooter was filled in."""
        arena = Arena()
        given = arena.named_texts(inputs, "inputs")
        key = arena.text(slot, "slot")
        return self._change(lib.shelf_session_submit, key, given, len(given), _milliseconds(now))

    def answer(
        self,
        request_id: str,
        body: str | bytes = b"",
        *,
        http_status: int = 200,
        retry_after: int | None = None,
        outcome: Outcome | str = Outcome.ANSWERED,
        now: int | None = None,
    ) -> Requests:
        """What came of a request, as it came. An old or unknown one changes nothing.

        `body` is JSON, at most 4 MiB; `retry_after` is in seconds.
        """
        arena = Arena()
        made = options(_abi.Answer)
        made.request_id = arena.text(request_id, "request_id")
        made.outcome = number_of(Outcome, outcome)
        made.http_status = unsigned(http_status, "http_status", 31)
        if retry_after is not None:
            made.has_retry_after = 1
            made.retry_after = unsigned(retry_after, "retry_after")
        made.body = arena.body(body, "body")
        return self._change(lib.shelf_session_answer, ctypes.byref(made), _milliseconds(now))

    def tick(self, now: int | None = None) -> Requests:
        """Deadlines, polls that are due, retries: to be called when `next_due` says so."""
        return self._change(lib.shelf_session_tick, _milliseconds(now))

    def cancel(self, slot: str) -> Requests:
        arena = Arena()
        return self._change(lib.shelf_session_cancel, arena.text(slot, "slot"))

    def set_context(self, context: Context | None, now: int | None = None) -> Requests:
        """Another resource, cloud, connection: everything starts again with the next generation."""
        arena = Arena()
        made = context_struct(context, arena)
        known = None if made is None else ctypes.byref(made)
        return self._change(lib.shelf_session_set_context, known, _milliseconds(now))

    def set_offline(self, offline: bool) -> None:
        with self.turn() as handle:
            error = new_error()
            status = lib.shelf_session_set_offline(
                handle.pointer, bool(offline), ctypes.byref(error)
            )
            check(status, error)

    def merge(self, solution: str | bytes) -> dict[str, Any]:
        """Live objects of a whole solution, as JSON, go to their slots. Returns which did."""
        arena = Arena()
        return self._change(lib.shelf_session_merge, arena.body(solution, "solution"))[0]

    def states(self) -> list[dict[str, Any]]:
        """What every widget has to show, in document order."""
        return self._change(lib.shelf_session_states)

    @property
    def settled(self) -> bool:
        """Nothing is under way."""
        with self.turn() as handle:
            return bool(lib.shelf_session_settled(handle.pointer))

    @property
    def next_due(self) -> int | None:
        """When to `tick`, in milliseconds of the host's clock. None: nothing is to come."""
        due = ctypes.c_int64()
        with self.turn() as handle:
            is_due = lib.shelf_session_next_due(handle.pointer, ctypes.byref(due))
        return due.value if is_due else None

    @contextmanager
    def turn(self) -> Iterator[Handle]:
        """Keeps other threads out. ArgumentError: it is closed."""
        with self._lock:
            if self._handle is None:
                raise closed("session")
            yield self._handle

    @property
    def closed(self) -> bool:
        return self._handle is None

    def close(self) -> None:
        with self._lock:
            self._handle = None

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def _change(self, call: Callable[..., int], *given: object) -> Requests:
        with self.turn() as handle:
            return json_lines(gather(lambda *out: call(handle.pointer, *given, *out)))


def _milliseconds(now: int | None) -> int:
    return time.monotonic_ns() // 1_000_000 if now is None else signed(now, "now")
