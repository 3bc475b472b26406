"""Documents as they lie in files, before they are decoded."""

from __future__ import annotations

from typing import Literal

import attrs

Kind = Literal["line", "text", "row", "error"]
Cells = tuple[str | None, str | None, str | None]
"""text, id and date of a row"""
MOST = 100 * 2**20
"""bytes that one line, one cell or one text file may have"""


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
