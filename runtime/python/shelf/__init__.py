"""Support articles in one small file: open it, look up, render.

    import shelf

    with shelf.open("help.shelf") as bundle:
        for article in bundle.find(topic="41000101", product="20101", cloud="public"):
            print(article.id, article.title)
        print(bundle["gateway-certificate-renewal"].text())

Over libshelf, which `SHELF_LIBRARY` names, or the system has. Bundles and articles may be used by
any number of threads at once, and rendering lets other threads run; threads that share a session
take turns.
"""

from ._article import Article, Articles
from ._bundle import Bundle
from ._bundle import open_bundle as open
from ._context import Context
from ._errors import (
    ArgumentError,
    BundleError,
    Damage,
    Error,
    FileAccessError,
    FileError,
    FileMissingError,
    LimitError,
    OutOfMemoryError,
)
from ._library import LibraryError, __version__, library_version
from ._marshal import TokenValue
from ._numbers import ArticleType, Cloud, Format, Outcome, Status
from ._session import Session

__all__ = [
    "ArgumentError",
    "Article",
    "ArticleType",
    "Articles",
    "Bundle",
    "BundleError",
    "Cloud",
    "Context",
    "Damage",
    "Error",
    "FileAccessError",
    "FileError",
    "FileMissingError",
    "Format",
    "LibraryError",
    "LimitError",
    "OutOfMemoryError",
    "Outcome",
    "Session",
    "Status",
    "TokenValue",
    "__version__",
    "library_version",
    "open",
]
