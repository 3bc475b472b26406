"""Plain helpers that tests of several folders share; fixtures are in conftest.py."""

from __future__ import annotations

import io
from pathlib import Path

from arabdiplo.errors import InputError
from arabdiplo.io import Item, read


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def read_all(*paths: object, stdin: bytes = b"") -> tuple[list[Item], list[str]]:
    """What is read of some paths, and what is complained of."""
    errors: list[InputError] = []
    items = list(read([str(path) for path in paths], errors.append, io.BytesIO(stdin)))
    return items, [str(error) for error in errors]
