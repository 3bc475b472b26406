"""Documents as they lie in files, before they are decoded; shared by the readers of a run."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
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
    """What the columns (or the keys of JSON Lines) are called that hold text, id and date.

    The text must be there; id and date must be in every table if they are called otherwise than usual.

    >>> Columns("body", id="key").named()
    [('--text-column', 'body'), ('--id-column', 'key')]
    """

    text: str = "text"
    id: str = "id"
    date: str = "date"

    def named(self) -> list[tuple[str, str]]:
        """Those that are not called as usual: the option that says so, and the name."""
        names: dict[str, str] = attrs.asdict(self)
        return [(f"--{key}-column", name) for key, name in names.items() if name != key]

    def need(self, names: Sequence[str], path: str) -> None:
        """Raises InputError if a table with columns of these names lacks one that must be there, or has one twice."""
        for option, name in [*self.named(), ("--text-column", self.text)]:
            if name not in names:
                raise missing(option, name, names, path)
        for name in (self.text, self.id, self.date):
            if names.count(name) > 1:
                raise InputError(f"there are {names.count(name)} columns «{name}»; rename all but one", path)


def missing(option: str, name: str, names: Sequence[str], path: str, what: str = "column") -> InputError:
    """The error of a column that is not there.

    >>> str(missing("--id-column", "kye", ["key", "text"], "a.csv"))
    'a.csv: there is no column «kye» (--id-column), only «key», «text»'
    """
    have = ", ".join(f"«{name}»" for name in names[:20]) or "none"
    return InputError(f"there is no {what} «{name}» ({option}), only {have}", path)


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
