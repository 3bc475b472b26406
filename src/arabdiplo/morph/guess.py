"""What the shape of a word that no list has says of it."""

from __future__ import annotations

from functools import lru_cache

from arabdiplo.morph.model import Feature as F
from arabdiplo.morph.model import Reading
from arabdiplo.morph.table import GeneralTable
from arabdiplo.text.letters import ARTICLE
from arabdiplo.text.lists import rows_beside


@lru_cache(maxsize=2)
def _endings(file: str = "endings.tsv") -> tuple[tuple[str, int, F], ...]:
    """Endings from a list of data/: the ending, the least letters of its word, its features."""
    found = []
    for form, names, letters, _ in rows_beside(__file__, file):
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


#: a noun as rare as that is rather a name
_SELDOM = 40


def nisba(word: str, table: GeneralTable) -> Reading | None:
    """A folded *word* that no list has as an adjective made of a noun that *table* has (استباقية of استباق).

    In the masculine singular, as surnames end, of a masdar only.
    """
    definite = word.startswith(ARTICLE)
    bare = word[len(ARTICLE) :] if definite else word
    for form, letters, features in _endings("nisba.tsv"):
        if len(bare) < letters or not bare.endswith(form):
            continue
        stem = bare[: -len(form)]
        surname = form == "ي"
        classes = ("masdar",) if surname else ("noun", "masdar")
        stems = (stem, stem + "ة") if stem[-1] != "و" else (stem[:-1], stem[:-1] + "ة", stem[:-1] + "ى")
        for base in stems:
            if any(r.pos in classes and cost < _SELDOM and r.lemma == base for r, cost in table.readings(base)):
                features |= F.RARE | (F.DEFINITE if definite else F(0)) | (F.RELATIONAL if surname else F(0))
                return Reading(stem + "ي", "adj", features)
        return None
    return None
