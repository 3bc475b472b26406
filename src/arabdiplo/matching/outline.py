"""What every match of a line must hold: words that pass some tests, and how far from its start they stand.

A line is looked for only in texts that have all it needs, and only around these words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from arabdiplo.syntax.nodes import joined

from .places import Chain, Choice, Held, Look, One, Part, Rounds


class Pivot(NamedTuple):
    """Some word that passes one of the tests *bits* stands *low* to *high* words after the start of each match."""

    bits: int
    low: int
    high: int


def inside(part: Part) -> Iterable[Part]:
    """The parts that a part consists of."""
    if isinstance(part, (Chain, Choice)):
        return part.parts
    return (part.part,) if isinstance(part, (Held, Rounds, Look)) else ()


def tests(part: Part) -> int:
    """All tests that occur in a part."""
    return part.bits if isinstance(part, One) else joined(map(tests, inside(part)))


def width(part: Part) -> tuple[int, int]:
    """How few and how many words a part takes in."""
    if isinstance(part, (One, Look)):
        return (1, 1) if isinstance(part, One) else (0, 0)
    widths = [width(one) for one in inside(part)]
    lows, highs = [low for low, _ in widths], [high for _, high in widths]
    if isinstance(part, Chain):
        return sum(lows), sum(highs)
    if isinstance(part, Rounds):
        return part.low * lows[0], part.high * highs[0]
    return min(lows), max(highs)


def edge(part: Part, last: bool = False) -> int:
    """The tests of which the first (or last) word of each match passes one; 0 if that is not known."""
    if isinstance(part, One):
        return 0 if part.outside else part.bits
    if isinstance(part, Choice):
        edges = [edge(one, last) for one in part.parts]
        return joined(edges) if all(edges) else 0
    bits = 0
    for one in inside(part) if not last else reversed(tuple(inside(part))):
        if isinstance(one, Look):
            continue
        found = edge(one.part if isinstance(one, Rounds) else one, last)
        bits |= found
        if not found or width(one)[0]:
            return bits if found else 0
    return 0


def pivots(part: Part) -> list[Pivot]:
    """The pivots of a part, in the order of its words."""
    if isinstance(part, One):
        return [] if part.outside else [Pivot(part.bits, 0, 0)]
    if isinstance(part, Look):
        bits = 0 if part.negated else edge(part.part, not part.ahead)
        place = 0 if part.ahead else -1
        return [Pivot(bits, place, place)] if bits else []
    if isinstance(part, Choice):
        found = [pivots(one) for one in part.parts]
        if not all(found):
            return []
        sides = [[one[0] for one in found], [one[-1] for one in found]]
        return [_any(side) for side in (sides if sides[0] != sides[1] else sides[:1])]
    if isinstance(part, Rounds):
        return pivots(part.part) if part.low else []
    out: list[Pivot] = []
    low = high = 0
    for one in inside(part):
        out += [Pivot(pivot.bits, pivot.low + low, pivot.high + high) for pivot in pivots(one)]
        few, many = width(one)
        low, high = low + few, high + many
    return out


def _any(found: list[Pivot]) -> Pivot:
    """One of these must be there."""
    return Pivot(joined(one.bits for one in found), min(one.low for one in found), max(one.high for one in found))
