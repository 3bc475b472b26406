"""Documents as they lie in files, before they are decoded; shared by the readers of a run."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import BinaryIO, Literal

import attrs

from arabdiplo.errors import InputError

Kind = Literal["line", "text", "row", "error"]
Cells = tuple[str | None, str | None, str | None]
"""text, id and date of a row"""
Opened = Callable[[str], AbstractContextManager[BinaryIO]]
"""opens a file, unpacked"""


@attrs.frozen(slots=True)
class Columns:
    """What the columns (or the keys of JSON Lines) are called that hold text, id and date."""

    text: str = "text"
    id: str = "id"
    date: str = "date"


@attrs.frozen(slots=True)
class Raw:
    """A document not yet decoded.

    kind: what data is: a JSON line, a whole file, the (text, id, date) of a table, a reason
    why it cannot be read.  row: line or row, from 1; 0 for a whole file.
    """

    path: str
    row: int
    kind: Kind
    data: bytes | str | Cells
    name: str = ""
    """the id of a whole file"""


@contextmanager
def guarded(path: str) -> Iterator[None]:
    """What may go wrong with a file, as an InputError."""
    try:
        yield
    except (gzip.BadGzipFile, zlib.error, EOFError):
        raise InputError("broken gzip file; the documents before the break were read", path) from None
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}", path) from None
