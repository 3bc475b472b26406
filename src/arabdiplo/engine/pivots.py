"""Where a line can match at all: words that every match holds, and how far from its start they stand.

An expression that may begin in many ways is dear to try at every word of a text.  A word
that each of its matches must hold is found at once, and leaves few places to try.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from arabdiplo.lang.tree import Count, Look, Seq, Skip, Test

Width = tuple[int, int]
"""fewest and most words"""


class Pivot(NamedTuple):
    """Some word that passes one of the tests *bits* stands *low* to *high* words after the start of each match."""

    bits: int
    low: int
    high: int


class Outline:
    """Widths and pivots of sequences.

    edge(sequence, 0 or -1): the tests of which its first or last word passes one, 0 if that is not known;
    width(test): how many words a test takes in.
    """

    def __init__(self, edge: Callable[[Seq | Test, int], int], width: Callable[[Test], Width]) -> None:
        self._edge = edge
        self._width_of = width

    def width(self, part: Seq | Test) -> Width:
        """How many words a part takes in."""
        if isinstance(part, Test):
            return self._width_of(part)
        low = high = 0
        for step in part.steps:
            few, many = self._step(step)
            low, high = low + few, high + many
        return low, high

    def _step(self, step: Count | Look | Skip) -> Width:
        if isinstance(step, Skip):
            return 0, step.most
        if isinstance(step, Look):
            return 0, 0
        widths = [self.width(unit.body) for unit in step.body.units]
        return step.low * min(low for low, _ in widths), step.high * max(high for _, high in widths)

    def pivots(self, part: Seq | Test) -> list[Pivot]:
        """The pivots of a part, in the order of its words."""
        if isinstance(part, Test):
            bits = self._edge(part, 0)
            return [Pivot(bits, 0, 0)] if bits else []
        out: list[Pivot] = []
        low = high = 0
        for step in part.steps:
            out += [Pivot(one.bits, one.low + low, one.high + high) for one in self._of_step(step)]
            few, many = self._step(step)
            low, high = low + few, high + many
        return out

    def _of_step(self, step: Count | Look | Skip) -> list[Pivot]:
        if isinstance(step, Skip) or isinstance(step, Look) and step.negated:
            return []
        if isinstance(step, Look):
            which = 0 if step.ahead else -1
            edges = [self._edge(unit.body, which) for unit in step.body.units]
            return [Pivot(_union(edges), which, which)] if all(edges) else []
        if not step.low:
            return []
        found = [self.pivots(unit.body) for unit in step.body.units]
        if len(found) == 1:
            return found[0]
        if not all(found):
            return []
        firsts = [one[0] for one in found]
        low, high = min(one.low for one in firsts), max(one.high for one in firsts)
        return [Pivot(_union([one.bits for one in firsts]), low, high)]


def _union(every: list[int]) -> int:
    bits = 0
    for one in every:
        bits |= one
    return bits


def starts(pivot: Pivot, places: list[int]) -> list[int]:
    """Where a match may begin if words that pass the tests of a pivot stand at *places*, in order.

    >>> starts(Pivot(1, 0, 2), [1, 2, 9])
    [0, 1, 2, 7, 8, 9]
    """
    low, high = pivot.low, pivot.high
    if low == high:
        return [place - low for place in places if place >= low]
    out: list[int] = []
    done = 0
    for place in places:
        end = place - low + 1
        out += range(max(done, place - high), end)
        done = max(done, end)
    return out
