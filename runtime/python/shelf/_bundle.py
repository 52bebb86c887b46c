"""Bundles: open, look up, what they hold."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable, Iterator
from mmap import mmap
from typing import Any, Union

from . import _abi
from ._article import Article, Articles
from ._context import unsigned
from ._errors import Damage, check, closed, damage_of, new_error
from ._handles import Handle
from ._library import lib
from ._marshal import Arena, address_of, collect, json_lines, options
from ._numbers import ArticleType, Cloud, number_of

#: What `open` takes: the path of a file, or the bytes of one.
Source = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview, mmap]

_first_hits = 64


class Bundle:
    """A bundle that is open. Any number of threads may use it at once."""

    def __init__(self, handle: Handle) -> None:
        """As `open()` makes it."""
        self._handle: Handle | None = handle

    def find(
        self,
        *,
        topic: str | int | None = None,
        product: str | int | None = None,
        cloud: Cloud | str | None = None,
        types: ArticleType | str | Iterable[ArticleType | str] = (),
        has_resource: bool | None = None,
        service: str | None = None,
        resource: str | None = None,
        tags: Iterable[str] = (),
        client: str | None = None,
        article_id: str | None = None,
        article_tag: str | None = None,
    ) -> Articles:
        """Articles that match, best first. What is not given filters nothing.

        Ids, tags and names compare without regard to case, GUIDs with or without braces.
        `has_resource` ranks and drops nothing. At most 16 tags.
        """
        arena = Arena()
        query = options(_abi.Query)
        query.article_id = _key(arena, article_id, "article_id")
        query.topic = _key(arena, topic, "topic")
        query.product = _key(arena, product, "product")
        query.types = _mask(types)
        query.cloud = 0 if cloud is None else number_of(Cloud, cloud)
        query.has_resource = _stated(has_resource)
        query.service = _key(arena, service, "service")
        query.resource = _key(arena, resource, "resource")
        wanted = arena.texts(tags, "tags")
        query.tags, query.tag_count = wanted, len(wanted)
        query.client = _key(arena, client, "client")
        query.article_tag = _key(arena, article_tag, "article_tag")
        handle = self._used()
        return Articles(handle, _find(handle, query))

    def get(self, article_id: str) -> Article | None:
        """The article with this id; None: there is none."""
        if not isinstance(article_id, str):
            raise TypeError(f"an articleId is a str, not {type(article_id).__name__}")
        found = self.find(article_id=article_id) if article_id.strip() else ()
        return found[0] if found else None

    def __getitem__(self, article_id: str) -> Article:
        article = self.get(article_id)
        if article is None:
            raise KeyError(article_id)
        return article

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Article):
            return item._bundle is self._used()
        return isinstance(item, str) and self.get(item) is not None

    def __len__(self) -> int:
        count: int = lib.shelf_article_count(self._used().pointer)
        return count

    def __iter__(self) -> Iterator[Article]:
        """Every article, in the order of the bundle."""
        handle = self._used()
        for ordinal in range(len(self)):
            yield Article(handle, ordinal)

    def info(self) -> dict[str, Any]:
        """What the bundle is and holds: the object that `shelf info --json` prints."""
        handle = self._used()
        return json_lines(collect(lambda *out: lib.shelf_info(handle.pointer, *out)))[0]

    def verify(self) -> list[Damage]:
        """Every checksum, every article, every entry of the index. An empty list: it is sound."""
        found: list[Damage] = []

        def note(_user: int | None, damage: Any) -> int:
            found.append(damage_of(damage.contents))
            return 0

        handle, count, error = self._used(), ctypes.c_size_t(), new_error()
        status = lib.shelf_verify(
            handle.pointer, _abi.Damage(note), None, ctypes.byref(count), ctypes.byref(error)
        )
        check(status, error)
        return found

    @property
    def closed(self) -> bool:
        return self._handle is None

    def close(self) -> None:
        """Lets go of the file, as soon as no article of it is used any more."""
        self._handle = None

    def __enter__(self) -> Bundle:
        self._used()
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return "<shelf.Bundle, closed>" if self.closed else f"<shelf.Bundle: {len(self)} articles>"

    def _used(self) -> Handle:
        handle = self._handle
        if handle is None:
            raise closed("bundle")
        return handle


def open_bundle(
    source: Source,
    *,
    map: bool = False,
    verify_checksums: bool = False,
    max_bundle_bytes: int = 0,
    max_articles: int = 0,
    max_dictionary_bytes: int = 0,
    max_article_bytes: int = 0,
) -> Bundle:
    """Opens a bundle: the path of a file, or its bytes in anything that has a buffer.

    A file is read into memory and its checksums are verified. `map` maps it instead: only for files
    that nobody but an installer writes, by rename. Bytes are verified with `verify_checksums`; a
    `bytes` object is used where it is, everything else is copied. Limits of 0 are the library's: 1
    GiB, 1,000,000, 8 MiB, 1 MiB.
    """
    wanted = options(_abi.OpenOptions)
    wanted.map = bool(map)
    wanted.verify_checksums = bool(verify_checksums)
    wanted.max_bundle_bytes = unsigned(max_bundle_bytes, "max_bundle_bytes", 64)
    wanted.max_articles = unsigned(max_articles, "max_articles")
    wanted.max_dictionary_bytes = unsigned(max_dictionary_bytes, "max_dictionary_bytes")
    wanted.max_article_bytes = unsigned(max_article_bytes, "max_article_bytes")
    if isinstance(source, (str, os.PathLike)):
        return _open_file(os.fspath(source), wanted)
    return _open_memory(_bytes_of(source), wanted)


def _open_file(path: str, wanted: _abi.OpenOptions) -> Bundle:
    name = os.fsencode(path)
    if b"\0" in name:
        raise ValueError("the path has a NUL in it")
    pointer, error = ctypes.c_void_p(), new_error()
    status = lib.shelf_open_file(
        name, ctypes.byref(wanted), ctypes.byref(pointer), ctypes.byref(error)
    )
    check(status, error, path)
    return _made(pointer, None)


def _open_memory(data: bytes, wanted: _abi.OpenOptions) -> Bundle:
    pointer, error = ctypes.c_void_p(), new_error()
    at = address_of(data)
    status = lib.shelf_open_memory(
        at, len(data), ctypes.byref(wanted), ctypes.byref(pointer), ctypes.byref(error)
    )
    check(status, error)
    return _made(pointer, data)


def _made(pointer: ctypes.c_void_p, kept: object) -> Bundle:
    assert pointer.value is not None
    return Bundle(Handle(pointer.value, lib.shelf_bundle_close, kept))


def _bytes_of(source: Any) -> bytes:
    """Bytes that nobody else can change."""
    if type(source) is bytes:
        return source
    try:
        return bytes(memoryview(source))
    except TypeError:
        raise TypeError(
            f"the path or the bytes of a bundle are expected, not {type(source).__name__}"
        ) from None


def _key(arena: Arena, given: str | int | None, name: str) -> _abi.Text:
    """Blank is refused: the library would take it for not given, and find everything."""
    if isinstance(given, int) and not isinstance(given, bool) and name in ("topic", "product"):
        given = str(given)
    if isinstance(given, str) and not given.strip():
        raise ValueError(f"{name} is empty; leave it out to find all")
    return arena.text(given, name)  # type: ignore[arg-type]  # it refuses what is no text


def _mask(types: ArticleType | str | Iterable[ArticleType | str]) -> int:
    if isinstance(types, (ArticleType, str)):
        types = [types]
    mask = 0
    for kind in types:
        mask |= 1 << number_of(ArticleType, kind)
    return mask


def _stated(value: bool | None) -> int:
    if value is None:
        return 0
    if not isinstance(value, bool):
        raise TypeError(f"has_resource: bool or None is expected, not {type(value).__name__}")
    return 1 if value else 2


def _find(handle: Handle, query: _abi.Query) -> list[int]:
    capacity = _first_hits
    while True:
        hits = (ctypes.c_uint32 * capacity)()
        count, error = ctypes.c_size_t(), new_error()
        status = lib.shelf_find(
            handle.pointer,
            ctypes.byref(query),
            hits,
            capacity,
            ctypes.byref(count),
            ctypes.byref(error),
        )
        check(status, error)
        if count.value <= capacity:
            return hits[: count.value]
        capacity = count.value
