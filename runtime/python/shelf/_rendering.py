"""Options of rendering."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import _abi
from ._context import Context, context_struct
from ._marshal import Arena, TokenValue, options

if TYPE_CHECKING:
    from ._session import Session

_MAX_WIDTH = 2**31 - 1


@dataclass
class Rendering:
    """What `Article.render()` was given."""

    values: Mapping[str, TokenValue] | None = None
    context: Context | None = None
    title: bool = False
    session: Session | None = None
    messages: Mapping[str, str] | None = None
    width: int | None = 80
    color: bool = True
    hyperlinks: bool = True

    def struct(self, arena: Arena, session: int | None) -> _abi.RenderOptions:
        """`session` is its handle. What the structure points to lives in `arena`."""
        made = options(_abi.RenderOptions)
        made.title = bool(self.title)
        made.no_color = not self.color
        made.no_hyperlinks = not self.hyperlinks
        made.width = self._width()
        made.session = session
        if self.values is not None:
            made.values = arena.values(self.values)
            made.value_count = len(self.values)
        context = context_struct(self.context, arena)
        if context is not None:
            made.context = ctypes.pointer(context)
        if self.messages is not None:
            made.messages = arena.named_texts(self.messages, "messages")
            made.message_count = len(self.messages)
        return made

    def _width(self) -> int:
        if self.width is None:
            return -1
        if not isinstance(self.width, int) or not 0 < self.width <= _MAX_WIDTH:
            raise ValueError(f"width: {self.width!r} is no number of columns; None never wraps")
        return self.width
