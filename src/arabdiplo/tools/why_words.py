"""Why a word that a rule begins with does not begin it where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from arabdiplo.morph.model import Reading
from arabdiplo.syntax.items import COMP, CONJ, EN, NEG, NP, PRON, REL, SUB, TIME, Item, V
from arabdiplo.syntax.nodes import Node
from arabdiplo.tools.why_tree import show_reading, what_it_is

if TYPE_CHECKING:
    from arabdiplo.engine import Engine

#: what a word is that stands as an item of this kind
_KINDS = {
    V: "a finite verb",
    NP: "a noun",
    EN: "a noun",
    TIME: "a time",
    COMP: "a complementizer",
    REL: "a relative pronoun",
    SUB: "a subordinator",
    CONJ: "a conjunction",
    PRON: "a pronoun",
    NEG: "an auxiliary or a negation",
}
#: class of a head -> what its word has to stand as
_WANTED = {"verb": _KINDS[V], "masdar": _KINDS[NP], "noun": _KINDS[NP]}


@attrs.frozen(slots=True)
class Standing:
    """A word that a rule begins with, and why it does not."""

    node: Node
    reading: Reading
    why: str


class Words:
    """The words of one text and the items that its sentences were cut into."""

    def __init__(self, engine: Engine, text: str, nodes: Sequence[Node], items: Sequence[Item]) -> None:
        self._engine, self._text, self._nodes, self._items = engine, text, nodes, items

    def standing(self, rule: str) -> Standing | None:
        """The first word with a reading by which *rule* begins, which does not begin it here."""
        for top in self._nodes:
            for word in top.words():
                for reading in self._readings(word):
                    if self._begins(rule, reading):
                        return Standing(word, reading, self._why(top, word, reading))
        return None

    def _readings(self, word: Node) -> Iterable[Reading]:
        """Those that it has here, then all that its letters have."""
        if word.morph.kind != "core":
            return word.morph.readings
        written = self._text[word.start : word.core_end]
        return (*word.morph.readings, *self._engine.morphology.analyse(written).readings)

    def _begins(self, rule: str, reading: Reading) -> bool:
        lexicon = reading.row.lexicon if reading.row is not None else ""
        arms = self._engine.frames.index.get((reading.pos, reading.lemma), ())
        return any(arm.frame == rule and wanted in ("", lexicon) for arm, wanted in arms)

    def _why(self, top: Node, word: Node, reading: Reading) -> str:
        if top is not word and top.head is not word:
            made = top.chunk.pattern.name if top.chunk is not None else ""
            return f"it is a part of «{self._text[top.start : top.end]}» ({what_it_is(top)}, {made})"
        stands = self._stands(top)
        if reading.pos == "participle":
            as_what = f"it {stands} here" if stands else "it does not stand so here"
            return f"{as_what}; a participle begins a rule where it tells how somebody does something (مؤكدا)"
        if stands and stands != f"is {_WANTED.get(reading.pos, '')}":
            return f"it {stands} here, not {_WANTED.get(reading.pos, reading.pos)}"
        return f"it is read as {show_reading(word.morph.readings[0])} here" if word.morph.readings else ""

    def _stands(self, node: Node) -> str:
        """As what a word or chunk stands in its clause."""
        for item in self._items:
            if item.prep_node is node:
                return "is a preposition"
            if any(node is each for each in item.modifiers):
                return f"describes «{self._text[item.node.start : item.node.end]}»"
            if item.node is node:
                return f"is {_KINDS[item.kind]}" if item.kind in _KINDS else ""
        return ""
