"""An index of rows after some lexicons have changed, without expanding the others anew."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TypeVar

from arabdiplo.morph.model import Reading
from arabdiplo.morph.rows import RowIndex, Way, Ways, longest_first
from arabdiplo.morph.table import Ranked
from arabdiplo.text.folding import fold, skeleton
from arabdiplo.text.letters import ARTICLE

T = TypeVar("T")


class Patched(Mapping[str, T]):
    """A table with other values for some words; None stands for a word that is gone."""

    def __init__(self, table: Mapping[str, T], changes: Mapping[str, T | None]) -> None:
        self._table, self._changes = table, dict(changes)
        if isinstance(table, Patched):
            self._table, self._changes = table._table, {**table._changes, **changes}

    def __getitem__(self, word: str) -> T:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def get(self, word: str, default: T | None = None) -> T | None:  # type: ignore[override]
        if word in self._changes:
            found = self._changes[word]
            return default if found is None else found
        return self._table.get(word, default)

    def __contains__(self, word: object) -> bool:
        return self._changes[word] is not None if word in self._changes else word in self._table

    def __iter__(self) -> Iterator[str]:
        yield from (word for word in self._table if word not in self._changes)
        yield from (word for word, value in self._changes.items() if value is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def patched(index: RowIndex, names: Container[str], before: RowIndex, after: RowIndex) -> tuple[RowIndex, set[str]]:
    """*index* with the rows of *after* instead of *before* for the lexicons *names*, and the words read otherwise.

    Rows stand as `RowIndex.build` has them: in the order of their lexicons' names.
    """
    words = {word for word in {*before.rows, *after.rows} if before.rows.get(word) != after.rows.get(word)}
    rows: dict[str, list[Ranked] | None] = {}
    for word in words:
        kept = [pair for pair in index.rows.get(word, ()) if _lexicon(pair[0]) not in names]
        both = sorted([*kept, *after.rows.get(word, ())], key=lambda pair: _lexicon(pair[0]))
        rows[word] = both or None
    found = Patched(index.rows, rows)
    kin: dict[str, list[str] | None] = {}
    for key in {key for word in words if (key := skeleton(word)) != word}:
        like = dict.fromkeys([*index.kin.get(key, ()), *after.kin.get(key, ())])
        kin[key] = sorted((word for word in like if word in found), key=lambda word: _first(found[word])) or None
    several = {first for first in {*before.multi, *after.multi} if before.multi.get(first) != after.multi.get(first)}
    return RowIndex(found, Patched(index.kin, kin), index.multi), words | several


def patched_ways(ways: Ways, names: Container[str], before: Ways, after: Ways) -> Ways:
    """The same of entries of several words."""
    changes: dict[str, Mapping[str, list[Way]] | None] = {}
    for first in {first for first in {*before, *after} if before.get(first) != after.get(first)}:
        old, new = ways.get(first, {}), after.get(first, {})
        seconds = {second: _patched(old.get(second, ()), names, new.get(second, ())) for second in {*old, *new}}
        changes[first] = {second: found for second, found in seconds.items() if found} or None
    return Patched(ways, changes)


def _patched(ways: Iterable[Way], names: Container[str], after: Iterable[Way]) -> list[Way]:
    found: dict[tuple[str, ...], list[Reading]] = {}
    for rest, readings in ways:
        found[rest] = [reading for reading in readings if _lexicon(reading) not in names]
    for rest, readings in after:
        found.setdefault(rest, []).extend(readings)
    return longest_first((rest, tuple(sorted(readings, key=_lexicon))) for rest, readings in found.items() if readings)


def _lexicon(reading: Reading) -> str:
    return reading.row.lexicon if reading.row is not None else ""


def _first(readings: list[Ranked]) -> tuple[str, int]:
    row = readings[0][0].row
    return (row.lexicon, row.index) if row is not None else ("", 0)


class Near:
    """Which written forms may be read otherwise, because the readings of some words differ?

    A core is a part of its form but for its first two and its last letter (لل for ال, ت for ة).
    """

    def __init__(self, words: Iterable[str]) -> None:
        stems = {_stem(skeleton(word)) for word in words}
        short = any(len(stem) < 2 for stem in stems)
        self._any = re.compile("" if short else "|".join(map(re.escape, sorted(stems))) or "(?!)")

    def __contains__(self, surface: object) -> bool:
        return isinstance(surface, str) and self._any.search(skeleton(fold(surface))) is not None


def _stem(word: str) -> str:
    return word.removeprefix(ARTICLE).removeprefix("ا")[:-1]
