"""Why a condition of an arm does not hold, or which part of it makes an «unless» hold, in the words of its rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from arabdiplo.lang import unparse
from arabdiplo.lang.expr import Cond, Fact
from arabdiplo.matching.conditions import Scene
from arabdiplo.syntax.agreement import verb_disagreement
from arabdiplo.syntax.nodes import Node
from arabdiplo.tools.why_tree import what_it_is

if TYPE_CHECKING:
    from arabdiplo.engine import Engine

_NOT = "not "


@attrs.frozen(slots=True)
class Decisive:
    """The smallest part by which a condition holds or does not."""

    part: Fact | Cond
    called: str = ""
    """the outermost named condition that it stands in, as the rule writes it; "" if the rule writes the part itself"""

    @property
    def written(self) -> str:
        """What the rule writes there."""
        return self.called or unparse.cond(self.part, named=True)

    @property
    def opened(self) -> str:
        """What stands behind the names in it; "" if there are none."""
        return unparse.cond(self.part) if self.called else meanings(self.part)

    def __str__(self) -> str:
        return f"{self.written} ({self.opened})" if self.opened else self.written


class Asking:
    """Asks conditions of one text again, for who wants to know why."""

    def __init__(self, engine: Engine, text: str) -> None:
        self._conditions = engine.conditions
        self._text = text

    def lacking(self, cond: Fact | Cond, scene: Scene) -> Decisive:
        """The part that does not hold, of a condition that does not."""
        called = cond.called
        while isinstance(cond, Cond) and cond.op == "and" and not cond.negated:
            failing = next((part for part in cond.parts if not self._conditions.holds(part, scene)), None)
            if failing is None:
                break
            cond = failing
            called = called or cond.called
        return Decisive(cond, called)

    def holding(self, cond: Fact | Cond, scene: Scene) -> tuple[Decisive, Node | None]:
        """The part that makes a condition true, of one that is, and the word that does it."""
        called = cond.called
        while isinstance(cond, Cond) and cond.op == "or" and not cond.negated:
            true = next((part for part in cond.parts if self._conditions.holds(part, scene)), None)
            if true is None:
                break
            cond = true
            called = called or cond.called
        words = (self._conditions.word(fact, scene) for fact in facts(cond) if not fact.negated)
        return Decisive(cond, called), next((node for node in words if node is not None), None)

    def found(self, whole: Fact | Cond, scene: Scene) -> str:
        """What does not hold of a condition, and what stands where it looks: the words in its slots."""
        lacking = self.lacking(whole, scene)
        if lacking.called.startswith(_NOT):
            told = [f"condition {lacking.called.removeprefix(_NOT)} holds: {unparse.cond(_opposite(lacking.part))}"]
        elif lacking.called:
            told = [f"condition {lacking.called} does not hold: {lacking.opened}"]
        else:
            told = [f"{lacking.written} does not hold"] if lacking.part is not whole else []
            told += [lacking.opened] if lacking.opened else []
        return "; ".join([*told, *(f"{slot} is {words}" for slot, words in self._slots(lacking.part, scene).items())])

    def _slots(self, cond: Fact | Cond, scene: Scene) -> dict[str, str]:
        """What stands in the slots that a condition asks for."""
        seen: dict[str, str] = {}
        for fact in facts(cond):
            agrees = fact.relation.startswith("agrees")
            if scene.slot is None or not agrees and (fact.relation != "is" or fact.subject == "trigger"):
                continue
            nodes = scene.slot(fact.subject, fact.given)
            if nodes and agrees:
                clash = verb_disagreement(scene.nodes[scene.first], nodes[0], fact.relation == "agrees_known")
                seen[fact.subject] = f"«{self._words(nodes[0])}»: {clash}"
            elif nodes:
                name = f"prep {unparse.strings(fact.given)}" if fact.subject == "prep" else fact.subject
                seen[name] = " and ".join(f"«{self._words(node)}» ({what_it_is(node)})" for node in nodes)
        return seen

    def _words(self, node: Node) -> str:
        return self._text[node.start : node.end]


def meanings(cond: Fact | Cond) -> str:
    """What the named conditions in a condition stand for (`idle = not has subject`); "" without any."""
    return "; ".join(dict.fromkeys(_meanings(cond)))


def _meanings(cond: Fact | Cond) -> Iterator[str]:
    if cond.called:
        declared = _opposite(cond) if cond.called.startswith(_NOT) else cond
        yield f"{cond.called.removeprefix(_NOT)} = {unparse.cond(declared)}"
    elif isinstance(cond, Cond):
        for part in cond.parts:
            yield from _meanings(part)


def _opposite(cond: Fact | Cond) -> Fact | Cond:
    return cond.but(negated=not cond.negated)


def facts(cond: Fact | Cond) -> Iterator[Fact]:
    """The facts of a condition, in order."""
    if isinstance(cond, Fact):
        yield cond
    else:
        for part in cond.parts:
            yield from facts(part)
