"""A rule file as text: reading it, and from offsets to lines and columns."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path

import attrs

from arabdiplo._cache import digest_of

from .diagnostics import Diagnostic, Edit, fill
from .expr import Where
from .words import MAX_FILE, MAX_TEST

#: a line end of old, which is none of any other tool
_RETURN = re.compile(r"\r(?!\r*\n)")


@attrs.frozen(slots=True)
class Source:
    """The text of one file.  ``path`` is what diagnostics show."""

    path: str
    text: str
    _starts: list[tuple[int, ...]] = attrs.field(init=False, factory=list, repr=False, eq=False)

    @property
    def starts(self) -> tuple[int, ...]:
        """The offset of the first character of each line; looked for when it is asked for."""
        if not self._starts:
            lengths = [len(line) + 1 for line in self.text.split("\n")]
            self._starts.append((0, *accumulate(lengths[:-1])))
        return self._starts[0]

    def where(self, offset: int) -> Where:
        """Line and column (from 1, in code points) of *offset*.

        >>> Source("a.dpl", "dpl 1\\nuse x").where(10)
        Where(line=2, column=5)
        """
        line = bisect_right(self.starts, offset)
        return Where(line, offset - self.starts[line - 1] + 1)

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and behind a stretch on its line, for a message.

        >>> Source("a.dpl", "dpl 1\\nuse x, y\\n").around(10, 11)
        ('use ', ', y')
        """
        first = self.starts[bisect_right(self.starts, start) - 1]
        return self.text[first:start], self.text[end : end + MAX_TEST].partition("\n")[0]

    def offset(self, where: Where) -> int:
        """The offset of a place in this text."""
        return self.starts[where.line - 1] + where.column - 1


def read(path: Path, shown: str, files: dict[str, str], limit: int = MAX_FILE) -> Source | Diagnostic:
    """The text of *path*, or the one diagnostic why it cannot be had.

    shown: what diagnostics call it.  files: gets the hash of what was read.
    """
    data = read_bytes(path, shown, files, limit)
    return decode(data, shown) if isinstance(data, bytes) else data


def read_bytes(path: Path, shown: str, files: dict[str, str], limit: int) -> bytes | Diagnostic:
    """The same, not yet decoded."""
    name = shown
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe or a device would never end
            return fill("D007", name, what="this is no file", hint="check the name")
        if found.st_size > limit:
            return fill(
                "D006",
                name,
                found=f"{found.st_size:,} bytes",
                what="a file",
                limit=f"{limit:,}",
                hint="part it into several files",
            )
        data = path.read_bytes()
        files[os.path.abspath(path)] = digest_of(data)
    except FileNotFoundError:
        return fill("D007", name, what="there is no such file", hint="check the name")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return fill("D007", name, what=f"the file cannot be read: {reason}", hint="check its permissions")
    return data


def leads_out(folder: Path, path: Path) -> bool:
    """Does *path*, which was found in *folder*, lie elsewhere: is a symlink on the way that leads out of it?"""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True


def decode(data: bytes, name: str) -> Source | Diagnostic:
    """*data* as UTF-8 without byte-order mark."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        edits = (Edit(0, 1),) if data.startswith(b"\xef\xbb\xbf") else ()
        what, hint = "the file begins with a byte-order mark", "save it as UTF-8 without one"
        return fill("D007", name, Where(1, 1), edits=edits, what=what, hint=hint)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return fill("D007", name, Where(line, 1), what=f"line {line} is not UTF-8", hint="save the file as UTF-8")
    returns = [match.start() for match in _RETURN.finditer(text)]
    if returns:  # a comment would go on behind it
        where, mends = Source(name, text).where(returns[0]), tuple(Edit(at, at + 1, "\n") for at in returns)
        what, hint = "this line ends with CR alone", "end lines with LF, or with CR and LF"
        return fill("D007", name, where, hint, mends, what=what)
    return Source(name, text)
