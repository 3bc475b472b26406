"""Warnings about attributes of rows that are nearly one that the engine or a rule reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from .attributes import closed, names
from .diagnostics import Diagnostic, fill
from .expr import Where
from .lexicons import NOT_KEPT, Table, variants
from .tree import Lexicon, LexRow

#: how alike two names are of which one is a slip for the other
_ALIKE = 0.8


def misspelt(lexicon: Lexicon, table: Table | None, asked: Collection[str], shown: str) -> Iterator[Diagnostic]:
    """Attributes, and values of attributes, that nothing reads.  *asked*: what rules read besides the engine."""
    known = names() | {*asked, *NOT_KEPT}
    said: set[str] = set()
    for name, value, where in chain(_written(lexicon), _cells(lexicon, table) if table is not None else ()):
        written, near = name, ""
        if name not in known:
            near = _near(name, known)
        elif (values := closed().get(name)) and value and value not in values and name not in asked:
            written, near = f"{name} {value}", _near(value, values)
        if near and written not in said:
            said.add(written)
            yield fill("D413", shown, where, name=written, lexicon=lexicon.name, near=near)


def _written(lexicon: Lexicon) -> Iterator[tuple[str, str, Where]]:
    parts: tuple[Lexicon | LexRow, ...] = (lexicon, *lexicon.rows)
    for part in parts:
        yield from ((name, value, part.where) for name, values in part.attributes for value in values)


def _cells(lexicon: Lexicon, table: Table) -> Iterator[tuple[str, str, Where]]:
    """The columns of a table; and what stands in them, of those of which not all values act."""
    for i, name in enumerate(table.columns):
        if name == (lexicon.column or "entry"):
            continue
        cells = {cells[i] for _, cells in table.rows} if name in closed() else {""}
        for cell in sorted(cells):
            yield from ((name, value, lexicon.where) for value in variants(cell) or ("",))


def _near(word: str, known: Collection[str]) -> str:
    """The one of *known* that *word* may be a slip for, or ""."""
    import difflib  # few files need it

    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=_ALIKE)), "")
