"""Conditions of rules: `unless`, `when`, `set mode … when`.

A `Scene` says what a condition is asked of: a stretch of nodes (a match of a
pattern, or a trigger) and, for frames, the sentence, the clause and the slots.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from arabdiplo.lang.tree import Cond, Fact, Seq, Test

from .atoms import Alphabet
from .lines import Line
from .nodes import Node
from .symbols import Symbols


class Scene:
    """Where a condition is asked.

    nodes, string: all nodes of the text and their symbols; first, last: the
    stretch (end exclusive).  The other members are given by frames only:
    slot(name, given) lists the nodes in a slot; clause and sentence are
    stretches; modifiers are the nodes that describe the trigger.
    """

    __slots__ = ("nodes", "string", "first", "last", "slot", "clause", "sentence", "modifiers")

    def __init__(self, nodes: list[Node], string: str, first: int, last: int) -> None:
        self.nodes = nodes
        self.string = string
        self.first = first
        self.last = last
        self.slot: Callable[[str, tuple[str, ...]], Sequence[Node]] | None = None
        self.clause: tuple[int, int] | None = None
        self.sentence: tuple[int, int] | None = None
        self.modifiers: Sequence[Node] = ()


class Conditions:
    """All conditions of a program; what they look for is compiled once."""

    def __init__(self, alphabet: Alphabet, symbols: Symbols) -> None:
        self._alphabet = alphabet
        self._symbols = symbols
        self._lines: dict[int, tuple[Seq | Test, Line]] = {}

    def line(self, what: Seq | Test) -> Line:
        known = self._lines.get(id(what))
        if known is None:
            known = self._lines[id(what)] = (what, Line(what, self._alphabet, self._symbols))
        return known[1]

    def split(self, word: str) -> list[str]:
        """A rule's string as the words of nodes."""
        return self._alphabet.split(word)

    def prepare(self, cond: Fact | Cond | None) -> None:
        """Compile what a condition looks for, so that the alphabet is closed before any text."""
        if isinstance(cond, Fact):
            for what in cond.what:
                self.line(what)
        elif isinstance(cond, Cond):
            for part in cond.parts:
                self.prepare(part)

    def holds(self, cond: Fact | Cond, scene: Scene) -> bool:
        if isinstance(cond, Cond):
            results = (self.holds(part, scene) for part in cond.parts)
            return (all(results) if cond.op == "and" else any(results)) != cond.negated
        return self._fact(cond, scene) != cond.negated

    def _fact(self, fact: Fact, scene: Scene) -> bool:
        lines = [self.line(what) for what in fact.what]
        relation = fact.relation
        if relation == "followed":
            return any(line.at(scene.string, scene.last) is not None for line in lines)
        if relation == "preceded":
            return any(line.before(scene.string, scene.first) >= 0 for line in lines)
        if relation == "contains":
            stretch = {"clause": scene.clause, "sentence": scene.sentence}.get(fact.subject) or (0, len(scene.nodes))
            part = scene.string[stretch[0] : stretch[1]]
            words = "".join([word.symbol for node in scene.nodes[stretch[0] : stretch[1]] for word in node.words()])
            return any(next(line.find(string), None) is not None for line in lines for string in (part, words))
        if relation == "described":
            return any(self._is(node, lines) for node in scene.modifiers)
        if relation == "has":
            return bool(scene.slot and scene.slot(fact.subject, fact.given))
        if fact.subject == "trigger":
            return any(self._is(node, lines) for node in scene.nodes[scene.first : scene.last])
        return bool(scene.slot) and any(
            self._is(node, lines) for node in (scene.slot(fact.subject, fact.given) if scene.slot else ())
        )

    def _is(self, node: Node, lines: list[Line]) -> bool:
        """Does the node or its head word pass one of the tests?"""
        chain = [node]
        while chain[-1].chunk is not None and chain[-1].chunk.head is not None:
            chain.append(chain[-1].chunk.head)
        return any(line.at(one.symbol, 0) is not None for one in chain for line in lines)
