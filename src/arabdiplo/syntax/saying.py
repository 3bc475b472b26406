"""What verbs of saying govern, as their rows say it (`kind`)."""

from __future__ import annotations

import functools

from arabdiplo.morph.model import Row

#: a clause, what is said, what it is said of, whom it is said to
GOVERNED = frozenset({"that", "object", "of", "addressee"})


def says(row: Row | None) -> frozenset[str]:
    """What a word of this row may govern as a verb of saying; nothing if it is none."""
    return _parted(row.get("kind")) if row is not None else frozenset()


@functools.cache
def _parted(kind: str) -> frozenset[str]:
    return GOVERNED.intersection(kind.split(" or "))
