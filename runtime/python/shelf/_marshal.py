"""Texts, lists and options on their way into the library, and what it writes on its way out."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, Union

from . import _abi
from ._errors import check, new_error
from ._library import lib

#: A value of a replacement token: one text, or a list of them.
TokenValue = Union[str, Sequence[str]]

_Struct = TypeVar("_Struct", bound=ctypes.Structure)

_first_capacity = 1 << 14  # bytes; most articles fit


def options(kind: type[_Struct]) -> _Struct:
    """A structure of options that says its size, and nothing else."""
    made = kind()
    made.struct_size = ctypes.sizeof(kind)
    return made


def read_text(text: _abi.Text) -> str:
    """What the library says. Bytes that are no UTF-8 (a damaged bundle has them) are replaced."""
    if not text.size:
        return ""
    return ctypes.string_at(text.data, text.size).decode("utf-8", "replace")


def address_of(data: bytes) -> int | None:
    """Of the bytes of an object, which has to be kept."""
    return ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p).value


class Arena:
    """Keeps what structures point to. It has to live until the call has returned."""

    def __init__(self) -> None:
        self._kept: list[object] = []

    def text(self, given: str | None, name: str) -> _abi.Text:
        """UnicodeEncodeError: a lone surrogate. TypeError: no text; `name` says which one."""
        if given is None:
            return _abi.Text()
        if not isinstance(given, str):
            raise TypeError(f"{name}: str is expected, not {type(given).__name__}")
        return self.data(given.encode())

    def data(self, given: bytes) -> _abi.Text:
        self._kept.append(given)
        return _abi.Text(address_of(given), len(given))

    def body(self, given: str | bytes, name: str) -> _abi.Text:
        """JSON as it came."""
        return self.data(given) if isinstance(given, bytes) else self.text(given, name)

    def texts(self, given: Iterable[str], name: str) -> Any:
        """An array of texts, for a pointer to them."""
        if isinstance(given, (str, bytes)):
            raise TypeError(f"{name}: a list of str is expected, not one {type(given).__name__}")
        return self._array(_abi.Text, [self.text(each, name) for each in given])

    def named_texts(self, given: Mapping[str, str], name: str) -> Any:
        pairs = [
            _abi.NamedText(self.text(key, name), self.text(value, f"{name}[{key!r}]"))
            for key, value in _items(given, name)
        ]
        return self._array(_abi.NamedText, pairs)

    def values(self, given: Mapping[str, TokenValue]) -> Any:
        return self._array(
            _abi.Value, [self._value(key, value) for key, value in _items(given, "values")]
        )

    def _value(self, key: str, value: TokenValue) -> _abi.Value:
        is_list = not isinstance(value, str)
        items = self.texts([value] if isinstance(value, str) else value, f"values[{key!r}]")
        return _abi.Value(self.text(key, "values"), items, len(items), is_list)

    def _array(self, kind: type[_Struct], members: list[_Struct]) -> Any:
        made = (kind * len(members))(*members)
        self._kept.append(made)
        return made


def _items(given: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    if not isinstance(given, Mapping):
        raise TypeError(f"{name}: a mapping is expected, not {type(given).__name__}")
    return list(given.items())


_to_buffer = ctypes.cast(lib.shelf_to_buffer, _abi.Sink)


def collect(call: Callable[..., int]) -> bytes:
    """What a call writes that can be repeated: it is, when it does not fit into the first memory.

    `call` takes the sink, its user data and the error. No Python runs while the library writes.
    """
    capacity = _first_capacity
    while True:
        memory = ctypes.create_string_buffer(capacity)
        buffer = _abi.Buffer(ctypes.addressof(memory), capacity, 0)
        error = new_error()
        check(call(_to_buffer, ctypes.byref(buffer), ctypes.byref(error)), error)
        if buffer.size <= capacity:
            return ctypes.string_at(memory, buffer.size)
        capacity = buffer.size


def pour(call: Callable[..., int], sink: Callable[[bytes], object]) -> None:
    """Hands what a call writes to `sink`, in parts. What the sink raises stops the call."""
    raised: list[BaseException] = []

    def take(_user: int | None, data: int, size: int) -> int:
        try:
            sink(ctypes.string_at(data, size))
            return 0
        except BaseException as exception:  # it has to get past C: raised again below
            raised.append(exception)
            return 1

    error = new_error()
    status = call(_abi.Sink(take), None, ctypes.byref(error))
    if raised:
        raise raised[0]
    check(status, error)


def gather(call: Callable[..., int]) -> bytes:
    """What a call writes that cannot be repeated, as it changes something."""
    parts: list[bytes] = []
    pour(call, parts.append)
    return b"".join(parts)


def json_lines(written: bytes) -> list[dict[str, Any]]:
    """One object a line."""
    return [json.loads(line) for line in written.decode("utf-8", "replace").split("\n") if line]
