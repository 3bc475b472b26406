"""Whose state is meant where a phrase leaves it open: `المملكة`, `الحزب الجمهوري`, `رئيسها`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from arabdiplo.document.called import is_open, parts, state_of
from arabdiplo.document.naming import Known
from arabdiplo.morph.model import GENDER, MANY, Feature
from arabdiplo.morph.pronouns import PRONOUNS
from arabdiplo.syntax.nodes import Node

#: what may have a state of its own
_OWNERS = frozenset({"country", "city", "body", "person", "homeland"})


def open_word(node: Node, state: str) -> Node | None:
    """The word that alone gives a phrase its *state* and may mean another one; None if it is certain."""
    found: Node | None = None
    for word in node.words():
        for reading in word.morph.readings:
            if reading.row is not None and state_of(reading.row) == state:
                if not is_open(reading.row):
                    return None
                found = found or word
    return found


def of_side(nodes: Sequence[Node], order: int) -> str:
    """The state of the side that somebody is there for (عن الجانب السعودي وزير المالية، وزير المالية عن الجانب …)."""
    for side in (order - 1, order + 2):
        if 1 <= side < len(nodes) and nodes[side - 1].has("behalf") and nodes[side].place == nodes[order].place:
            if nodes[side].head.value_of("party") and (state := nodes[side].value_of("state")):
                return state
    return ""


def of_pronoun(
    known: Sequence[Known], at: int, state_of: Callable[[Node], str], gender_of: Callable[[Node], Feature]
) -> str:
    """The state of whoever the pronoun on an office stands for (أعلنت كينيا أن رئيسها …); "" if it may be two.

    at: where among the *known* the office stands.
    """
    node = known[at].node
    want = _pronoun(node.words())
    if want is None or want & (Feature.FIRST | MANY):
        return ""
    found: set[str] = set()
    for other in _before(known, at):
        gender = gender_of(other)
        if (not gender or gender & want & GENDER) and (state := state_of(other)):
            found.add(state)
    return found.pop() if len(found) == 1 else ""


def _pronoun(words: Sequence[Node]) -> Feature | None:
    """The pronoun on an office or behind it on what that is for; on a counterpart or a friend it is no owner's."""
    office = False
    for word in words:
        if (office := bool(word.value_of("entity")) or office) and word.suffix in PRONOUNS:
            return PRONOUNS[word.suffix]
        if not office:
            return None
    return None


def _before(known: Sequence[Known], at: int) -> Iterator[Node]:
    """What may have a state in the sentence before, with what it is made of."""
    place = known[at].node.place
    for i in range(at - 1, -1, -1):
        if known[i].node.place != place:
            return
        for one in (known[i].node, *parts(known[i].node)):
            if not _OWNERS.isdisjoint(one.types):
                yield one
