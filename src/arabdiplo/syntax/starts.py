"""Where a sentence or a clause starts, as its words show it before there are items."""

from __future__ import annotations

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import COMMA, STOPS

from .nodes import Node

#: functions of the words that open a clause
OPENERS = frozenset({"comp", "sub", "rel", "conj"})
_CLAUSES = OPENERS - {"conj"}
#: marks after which something begins
_STOPS = frozenset(STOPS + ":")
#: how many words a phrase may have that opens a sentence
_OPENING = 6


def begins(nodes: list[Node], i: int) -> bool:
    """Is node *i* the first of its sentence, but for a conjunction?"""
    return first_word(nodes, i - 1 if i and nodes[i - 1].has("conj") else i)


def first_word(nodes: list[Node], i: int) -> bool:
    """Is node *i* the very first of its sentence?"""
    before = nodes[i - 1].morph if i else None
    return before is None or before.kind == "newline" or before.norm in _STOPS


def first_in_clause(nodes: list[Node], i: int) -> bool:
    """Is it the first word of its clause, but for a و?"""
    before = nodes[i - 1] if i > 0 else None
    return before is None or before.chunk is None and (before.morph.kind in ("punct", "newline") or before.has("list"))


def opening(nodes: list[Node], i: int) -> int:
    """Where words begin that open a sentence and end before node *i*; *i* where there are none.

    A prepositional phrase (من جهته طالب، في مؤتمر صحفي شدد), an adverb (أمس طالب), a masdar in the
    accusative (ردا على سؤال شدد).
    """
    last = i - 1 if i > 0 and nodes[i - 1].morph.kind == "punct" and nodes[i - 1].morph.norm in COMMA else i
    for j in range(last - 1, max(-1, last - 1 - _OPENING), -1):
        node = nodes[j]
        if begins(nodes, j) and _leads_in(node, last - j):
            return j
        if node.chunk is None and (node.morph.kind in ("punct", "newline") or node.morph.functions & _CLAUSES):
            break
        if node.chunk is None and node.morph.finite is not None and node.morph.nominal is None:
            break
    return i


def _leads_in(node: Node, width: int) -> bool:
    """Can it begin a phrase of so many nodes that says when, where or how?"""
    if node.chunk is not None:
        return node.chunk.type == "time"
    if node.has("prep"):
        return width > 1 or bool(node.suffix)
    readings = node.morph.readings
    if node.has("adv") or not readings or node.morph.types:
        return node.has("adv")
    first = readings[0]
    return first.pos == "word" or first.pos != "verb" and bool(first.features & Feature.ACCUSATIVE)
