"""The numbers of shelf.h: statuses, clouds, types of articles, formats, outcomes."""

from __future__ import annotations

import enum
import functools
from typing import TypeVar

from ._library import lib


class Status(enum.IntEnum):
    """What came of a call; numbers never change."""

    OK = 0
    IO = 10
    NOT_A_REGULAR_FILE = 11
    NOT_A_BUNDLE = 20
    FORMAT_TOO_NEW = 21
    UNKNOWN_SECTION = 22
    EMPTY_FILE = 23
    FORMAT_TOO_OLD = 24
    OTHER_BYTE_ORDER = 25
    TRUNCATED = 30
    TRAILING_DATA = 31
    BAD_CHECKSUM = 32
    BAD_OFFSET = 33
    BAD_STRUCTURE = 34
    BAD_UNIT = 35
    BAD_DICTIONARY = 36
    LIMIT_EXCEEDED = 40
    FILE_TOO_LARGE = 41
    TOO_MANY_SECTIONS = 42
    TOO_MANY_ARTICLES = 43
    DICTIONARY_TOO_LARGE = 44
    ARTICLE_TOO_LARGE = 45
    RATIO_TOO_HIGH = 46
    BLOCK_TOO_LARGE = 47
    BAD_ARGUMENT = 50
    TOO_MANY_VALUES = 51
    VALUE_TOO_LONG = 52
    REQUEST_TOO_LONG = 53
    NO_MEMORY = 60
    STOPPED = 61


class _Named(enum.IntEnum):
    """Numbers that have a name in the sources of articles: `str()` and format strings give it."""

    def __str__(self) -> str:
        return self.source_name

    def __format__(self, spec: str) -> str:
        return format(self.source_name, spec)

    @property
    def source_name(self) -> str:
        """As the sources of articles and the tools write it."""
        return _source_name(self)


@functools.lru_cache(maxsize=None, typed=True)  # members of two kinds may be equal
def _source_name(member: _Named) -> str:
    ask = {
        Cloud: lib.shelf_cloud_name,
        ArticleType: lib.shelf_article_type_name,
        Format: lib.shelf_format_name,
    }.get(type(member))
    if ask is None:
        return member.name.lower()
    name: bytes = ask(member.value)
    return name.decode()


class Cloud(_Named):
    """The clouds that an article may be for."""

    PUBLIC = 1
    FAIRFAX = 2
    MOONCAKE = 3
    BLACKFOREST = 4
    USNAT = 5
    USSEC = 6


class ArticleType(_Named):
    """What kind of article it is; `str()` gives the name of the sources, "TSG_Content"."""

    UNKNOWN = 0
    GENERIC = 1
    PROBLEM_SCOPING_QUESTIONS = 2
    TSG_CONTENT = 3
    DIAGNOSTICS = 4
    RESOURCE = 5
    ADVISOR_RECOMMENDATION_METADATA = 6
    RCA = 7
    SERVICE_HEALTH_INSIGHTS = 8
    SUPPORT_TOPIC_DESCRIPTION = 9
    TSG_DESCRIPTION = 10
    APOLLO = 11
    DIAGNOSE_AND_SOLVE = 12
    TOOLS = 13
    TSG_QUESTIONS = 14
    PARTNER_CENTER_QUICK_START = 15


class Format(_Named):
    """What an article is rendered as."""

    HTML = 0
    TEXT = 1
    ANSI = 2
    MARKDOWN = 3
    JSON = 4
    HELP = 5
    APOLLO = 6


class Outcome(_Named):
    """What came of a request that a host was asked to send."""

    ANSWERED = 0
    ERROR = 1
    TIMEOUT = 2
    CANCELED = 3
    UNSUPPORTED = 4
    OFFLINE = 5


_Number = TypeVar("_Number", bound=_Named)


def number_of(kind: type[_Number], given: _Number | str) -> _Number:
    """The member that is given, or that has the name, whatever its case. ValueError: none."""
    if isinstance(given, kind):
        return given
    if not isinstance(given, str):
        raise TypeError(f"{kind.__name__} or its name is expected, not {type(given).__name__}")
    folded = given.lower()
    for member in kind:
        if member.source_name.lower() == folded:
            return member
    names = ", ".join(member.source_name for member in kind)
    raise ValueError(f"{given[:64]!r} is no {kind.__name__}; there are: {names}")
