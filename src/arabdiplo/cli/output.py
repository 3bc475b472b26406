"""Where a command writes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from arabdiplo.errors import OutputError


@contextmanager
def opened(path: str | None) -> Iterator[IO[str]]:
    """A file to write, or standard output, which stays open; raises InputError if it cannot be written."""
    if path is None or path == "-":
        yield sys.stdout
        return
    try:
        stream = open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise OutputError.of(error, path) from None
    with stream:
        yield stream
