"""Articles: what the catalogue says of them, and what they hold."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, overload

from . import _abi
from ._context import Context, context_struct, unsigned
from ._errors import check, new_error
from ._handles import Handle
from ._library import lib
from ._marshal import Arena, TokenValue, collect, json_lines, options, pour, read_text
from ._numbers import ArticleType, Cloud, Format, number_of
from ._rendering import Rendering
from ._session import Session


class Article:
    """One article of a bundle. Cheap until something of its text is asked for; then it is read.

    It keeps what it needs of its bundle, and goes on working when the bundle is closed. `close()`
    lets go of what was read; used again, it is read again.
    """

    def __init__(self, bundle: Handle, ordinal: int) -> None:
        self._bundle = bundle
        self._ordinal = ordinal
        self._handle: Handle | None = None
        self._known: _abi.Summary | None = None

    @property
    def ordinal(self) -> int:
        """Its place in the bundle."""
        return self._ordinal

    @property
    def id(self) -> str:
        return read_text(self._summary.id)

    @property
    def title(self) -> str:
        return read_text(self._summary.title)

    @property
    def type(self) -> ArticleType:
        try:
            return ArticleType(self._summary.type)
        except ValueError:  # of a library that is newer than this package
            return ArticleType.UNKNOWN

    @property
    def clouds(self) -> tuple[Cloud, ...]:
        mask = self._summary.clouds
        return tuple(cloud for cloud in Cloud if mask >> (cloud - 1) & 1)

    @property
    def display_order(self) -> int | None:
        summary = self._summary
        return summary.display_order if summary.has_display_order else None

    @property
    def resource_required(self) -> bool | None:
        """None: its header does not say."""
        stated: int = self._summary.resource_required
        return None if stated == 0 else stated == 1

    @property
    def shadowed(self) -> bool:
        """Another article with this id and type is the one that is found by id."""
        return bool(self._summary.shadowed)

    @property
    def path(self) -> str:
        """Of its source, relative to the folder that was compiled."""
        handle = self._read()
        return read_text(lib.shelf_article_path(handle.pointer))

    def attribute(self, name: str) -> str | None:
        """One attribute of its header, whatever the case of the name. None: not given, or empty."""
        handle = self._read()
        arena = Arena()
        asked = arena.text(name, "name")
        return read_text(lib.shelf_article_attribute(handle.pointer, asked)) or None

    # --- renders

    def render(
        self,
        format: Format | str = Format.HTML,
        *,
        values: Mapping[str, TokenValue] | None = None,
        context: Context | None = None,
        title: bool = False,
        session: Session | None = None,
        messages: Mapping[str, str] | None = None,
        width: int | None = 80,
        color: bool = True,
        hyperlinks: bool = True,
    ) -> str:
        """The article as text in one format; never more than 16 MiB.

        `values` replace its tokens and are never taken for markup. `title` shows the internal
        title. `session` shows the states of its widgets. `messages` are the library's own words in
        another language, by their names. `width` (None: never wrap), `color` and `hyperlinks` are
        for "ansi".
        """
        rendering = Rendering(
            values, context, title, session, messages, width, color, hyperlinks
        )
        rendered: bytes = self._render(format, rendering, collect)
        return rendered.decode("utf-8", "replace")

    def write_to(
        self,
        sink: Callable[[bytes], object],
        format: Format | str = Format.HTML,
        *,
        values: Mapping[str, TokenValue] | None = None,
        context: Context | None = None,
        title: bool = False,
        session: Session | None = None,
        messages: Mapping[str, str] | None = None,
        width: int | None = 80,
        color: bool = True,
        hyperlinks: bool = True,
    ) -> None:
        """As `render`, in UTF-8, handed to `sink` in parts: `file.write`, `socket.sendall`.

        What the sink raises ends the rendering and reaches the caller.
        """
        rendering = Rendering(
            values, context, title, session, messages, width, color, hyperlinks
        )
        if session is not None:  # states must not change while a sink runs
            sink(self._render(format, rendering, collect))
        else:
            self._render(format, rendering, lambda call: pour(call, sink))

    def html(
        self,
        *,
        values: Mapping[str, TokenValue] | None = None,
        context: Context | None = None,
        title: bool = False,
        session: Session | None = None,
    ) -> str:
        return self.render("html", values=values, context=context, title=title, session=session)

    def text(
        self,
        *,
        values: Mapping[str, TokenValue] | None = None,
        context: Context | None = None,
        title: bool = False,
        session: Session | None = None,
    ) -> str:
        return self.render("text", values=values, context=context, title=title, session=session)

    def markdown(
        self,
        *,
        values: Mapping[str, TokenValue] | None = None,
        context: Context | None = None,
        title: bool = False,
        session: Session | None = None,
    ) -> str:
        return self.render("markdown", values=values, context=context, title=title, session=session)

    def json(
        self,
        *,
        values: Mapping[str, TokenValue] | None = None,
        context: Context | None = None,
        title: bool = False,
        session: Session | None = None,
    ) -> Any:
        """The tree of the article, as Python has JSON."""
        written = self.render("json", values=values, context=context, title=title, session=session)
        return json.loads(written)

    # --- widgets

    def widgets(self) -> list[dict[str, Any]]:
        """Its widgets in document order; the members are those of runtime/docs/json.md."""
        handle = self._read()
        return json_lines(collect(lambda *out: lib.shelf_widgets(handle.pointer, *out)))

    def requests(
        self,
        context: Context | None = None,
        *,
        inputs: Mapping[str, str] | None = None,
        required: Iterable[str] = (),
        generation: int = 1,
    ) -> list[dict[str, Any]]:
        """What a host is asked to do for the widgets (runtime/REQUESTS.md). Nothing is sent.

        `inputs` are answers to the questions of checks; an empty mapping says that there are none.
        """
        handle = self._read()
        arena = Arena()
        known = _pointer(context_struct(context, arena))
        asked = options(_abi.RequestOptions)
        asked.generation = unsigned(generation, "generation")
        if inputs is not None:
            asked.inputs_given = 1
            given = arena.named_texts(inputs, "inputs")
            asked.inputs, asked.input_count = given, len(given)
        names = arena.texts(required, "required")
        asked.required, asked.required_count = names, len(names)
        return json_lines(
            collect(lambda *out: lib.shelf_requests(handle.pointer, known, _pointer(asked), *out))
        )

    def session(
        self,
        context: Context | None = None,
        *,
        critical_only: bool = False,
        max_in_flight: int | None = None,
        messages: Mapping[str, str] | None = None,
    ) -> Session:
        """The life of its widgets."""
        arena = Arena()
        asked = options(_abi.SessionOptions)
        asked.critical_only = bool(critical_only)
        if max_in_flight is not None:
            asked.max_in_flight = unsigned(max_in_flight, "max_in_flight")
        if messages is not None:
            asked.messages = arena.named_texts(messages, "messages")
            asked.message_count = len(messages)
        return Session(self._read(), _pointer(context_struct(context, arena)), _pointer(asked))

    # --- what it holds

    def close(self) -> None:
        self._handle = None

    def __enter__(self) -> Article:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Article):
            return NotImplemented
        return self._bundle is other._bundle and self._ordinal == other._ordinal

    def __hash__(self) -> int:
        return hash((id(self._bundle), self._ordinal))

    def __repr__(self) -> str:
        return f"<shelf.Article {self.id!r} {self.type}: {self.title!r}>"

    @property
    def _summary(self) -> _abi.Summary:
        if self._known is None:
            summary, error = options(_abi.Summary), new_error()
            status = lib.shelf_summarize(
                self._bundle.pointer, self._ordinal, ctypes.byref(summary), ctypes.byref(error)
            )
            check(status, error)
            self._known = summary
        return self._known

    def _read(self) -> Handle:
        handle = self._handle  # a copy of the reference: another thread may close the article
        if handle is None:
            pointer, error = ctypes.c_void_p(), new_error()
            status = lib.shelf_article_open(
                self._bundle.pointer, self._ordinal, ctypes.byref(pointer), ctypes.byref(error)
            )
            check(status, error)
            assert pointer.value is not None
            self._handle = handle = Handle(pointer.value, lib.shelf_article_close, self._bundle)
        return handle

    def _render(self, format: Format | str, rendering: Rendering, take: Callable[..., Any]) -> Any:
        wanted = number_of(Format, format)
        handle = self._read()
        arena = Arena()
        with _turn_of(rendering.session) as session:
            made = _pointer(rendering.struct(arena, session.pointer if session else None))
            return take(lambda *out: lib.shelf_render(handle.pointer, wanted, made, *out))


def _turn_of(session: Session | None) -> AbstractContextManager[Handle | None]:
    if session is None:
        return nullcontext()
    if not isinstance(session, Session):
        raise TypeError(f"session: shelf.Session is expected, not {type(session).__name__}")
    return session.turn()


def _pointer(structure: ctypes.Structure | None) -> Any:
    return None if structure is None else ctypes.pointer(structure)


class Articles(Sequence[Article]):
    """Articles in an order, best first when they were found."""

    def __init__(self, bundle: Handle, ordinals: Iterable[int]) -> None:
        self._bundle = bundle
        self._ordinals = list(ordinals)

    def __len__(self) -> int:
        return len(self._ordinals)

    @overload
    def __getitem__(self, index: int) -> Article: ...

    @overload
    def __getitem__(self, index: slice) -> Articles: ...

    def __getitem__(self, index: int | slice) -> Article | Articles:
        if isinstance(index, slice):
            return Articles(self._bundle, self._ordinals[index])
        return Article(self._bundle, self._ordinals[index])

    def __repr__(self) -> str:
        return f"<shelf.Articles: {len(self)}>"
