"""The general list of nouns and adjectives."""

from __future__ import annotations

from functools import lru_cache

import attrs

from arabdiplo.text.lists import rows_beside


@attrs.frozen(slots=True)
class Noun:
    """A noun, adjective, masdar or participle of the general list.

    plurals: unvocalised, usual first; feminines: likewise, for persons and irregular adjectives.
    gender: ``m``, ``f`` or "".  zipf: frequency, as of verbs.
    """

    lemma: str
    pos: str
    plurals: tuple[str, ...] = ()
    feminines: tuple[str, ...] = ()
    gender: str = ""
    zipf: float = 0.0


def find(lemma: str, pos: str = "") -> tuple[Noun, ...]:
    """Entries of *lemma*, those of class *pos* first, then the frequent first.

    >>> [plural for noun in find("سفير", "noun") for plural in noun.plurals]
    ['سفراء']
    """
    return tuple(sorted(_table().get(lemma, ()), key=lambda noun: noun.pos != pos))


def listed() -> tuple[Noun, ...]:
    """All entries of the list."""
    return tuple(noun for nouns in _table().values() for noun in nouns)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[Noun, ...]]:
    found: dict[str, list[Noun]] = {}
    for lemma, pos, plurals, feminines, gender, zipf, _ in rows_beside(__file__, "nouns.tsv"):
        noun = Noun(lemma, pos, _cells(plurals), _cells(feminines), gender, float(zipf))
        found.setdefault(lemma, []).append(noun)
    return {key: tuple(sorted(nouns, key=lambda n: (-n.zipf, n.pos))) for key, nouns in found.items()}


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(" or ")) if cell else ()
