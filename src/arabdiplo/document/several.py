"""Whom a counted group means (`الدول الثلاث`) if no event has as many sides: those of a list, or named last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from arabdiplo.document.called import plain
from arabdiplo.document.naming import Known
from arabdiplo.lang.tree import Path, Refer
from arabdiplo.matching.paths import Captures
from arabdiplo.syntax.kinds import PEOPLE
from arabdiplo.syntax.nodes import Node
from arabdiplo.text.marks import COMMA

_PAIR = 2
"""of two it is enough that they were named last; more are told one by one"""


class Names(Protocol):
    """What is asked of the memory of names."""

    def names(self, node: Node) -> tuple[str, ...]: ...

    def acting(self, node: Node) -> tuple[str, ...]: ...

    def states_of(self, node: Node) -> tuple[str, ...]: ...

    def may_be(self, one: Node, group: Node) -> bool: ...

    def holder(self, group: Node, state: str) -> list[str]:
        """Who of a state was named last, with the office by which the group is called if it has one."""
        ...


def count_of(refer: Refer, captures: Captures) -> int:
    """How many a reference asks for; 0 if that is not said."""
    if not isinstance(refer.last, Path):
        return refer.last
    return next((stretch[0].morph.value or 0 for stretch in captures.get(refer.last.name, ())), 0)


def each_called(node: Node, members: Sequence[Sequence[Node]], text: str) -> tuple[str, ...]:
    """The names of two bodies of one noun, each with what they share (هيئتا سوق المال المالطية والكينية)."""
    noun = node.head.reading
    shared = plain(text, node.head.end, members[0][0].start).strip()
    own = [plain(text, one[0].start, one[-1].end) for one in members]
    return tuple(" ".join(filter(None, (noun.lemma if noun is not None else "", shared, name))) for name in own)


class Several:
    """The lists of one document."""

    def __init__(self, names: Names, nodes: Sequence[Node], ancestors: dict[str, tuple[str, ...]]) -> None:
        self.names = names
        self.nodes = nodes
        self.ancestors = ancestors

    def last(self, before: Sequence[Known], kind: str, count: int, group: Node) -> tuple[str, ...]:
        """The names of *count* different things of a kind among those *before* a group, the nearest first."""
        if count <= _PAIR:
            return self._named(before, kind, count, group)
        if found := self._listed(before, kind, count, group):
            return found
        if kind == "country":
            return ()
        states = self._listed(before, "country", count, group)
        persons = [name for state in states for name in self.names.holder(group, state)]
        return tuple(dict.fromkeys(persons)) if len(persons) == len(states) else states

    def _named(self, before: Sequence[Known], kind: str, count: int, group: Node) -> tuple[str, ...]:
        """The names mentioned last; of somebody and his own state one is enough."""
        out: list[str] = []
        sides: set[str] = set()
        for known in before:
            found = self._of_kind(known, kind, group)
            if count == 1 and not found and self._fits(known, kind, group):
                return ()  # he has no name
            side = {*found, *self.names.states_of(known.node)} if found and kind == "actor" else set()
            if sides & side:
                continue
            sides |= side
            out += [name for name in found if name not in out]
            if len(out) >= count:
                return tuple(reversed(out[:count]))
        return ()

    def _listed(self, before: Sequence[Known], kind: str, count: int, group: Node) -> tuple[str, ...]:
        """The nearest that stand side by side (مصر والسودان وإثيوبيا), or of whom one phrase speaks."""
        return next((one for one in self._lists(before, kind, group) if len(one) == count), ())

    def _lists(self, before: Sequence[Known], kind: str, group: Node) -> Iterator[tuple[str, ...]]:
        run: list[str] = []
        first = -1
        for known in before:
            found = self._of_kind(known, kind, group) or (self._states(known) if kind == "country" else ())
            if not found:
                continue
            if run and not self._joined(known.order, first):
                yield tuple(dict.fromkeys(reversed(run)))
                run.clear()
            run += reversed(found)
            first = known.order
        yield tuple(dict.fromkeys(reversed(run)))

    def _joined(self, one: int, other: int) -> bool:
        """Do but commas and conjunctions stand between two phrases?"""
        between = self.nodes[one + 1 : other]
        return bool(between) and all(
            node.morph.kind in ("conj", "prep") or node.norm and node.norm in COMMA for node in between
        )

    def _of_kind(self, known: Known, kind: str, group: Node) -> tuple[str, ...]:
        if not self._fits(known, kind, group):
            return ()
        state = self.names.acting(known.node) if kind == "actor" and "city" in known.node.types else ()
        return state or self.names.names(known.node)

    def _fits(self, known: Known, kind: str, group: Node) -> bool:
        fits = kind in self.ancestors.get(known.type, (known.type,)) and self.names.may_be(known.node, group)
        return fits and not (kind == "actor" and known.type == "region")

    def _states(self, known: Known) -> tuple[str, ...]:
        """The states for which a capital stands, or that people are of."""
        if PEOPLE.intersection(known.node.types):
            return self.names.states_of(known.node)
        acting = self.names.acting(known.node) if "city" in known.node.types else ()
        return acting if acting != self.names.names(known.node) else ()
