"""Marks between words: which belong together."""

from __future__ import annotations

import itertools
import operator
from bisect import bisect_left
from collections.abc import Iterator

import attrs

from arabdiplo.text.marks import CLOSE, DASHES, OPEN, QUOTES, UNQUOTES

from .nodes import Node


def pair_marks(nodes: list[Node]) -> dict[int, int]:
    """Opening and closing marks (quotes, brackets) that belong together, both ways."""
    pairs: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    straight = dash = -1
    for i in signs(nodes):
        sign = nodes[i].morph.norm
        if sign in DASHES:
            before, after = touches(nodes, i)
            if dash >= 0 and before and not after:
                pairs[dash], pairs[i], dash = i, dash, -1
            elif after and not before:
                dash = i
            continue
        if sign == '"':
            if straight >= 0:
                pairs[straight], pairs[i], straight = i, straight, -1
            else:
                straight = i
        elif sign in OPEN:
            stack.append((sign, i))
        elif sign in CLOSE:
            want = OPEN[CLOSE.index(sign)]
            for k in range(len(stack) - 1, -1, -1):
                if stack[k][0] == want:
                    pairs[stack[k][1]], pairs[i] = i, stack[k][1]
                    del stack[k:]
                    break
    return pairs


def touches(nodes: list[Node], i: int) -> tuple[bool, bool]:
    """Do words touch the mark before and after it?  A dash with one of them opens or closes (قال -أمس- إن)."""
    before, after = nodes[i - 1 : i], nodes[i + 1 : i + 2]
    return (
        bool(before) and before[0].end == nodes[i].start and before[0].morph.part != "sign",
        bool(after) and after[0].start == nodes[i].end and after[0].morph.part != "sign",
    )


@attrs.frozen(slots=True)
class LongQuotes:
    """Quotations over several sentences of a paragraph, in the order of their opening marks."""

    starts: list[int]
    """places of the opening marks"""
    ends: list[int]
    """places of the closing ones"""
    reach: list[int]
    """how far each goes, or one that began before it"""

    @classmethod
    def of(cls, nodes: list[Node]) -> LongQuotes:
        """Those of a text."""
        found = sorted(_long_quotes(nodes))
        ends = [end for _, end in found]
        return cls([start for start, _ in found], ends, list(itertools.accumulate(ends, max)))

    def around(self, place: int) -> bool:
        """Does one of them begin before a place and go on there?"""
        before = bisect_left(self.starts, place)
        return before > 0 and self.reach[before - 1] >= place

    def begun(self, first: int, last: int) -> list[tuple[int, int]]:
        """Those that begin between two places."""
        a, b = bisect_left(self.starts, first), bisect_left(self.starts, last)
        return list(zip(self.starts[a:b], self.ends[a:b], strict=True))


def _long_quotes(nodes: list[Node]) -> Iterator[tuple[int, int]]:
    """The opening and the closing mark of each."""
    opened: dict[str, int] = {}
    for i in signs(nodes):
        node = nodes[i]
        sign = node.morph.norm
        if node.morph.kind == "newline":
            opened.clear()
        elif sign in QUOTES and sign not in opened:
            opened[sign] = i
        elif (start := opened.pop(UNQUOTES.get(sign, ""), -1)) >= 0 and nodes[start].place != node.place:
            yield start, i


_PART = operator.attrgetter("morph.part")


def signs(nodes: list[Node]) -> Iterator[int]:
    """Places of marks and line ends."""
    return itertools.compress(itertools.count(), map("sign".__eq__, map(_PART, nodes)))
