"""Which readings of a captured word count: those that pass the test of the line.

A word may have several rows, of other lexicons, too; an attribute of a capture is that of the
reading that its test holds of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arabdiplo.lang.expr import Look, Seq, Skip, Test
from arabdiplo.morph.model import NOMINAL, Feature, Reading
from arabdiplo.syntax.nodes import Morph, Node

from .atoms import Alphabet

#: words of which it is kept by which readings a capture takes them
_KEPT = 100


class Asked:
    """The tests of which each word of a capture passes one."""

    def __init__(self, tests: Sequence[Test], alphabet: Alphabet) -> None:
        self._tests = [[alphabet.literal(prim) for prim in test.parts] for test in tests]
        self._alphabet = alphabet
        self._known: dict[Morph, tuple[Reading, ...]] = {}

    def readings(self, morph: Morph) -> tuple[Reading, ...]:
        """The readings that pass one of the tests; all if that cannot be told (of a string of several words)."""
        if len(morph.readings) < 2:
            return morph.readings
        known = self._known.get(morph)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            passes = self._alphabet.passes
            found = tuple([r for r in morph.readings if any(passes(literals, morph, r) for literals in self._tests)])
            known = self._known[morph] = found if 0 < len(found) < len(morph.readings) else morph.readings
        return known

    def typed(self, reading: Reading) -> bool:
        """Is the row of a reading of a lexicon with a type?"""
        return reading.row is not None and bool(self._alphabet.lexicon_types.get(reading.row.lexicon))


class Stretch(list[Node]):
    """The words of a capture, and what was asked of them."""

    __slots__ = ("asked",)

    def __init__(self, nodes: Sequence[Node], asked: Asked) -> None:
        super().__init__(nodes)
        self.asked = asked


def readings_of(nodes: Sequence[Node], node: Node) -> tuple[Reading, ...]:
    """The readings by which *node*, a word among *nodes*, is meant."""
    return nodes.asked.readings(node.morph) if isinstance(nodes, Stretch) else node.morph.readings


def features_of(nodes: Sequence[Node]) -> Feature:
    """What the first word of a capture is by the reading that was asked for (كتاب: a book, not writers)."""
    node = nodes[0]
    readings = readings_of(nodes, node) if node.chunk is None else ()
    if len(readings) == len(node.morph.readings):
        return node.features
    meant = next((reading for reading in readings if reading.pos in NOMINAL), next(iter(readings), None))
    return meant.features if meant is not None else node.features


def typed_by(nodes: Sequence[Node], node: Node) -> tuple[Reading, ...] | None:
    """Those of them that give the word a type; None where no other reading gives it one."""
    if not isinstance(nodes, Stretch):
        return None
    every = tuple(filter(nodes.asked.typed, node.morph.readings))
    meant = tuple(filter(nodes.asked.typed, readings_of(nodes, node))) if every else every
    return None if meant == every else meant


def captured(seq: Seq) -> dict[str, list[Test]]:
    """The tests of each capture of a line."""
    out: dict[str, list[Test]] = {}
    for name, test in _tests(seq, ()):
        out.setdefault(name, []).append(test)
    return out


def _tests(seq: Seq, names: tuple[str, ...]) -> Iterator[tuple[str, Test]]:
    for step in seq.steps:
        for unit in () if isinstance(step, (Look, Skip)) else step.body.units:
            within = (*names, unit.capture) if unit.capture else names
            if isinstance(unit.body, Test):
                yield from ((name, unit.body) for name in within)
            else:
                yield from _tests(unit.body, within)
