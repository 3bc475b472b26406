"""Forms that may be verb or noun, settled before names are looked for."""

from __future__ import annotations

from collections.abc import Callable

from .nodes import Morph, Node

#: lexicons of the nouns that begin the name of who acts
ACTING = ("office_noun", "body_noun", "titles")
#: conjunctions that may stand before the head of a sentence, marks that end one
_JOINTS = frozenset("وف")
_STOPS = frozenset(".!?؟:…")


class Heads:
    """A form that may be verb or noun is a verb where only a verb can stand.

    That is after a word that opens a clause (كما طالب الوزير), at the head of a sentence before
    who acts (طالب مجلس الأمن), and in a clause that describes a noun.  A verb that makes no event is left as it is.
    """

    def __init__(self, triggers: frozenset[tuple[str, str]], acting: int, describe: Callable[[Morph], None]) -> None:
        """*acting*: the bits of words that name who acts; *describe* fills in a word made here."""
        self._triggers = triggers
        self._acting = acting
        self._describe = describe
        self._known: dict[Morph, Morph | None] = {}

    def settle(self, nodes: list[Node]) -> None:
        """Give the forms that are verbs here their readings as verbs only, in place."""
        for i, node in enumerate(nodes):
            if node.morph.finite is not None and (verb := self._verb(node.morph)) is not None:
                if self._opened(nodes, i) or self._first(nodes, i) or self._describes(nodes, i):
                    node.morph, node.mask, node.symbol = verb, verb.mask, verb.symbol

    @staticmethod
    def _opened(nodes: list[Node], i: int) -> bool:
        functions = nodes[i - 1].morph.functions if i else frozenset()
        return "sub" in functions and "prep" not in functions

    def _first(self, nodes: list[Node], i: int) -> bool:
        if i + 1 == len(nodes) or not nodes[i + 1].morph.mask & self._acting:
            return False
        i -= 1
        if i > 0 and nodes[i].has("dem") and nodes[i - 1].has("prep"):
            i -= 2  # إلى ذلك أوضح الوزير
        if i >= 0 and nodes[i].morph.norm in _JOINTS:
            i -= 1
        return i < 0 or nodes[i].morph.kind == "newline" or nodes[i].morph.norm in _STOPS

    @staticmethod
    def _describes(nodes: list[Node], i: int) -> bool:
        """Between an indefinite noun and a pronoun for it (مناسبة جدد خلالها …)."""
        if not 0 < i < len(nodes) - 1 or not nodes[i + 1].has("prep") or not nodes[i + 1].suffix:
            return False
        noun = nodes[i - 1].morph
        return noun.nominal is not None and not noun.definite and not noun.suffix and noun.finite is None

    def _verb(self, morph: Morph) -> Morph | None:
        if morph in self._known:
            return self._known[morph]
        verb = None
        if (morph.nominal is not None or morph.types) and not morph.suffix:
            readings = tuple(r for r in morph.readings if r.pos == "verb")
            if any(("verb", r.lemma) in self._triggers for r in readings):
                verb = Morph(morph.kind, morph.norm, readings)
                self._describe(verb)
        self._known[morph] = verb
        return verb
