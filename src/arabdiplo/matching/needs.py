"""Tests that some word nearby must pass, or a condition refuses the arm.

Most arms of most triggers are refused by a condition, and most of these look for a word that no
sentence near has.  Which tests some word must pass is found out once; then whether one does is an `&`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from arabdiplo.lang.expr import Cond, Fact
from arabdiplo.syntax.nodes import Node

from .lines import Line

#: where a word has to stand: anywhere in the text, in the sentence, before or after the trigger
TEXT, SENTENCE, BEFORE, AFTER = range(4)
Need = tuple[int, int]
"""where, and tests of which a word there must pass one"""
Masks = Sequence[int]
"""the tests that words pass, of each of these places"""


class Sought(Protocol):
    """What a fact looks for: the tests of lines of one word, and the longer lines."""

    fact: Fact
    single: int
    longer: tuple[Line, ...]


def needs_of(cond: Fact | Cond, wanted: bool, sought: Callable[[Fact], Sought]) -> list[Need]:
    """What must be there, all of it, so that the condition can be true (wanted) or false."""
    wanted = wanted != cond.negated
    if isinstance(cond, Fact):
        return _of_fact(sought(cond)) if wanted else []
    parts = [needs_of(part, wanted, sought) for part in cond.parts]
    if (cond.op == "and") == wanted:
        return [need for found in parts for need in found]
    return [_any([found[0] for found in parts])] if all(parts) else []


def all_there(needs: Sequence[Need], masks: Masks) -> bool:
    """Is all there that must be?"""
    for place, bits in needs:
        if not masks[place] & bits:
            return False
    return True


def beside(nodes: Sequence[Node], first: int, last: int) -> tuple[int, int]:
    """The tests that the words before and after a stretch pass."""
    return nodes[first - 1].mask if first > 0 else 0, nodes[last].mask if last < len(nodes) else 0


def _any(needs: list[Need]) -> Need:
    """One of these must be there."""
    places = {place for place, _ in needs}
    bits = 0
    for _, one in needs:
        bits |= one
    return (places.pop() if len(places) == 1 else TEXT), bits


def _of_fact(sought: Sought) -> list[Need]:
    fact, lines = sought.fact, sought.longer
    if fact.relation == "followed":
        return _one(AFTER, sought.single, [line.begins for line in lines])
    if fact.relation == "preceded":
        return _one(BEFORE, sought.single, [line.ends for line in lines])
    if fact.relation == "contains" and fact.subject in ("clause", "sentence") or fact.relation == "described":
        place = SENTENCE
    elif fact.relation == "contains" or fact.relation == "is" and fact.subject != "trigger":
        place = TEXT
    else:
        return []
    if len(lines) == 1 and not sought.single:
        return [(place, bits) for bits in lines[0].needs]
    return _one(place, sought.single, [line.needs[0] if line.needs else 0 for line in lines])


def _one(place: int, single: int, others: Iterable[int]) -> list[Need]:
    """A word that passes one of *single*, or of the others, of which 0 means that any word may do."""
    for bits in others:
        if not bits:
            return []
        single |= bits
    return [(place, single)] if single else []
