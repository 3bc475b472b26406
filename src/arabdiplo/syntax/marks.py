"""Marks between words: which belong together."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterator

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


def long_quotes(nodes: list[Node]) -> dict[int, int]:
    """Quotations over several sentences of a paragraph: place of the opening mark -> of the closing one."""
    out: dict[int, int] = {}
    opened: dict[str, int] = {}
    for i in signs(nodes):
        node = nodes[i]
        sign = node.morph.norm
        if node.morph.kind == "newline":
            opened.clear()
        elif sign in QUOTES and sign not in opened:
            opened[sign] = i
        elif (start := opened.pop(UNQUOTES.get(sign, ""), -1)) >= 0 and nodes[start].place != node.place:
            out[start] = i
    return out


_PART = operator.attrgetter("morph.part")


def signs(nodes: list[Node]) -> Iterator[int]:
    """Places of marks and line ends."""
    return itertools.compress(itertools.count(), map("sign".__eq__, map(_PART, nodes)))
