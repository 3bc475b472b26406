"""Where a command writes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from arabdiplo.errors import OutputError


@contextmanager
def opened(path: str | None) -> Iterator[IO[str]]:
    """A file to write, or standard output, which stays open; raises OutputError if it cannot be written."""
    if path is None or path == "-":
        yield sys.stdout
        return
    with writing(path), open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        yield stream


def write(path: str | Path, text: str) -> None:
    """Write a file; raises OutputError if it cannot be written."""
    with opened(str(path)) as stream:
        stream.write(text)


@contextmanager
def writing(path: str | Path) -> Iterator[None]:
    """Raises OutputError for what is written within and cannot be (no folder, no space); path: what it is called."""
    try:
        yield
    except OSError as error:
        raise OutputError.of(error, path) from None
