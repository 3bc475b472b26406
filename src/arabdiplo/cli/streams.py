"""The standard streams while a command runs: UTF-8, and no harm where they are closed or full."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, TextIO, cast

from arabdiplo.errors import InputError, OutputError


@contextmanager
def streams() -> Iterator[None]:
    """Sets the streams up for a command, and back."""
    before = sys.stdin, sys.stdout, sys.stderr
    _keep_places()
    for stream in before[1:]:
        _as_utf8(stream)
    sys.stdin = before[0] or cast(TextIO, _Closed(InputError("standard input is closed", "-")))
    sys.stdout = before[1] or cast(TextIO, _Closed(OutputError("cannot be written: it is closed", "standard output")))
    sys.stderr = cast(TextIO, _Patient(before[2] or io.StringIO()))
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def to_nowhere(stream: Any) -> None:
    """What is still to be written goes nowhere, so that nothing is said of it at the end."""
    with suppress(OSError, ValueError):  # it may have no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _Closed(io.TextIOBase):
    """A stream that was closed before the command began; who needs it not does not miss it."""

    def __init__(self, error: InputError) -> None:
        self._error = error

    def write(self, text: str, /) -> int:
        raise self._error

    def read(self, size: int | None = -1, /) -> str:
        raise self._error

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        raise self._error

    @property
    def buffer(self) -> BinaryIO:
        """What bytes go through."""
        raise self._error


class _Patient:
    """Standard error on which nothing fails: what cannot be said must not change what a command does."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:
            to_nowhere(self._stream)
        return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError:
            to_nowhere(self._stream)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _keep_places() -> None:
    """No file that is opened takes the number of a stream that is closed, or what is meant for one is in the other."""
    while (taken := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(taken)


def _as_utf8(stream: Any) -> None:
    if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
        stream.reconfigure(encoding="utf-8")
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
