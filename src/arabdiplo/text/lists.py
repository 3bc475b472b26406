"""The lists that come with the package, as tables of cells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a list below its head, each cut into its cells."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def rows_beside(module: str, name: str) -> Iterator[list[str]]:
    """The rows of the list *name* in the folder ``data`` beside a *module* (its ``__file__``).

    >>> next(cells for cells in rows_beside(__file__, "numerals.tsv") if cells[1] == "7")[:2]
    ['سبع or سبعة', '7']
    """
    return rows(Path(module).with_name("data") / name)
