"""The lists that come with the package, as tables of cells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a list below its head, each cut into its cells.

    >>> next(cells for cells in rows("nouns.tsv") if cells[0] == "سفير")[:3]
    ['سفير', 'noun', 'سفراء']
    """
    path = Path(__file__).with_name("data").joinpath(name)
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")
