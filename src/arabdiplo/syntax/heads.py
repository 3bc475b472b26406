"""Forms that may be verb or noun, name or adjective, settled before names are looked for."""

from __future__ import annotations

from collections.abc import Callable

from arabdiplo.morph.model import Feature, Reading

from .manner import goes_on_saying, tells_how
from .masdar_first import masdar_first
from .nodes import Morph, Node
from .noun_only import governed
from .starts import begins, first_word, opening

#: forms of which it is kept what they are as a verb, a name or a participle
_KEPT = 20_000

Make = Callable[[str, str, tuple[Reading, ...]], Morph]
"""a word: (kind, text, readings)"""


class Heads:
    """A form that may be verb or noun is a verb where only a verb can stand.

    That is after a word that opens a clause (كما طالب الوزير), before who acts at the head of a sentence (طالب مجلس
    الأمن، طالب 83 نائبا) or after a phrase that opens it (من جهته طالب …), and in a clause that describes a noun.
    A verb that makes no event is left as it is.  The masdar of an event is a noun at the head of a sentence if what
    follows shows it (رفض كينيا للعرض), or if the verb that is written alike is another one (سفر الوزير إلى مالي).
    A word for people that goes on telling what somebody said is a participle (…، مشككا في أن).  A name that is spelt
    like an adjective in the accusative (روسيا) is the name where no indefinite noun stands before it that it could
    describe (زار المسؤول روسيا).
    """

    def __init__(self, triggers: frozenset[tuple[str, str]], make: Make) -> None:
        """*make*: a word of a kind, its text and its readings."""
        self._triggers = triggers
        self._make = make
        self._known: dict[Morph, Morph | None] = {}
        self._masdars: dict[Morph, Morph | None] = {}
        self._names: dict[Morph, Morph | None] = {}
        self._sayings: dict[Morph, Morph | None] = {}

    def settle(self, nodes: list[Node]) -> list[Node]:
        """The nodes, those of forms that are verbs or names here with their readings as such only."""
        out = list(nodes)  # what a form is depends on what those before it have been found to be
        mark = False  # does it stand behind one?
        for i, node in enumerate(nodes):
            behind, mark = mark, node.morph.kind == "punct"
            if node.morph.finite is not None and first_word(out, i) and (masdar := self._masdar(out, i)) is not None:
                out[i] = node.read_as(masdar)
            elif node.morph.finite is not None and (verb := self._verb(node.morph)) is not None:
                if governed(out, i):
                    continue
                if self._opened(out, i) or self._first(out, i) or self._describes(out, i):
                    out[i] = node.read_as(verb)
            elif behind and goes_on_saying(out, i) and (saying := self._participle(node.morph)) is not None:
                out[i] = node.read_as(saying)
            elif len(node.types) > 1 and (name := self._name(node.morph)) is not None and not self._described(out, i):
                out[i] = node.read_as(name, name.types)
        return out

    def _masdar(self, nodes: list[Node], i: int) -> Morph | None:
        """The first word of a sentence as a masdar, if it is one there."""
        morph = nodes[i].morph
        if morph not in self._masdars:
            _make_room(self._masdars)
            self._masdars[morph] = self._only_noun(morph)
        masdar = self._masdars[morph]
        if masdar is None:
            return None
        alone = self._verb(morph) is None and all(r.pos != "masdar" for r in masdar.readings)  # not وقف
        return masdar if alone or masdar_first(nodes, i) else None

    def _only_noun(self, morph: Morph) -> Morph | None:
        """The form as a noun of an event that may be a verb as well; without a pronoun."""
        if morph.types or morph.functions or morph.definite or morph.suffix:
            return None
        nouns = tuple(r for r in morph.readings if r.pos != "verb")
        event = any((r.pos, r.lemma) in self._triggers for r in nouns)
        return self._make(morph.kind, morph.norm, nouns) if event else None

    def _participle(self, morph: Morph) -> Morph | None:
        if morph not in self._sayings:
            _make_room(self._sayings)
            told = [r for r in morph.readings if ("participle", r.lemma) in self._triggers and tells_how(r)]
            readings = () if morph.suffix or len(told) == len(morph.readings) else tuple(told)
            self._sayings[morph] = self._make(morph.kind, morph.norm, readings) if readings else None
        return self._sayings[morph]

    @staticmethod
    def _opened(nodes: list[Node], i: int) -> bool:
        functions = nodes[i - 1].morph.functions if i else frozenset()
        return "verbal" in functions or "sub" in functions and "prep" not in functions

    def _first(self, nodes: list[Node], i: int) -> bool:
        after = nodes[i + 1] if i + 1 < len(nodes) else None
        if after is None or not (after.morph.heads or after.morph.kind == "number"):
            return False
        before = nodes[i - 1].morph.finite if i else None
        if before is not None and before.row is not None and before.row.get("auxiliary"):
            i -= 1  # كان طالب الوزير
        return begins(nodes, opening(nodes, i))

    @staticmethod
    def _describes(nodes: list[Node], i: int) -> bool:
        """Between an indefinite noun and a pronoun for it (مناسبة جدد خلالها …)."""
        if not 0 < i < len(nodes) - 1 or not nodes[i + 1].has("prep") or not nodes[i + 1].suffix:
            return False
        noun = nodes[i - 1].morph
        return noun.nominal is not None and not noun.definite and not noun.suffix and noun.finite is None

    @staticmethod
    def _described(nodes: list[Node], i: int) -> bool:
        """Is the word before node *i*, but for a conjunction, indefinite and no name, so that it may be described?"""
        i -= 2 if i > 1 and nodes[i - 1].has("conj") else 1
        noun = nodes[i].morph.nominal if i >= 0 else None
        return noun is not None and noun.pos != "proper" and not nodes[i].morph.definite and not nodes[i].suffix

    def _name(self, morph: Morph) -> Morph | None:
        if morph not in self._names:
            _make_room(self._names)
            readings = tuple(r for r in morph.readings if r.pos == "proper")
            adjective = any(r.pos == "adj" and r.features & Feature.ACCUSATIVE for r in morph.readings)
            named = adjective and bool(readings) and not morph.definite and not morph.suffix
            self._names[morph] = self._make(morph.kind, morph.norm, readings) if named else None
        return self._names[morph]

    def _verb(self, morph: Morph) -> Morph | None:
        if morph in self._known:
            return self._known[morph]
        verb = None
        if (morph.nominal is not None or morph.types) and not morph.suffix:
            readings = tuple(r for r in morph.readings if r.pos == "verb")
            if any(("verb", r.lemma) in self._triggers for r in readings):
                verb = self._make(morph.kind, morph.norm, readings)
        _make_room(self._known)
        self._known[morph] = verb
        return verb


def _make_room(kept: dict[Morph, Morph | None]) -> None:
    """Forget all if there are too many: the reader makes forms anew, and these would keep the old ones."""
    if len(kept) >= _KEPT:
        kept.clear()
