"""What is raised when the library refuses."""

from __future__ import annotations

import ctypes
import errno
import os
from dataclasses import dataclass

from . import _abi
from ._library import lib
from ._numbers import Status


class Error(Exception):
    """The library could not do it: why, and where.

    `status` is the number of the error, `part` what it is about ("header", "query.tags"), `offset`
    the place in bytes or the value that was found, `bound` the limit that it broke.
    """

    status: Status | int  # int: a library that is newer than this package
    part: str
    offset: int
    bound: int

    def __init__(
        self, message: str, status: int, part: str = "", offset: int = 0, bound: int = 0
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = _status(status)
        self.part = part
        self.offset = offset
        self.bound = bound

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.status, self.part, self.offset, self.bound)


class FileError(Error, OSError):
    """The file cannot be read. `errno`, `filename` and `strerror` are those of OSError."""

    def __init__(
        self,
        message: str,
        status: int,
        part: str = "",
        offset: int = 0,
        bound: int = 0,
        system_error: int = 0,
        filename: str | bytes | None = None,
    ) -> None:
        super().__init__(message, status, part, offset, bound)
        self.errno = system_error
        self.strerror = os.strerror(system_error) if system_error else message
        self.filename = filename

    def __str__(self) -> str:
        return self.message if self.filename is None else f"{self.message}: {self.filename!r}"

    def __reduce__(self) -> tuple[object, ...]:
        given = (self.message, self.status, self.part, self.offset, self.bound)
        return type(self), (*given, self.errno, self.filename)


class FileMissingError(FileError, FileNotFoundError):
    """There is no such file."""


class FileAccessError(FileError, PermissionError):
    """The file may not be read."""


class BundleError(Error):
    """It is no bundle, one of another version, or a damaged one."""


class LimitError(Error):
    """A bundle asks for more than the limits allow."""


class ArgumentError(Error, ValueError):
    """Something that was given is wrong, too long, or closed."""


class OutOfMemoryError(Error, MemoryError):
    """The library found no memory."""


@dataclass(frozen=True)
class Damage:
    """One fault that `Bundle.verify()` found."""

    status: Status | int
    part: str
    offset: int
    bound: int
    message: str

    def __str__(self) -> str:
        return self.message


def _status(number: int) -> Status | int:
    try:
        return Status(number)
    except ValueError:
        return number


def new_error() -> _abi.ErrorStruct:
    error = _abi.ErrorStruct()
    error.struct_size = ctypes.sizeof(error)
    return error


def describe(error: _abi.ErrorStruct) -> str:
    """The library's sentence about it."""
    capacity = 512
    while True:
        buffer = ctypes.create_string_buffer(capacity)
        size = lib.shelf_describe(ctypes.byref(error), buffer, capacity)
        if size < capacity:
            return buffer.value.decode("utf-8", "replace")
        capacity = size + 1


def _part(error: _abi.ErrorStruct) -> str:
    return (error.part or b"").decode("utf-8", "replace")


def damage_of(error: _abi.ErrorStruct) -> Damage:
    return Damage(
        _status(error.status), _part(error), error.offset, error.bound, describe(error)
    )


def _file_error(error: _abi.ErrorStruct, filename: str | bytes | None) -> FileError:
    kinds = {errno.ENOENT: FileMissingError, errno.EACCES: FileAccessError}
    kind = kinds.get(error.system_error, FileError)
    return kind(
        describe(error),
        error.status,
        _part(error),
        error.offset,
        error.bound,
        error.system_error,
        filename,
    )


def _kind(status: int) -> type[Error]:
    if Status.NOT_A_BUNDLE <= status < Status.LIMIT_EXCEEDED:
        return BundleError
    if Status.LIMIT_EXCEEDED <= status < Status.BAD_ARGUMENT:
        return LimitError
    if Status.BAD_ARGUMENT <= status < Status.NO_MEMORY:
        return ArgumentError
    return OutOfMemoryError if status == Status.NO_MEMORY else Error


def check(
    status: int, error: _abi.ErrorStruct, filename: str | bytes | None = None
) -> None:
    """Raises what the call ended with, unless that is OK."""
    if status == Status.OK:
        return
    error.status = status  # also when the library could not fill it
    if Status.IO <= status < Status.NOT_A_BUNDLE:
        raise _file_error(error, filename)
    raise _kind(status)(describe(error), status, _part(error), error.offset, error.bound)


def closed(what: str) -> ArgumentError:
    return ArgumentError(f"the {what} is closed", Status.BAD_ARGUMENT, what)
