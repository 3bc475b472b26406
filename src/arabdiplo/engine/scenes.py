"""Where something happens that another event tells of: what was reached for it, what it is part of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import EN, NP, Item, V
from arabdiplo.syntax.kinds import PLACES
from arabdiplo.syntax.phrases import roots

IsPlace = Callable[[Item], bool]
"""does a rule say that the phrase is a place?"""


def reached(sentence: Sentence, trigger: int, is_place: IsPlace) -> Item | None:
    """Where somebody has arrived when it happens (التقى لدى وصوله إلى مالي نظيره)."""
    items = sentence.items
    for noun in sentence.right(trigger).phrases:
        node = noun.prep_node
        since = node is not None and (node.has("arrival") or node.has("temporal") and not node.has("before"))
        if noun.kind == EN and noun.node.value_of("arrives") and since:
            place = items[noun.index + 1] if noun.index + 1 < len(items) else noun
            if is_place(place) and place.prep_node is not None and place.prep_node.has("toward"):
                return place
    return None


def arrived(sentence: Sentence, trigger: int, journeys: Mapping[int, list[Item]]) -> Item | None:
    """Where somebody goes to do it, or has gone and does it (يصل إلى مالي للقاء نظيره، وصل إلى مالي والتقى نظيره).

    journeys: by the verb of each event that has a place among its roles, the phrases there.
    """
    verb = journey_of(sentence, trigger) if journeys else None
    ends = journeys.get(verb.index, ()) if verb is not None else ()
    return next((end for end in ends if end.index < trigger and not PLACES.isdisjoint(end.node.types)), None)


def journey_of(sentence: Sentence, trigger: int) -> Item | None:
    """The verb whose doer does it there: what it is for, or what it is joined to by و."""
    items, item = sentence.items, sentence.items[trigger]
    if item.kind != V:
        outer = roots(items, item)[-1]
        before = items[outer.index - 1] if outer.index > 0 else outer
        if outer.prep and before.kind in (NP, EN) and not before.node.types:
            outer = before  # للمشاركة في قمة
        verb = sentence.governor(trigger)
        if outer.prep_node is not None and outer.prep_node.has("purpose"):
            return verb if verb is not None and verb.index < trigger else None
        if outer.prep or verb is None or verb.index > trigger:
            return None
        item = verb
    lead = sentence.nodes[item.first - 1] if item.first > 0 else None
    left = sentence.left(item.index)
    if left.why != "verb" or not (left.conjoined or lead is not None and lead.has("purpose")):
        return None
    verb = items[left.boundary]
    mine, others = (sentence.subject(one.index)[0] for one in (item, verb))
    same = [head.index for head in mine] == [head.index for head in others]
    return verb if same or len(sentence.bare_right(item.index)) < 2 else None  # والتقى الرئيس: whom he met


def amid(sentence: Sentence, trigger: int, places: Mapping[int, list[Item]]) -> list[Item]:
    """The places of what a verb says that it happened in (قال خلال لقاء مع نظيره في مالي إن)."""
    around = framing(sentence, trigger, places)
    return places[around] if around >= 0 else []


def framing(sentence: Sentence, trigger: int, having: Mapping[int, list[Item]], function: str = "during") -> int:
    """The event noun among some in whose course a verb says that it happened; -1 if there is none.

    function: what the grammar lexicon says of the preposition before it
    """
    if sentence.items[trigger].kind != V:
        return -1
    for phrase in (*sentence.right(trigger).phrases, *sentence.left(trigger).phrases):
        node = phrase.prep_node
        if phrase.kind == EN and node is not None and node.has(function) and phrase.index in having:
            return phrase.index
    return -1
