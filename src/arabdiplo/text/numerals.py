"""Numbers written in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from arabdiplo.text.folding import fold
from arabdiplo.text.letters import AND, ARTICLE, DIGITS
from arabdiplo.text.lists import rows_beside

_LONGEST = 24
"""letters of a number in digits; a longer one is no number that anybody counts or dates with"""
_MARKS = ".,٫٬"
"""what may stand between digits"""
_DIGITS = re.compile(f"[{DIGITS}]+(?:[{_MARKS}][{DIGITS}]+)*")


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[int, str]]:
    return {
        word: (int(value), kind)
        for cell, value, kind, _ in rows_beside(__file__, "numerals.tsv")
        for word in cell.split(" or ")
    }


def parse_number(words: str | Iterable[str]) -> int | None:
    """Whole number that *words* (one word, or words in order) stand for, or None.

    Digits of three kinds with thousands marks (``1,000``, ``١٬٠٠٠``, ``1.500``); words from
    صفر to the trillions, joined with و or not; of a decimal fraction only None.

    >>> parse_number("٢٠٢٤"), parse_number(["ثلاثة", "وعشرون"]), parse_number("1,500")
    (2024, 23, 1500)
    >>> parse_number(["ألفين", "وأربعة", "وعشرين"]), parse_number("وزير")
    (2024, None)
    """
    parts = words.split() if isinstance(words, str) else list(words)
    if len(parts) == 1 and _DIGITS.fullmatch(parts[0]):
        return _digits(parts[0])
    return _compound(parts)


def _digits(word: str) -> int | None:
    """The marks part thousands, unless two differ (1,000.500) or a nought stands before (0.764): that is a fraction."""
    first, *thousands = re.split(f"[{_MARKS}]", word)
    marks = {letter for letter in word if letter in _MARKS}
    if len(word) > _LONGEST or "٫" in marks or len(marks) > 1:
        return None
    if thousands and (len(first) > 3 or int(first[0]) == 0 or any(len(group) != 3 for group in thousands)):
        return None
    return int("".join((first, *thousands)))


def _look_up(word: str) -> tuple[int, str] | None:
    table = _table()
    for form in _variants(word):
        if (hit := table.get(form)) is not None:
            return hit
    return None


def _variants(word: str) -> Iterable[str]:
    """The folded word, then without و, then without ال."""
    word = fold(word)
    yield word
    bare = word.removeprefix(AND)
    if bare != word:
        yield bare
    if bare.startswith(ARTICLE):
        yield bare[len(ARTICLE) :]


def _compound(parts: Sequence[str]) -> int | None:
    total = 0
    group = 0
    for part in parts:
        hit = _look_up(part)
        if hit is None:
            return None
        value, kind = hit
        if kind == "scale":
            total, group = total + max(group, 1) * value, 0
        elif kind == "pair":
            total, group = total + group + value, 0
        elif kind == "hundred":
            group = group * 100 if 2 < group < 10 else group + 100
        else:
            group += value
    return total + group if parts else None
