"""What the host knows of the person who reads."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from . import _abi
from ._marshal import Arena, options
from ._numbers import Cloud, number_of


@dataclass(frozen=True)
class Context:
    """Everything is optional. The library checks it and encodes it for the place where it is used.

    What is no resource id, GUID or https origin counts as not given.
    """

    cloud: Cloud | str | None = None  # None: public
    resource_id: str | None = None
    subscription_id: str | None = None
    portal: str | None = None
    directory: str | None = None
    client: str | None = None
    topic: str | None = None
    product: str | None = None
    topic_name: str | None = None
    query: str | None = None  # the words of the person
    nonce: str | None = None  # makes the ids of requests one's own
    capabilities: Collection[str] | None = None  # "insight", "chart@1"; None: everything is shown
    now: datetime | int | None = None  # with a time zone, or seconds since 1970
    manual_diagnostics: bool = False  # checks that need no input wait until the person asks


_TEXTS = (
    "resource_id",
    "subscription_id",
    "portal",
    "directory",
    "client",
    "topic",
    "product",
    "topic_name",
    "query",
    "nonce",
)


def _seconds(now: datetime | int | None) -> int:
    if isinstance(now, datetime):
        if now.tzinfo is None:
            raise ValueError("context.now: no time zone; datetime.now(timezone.utc) has one")
        return int(now.timestamp())
    return signed(now or 0, "context.now")


def signed(number: int, name: str) -> int:
    """ctypes would cut a number that does not fit, and say nothing."""
    if not isinstance(number, int):
        raise TypeError(f"{name}: int is expected, not {type(number).__name__}")
    if not -(2**63) <= number < 2**63:
        raise ValueError(f"{name}: the number does not fit into 64 bits")
    return number


def unsigned(number: int, name: str, bits: int = 32) -> int:
    """Likewise."""
    if not isinstance(number, int):
        raise TypeError(f"{name}: int is expected, not {type(number).__name__}")
    if not 0 <= number < 2**bits:
        raise ValueError(f"{name}: {number} is not between 0 and {2**bits - 1}")
    return number


def context_struct(context: Context | None, arena: Arena) -> _abi.Context | None:
    if context is None:
        return None
    if not isinstance(context, Context):
        raise TypeError(f"context: shelf.Context is expected, not {type(context).__name__}")
    made = options(_abi.Context)
    made.cloud = 0 if context.cloud is None else number_of(Cloud, context.cloud)
    made.manual_diagnostics = bool(context.manual_diagnostics)
    for name in _TEXTS:
        setattr(made, name, arena.text(getattr(context, name), f"context.{name}"))
    if context.capabilities is not None:
        # An empty array has an address too: nothing can be shown, other than NULL.
        shown = arena.texts(context.capabilities, "context.capabilities")
        made.capabilities, made.capability_count = shown, len(shown)
    made.now = _seconds(context.now)
    return made
