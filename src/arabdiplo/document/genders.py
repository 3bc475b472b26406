"""The gender of whom a name names: what all its mentions in the document show of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from arabdiplo.document.naming import Known
from arabdiplo.morph.model import GENDER, NO_FEATURES, Feature
from arabdiplo.syntax.nodes import Node, gender_of

#: what a verb shows counts more than a first name, which may be a man's or a woman's
_SURER = 3


class Genders:
    """What titles, first names and verbs of saying right before a name (قالت ميركل) tell of its gender."""

    def __init__(self, named: Sequence[Known], nodes: Sequence[Node]) -> None:
        self._named = named
        self._nodes = nodes
        self._votes: dict[str, Counter[Feature]] | None = None

    def of(self, node: Node, last: str) -> Feature:
        """The gender of a person's mention, or what most mentions whose name ends in the word *last* show."""
        own = gender_of(node)
        if not last:
            return own
        if self._votes is None:
            self._votes = self._count()
        votes = self._votes.get(last)
        male, female = (votes[Feature.MASCULINE], votes[Feature.FEMININE]) if votes else (0, 0)
        if male == female:
            return own
        return Feature.MASCULINE if male > female else Feature.FEMININE

    def _count(self) -> dict[str, Counter[Feature]]:
        votes: dict[str, Counter[Feature]] = {}
        for one in self._named:
            alone = len(one.node.words()) == 1  # a surname is no noun (العطية)
            own = NO_FEATURES if alone else gender_of(one.node)
            for shown, weight in ((own, 1), (self._said(one), _SURER)):
                if shown in (Feature.MASCULINE, Feature.FEMININE):
                    votes.setdefault(one.name[-1], Counter())[shown] += weight
        return votes

    def _said(self, one: Known) -> Feature:
        """The gender of the verb of saying that stands right before the name."""
        before = self._nodes[one.order - 1] if one.order else None
        if before is None or before.chunk is not None or not before.morph.says:
            return NO_FEATURES
        shown = {reading.features & GENDER for reading in before.morph.readings if reading.pos == "verb"}
        return shown.pop() if len(shown) == 1 else NO_FEATURES
