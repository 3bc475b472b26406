"""What the shape of a word that no list has says of it."""

from __future__ import annotations

from functools import lru_cache

from arabdiplo.morph.lists import rows
from arabdiplo.morph.model import Feature as F
from arabdiplo.text.letters import ARTICLE


@lru_cache(maxsize=1)
def _endings() -> tuple[tuple[str, int, F], ...]:
    """Endings from data/endings.tsv: the ending, the least letters of its word, its features."""
    found = []
    for form, names, letters, _ in rows("endings.tsv"):
        features = F(0)
        for name in names.split(" or "):
            features |= F[name.upper()]
        found.append((form, int(letters), features))
    return tuple(found)


def guessed(word: str) -> F:
    """Features of a folded *word* that no list has, by its article and its ending.

    >>> F.DEFINITE in guessed("الخرطوم"), F.OWNED in guessed("حناجرها"), F.PLURAL in guessed("شيفرات")
    (True, True, True)
    """
    features = F.UNKNOWN
    if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1:
        features |= F.DEFINITE
    for form, letters, more in _endings():
        if len(word) >= letters and word.endswith(form):
            features |= more
    return features
