"""The place of an event that names none: where somebody went for it, or where the event happens that it is part of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import EN, NP, Item, V
from arabdiplo.syntax.kinds import PLACES
from arabdiplo.syntax.phrases import roots

IsPlace = Callable[[Item], bool]
"""does a rule say that the phrase is a place?"""


def reached(sentence: Sentence, verb: int, is_place: IsPlace) -> Item | None:
    """Where who does it has arrived or stays (التقى لدى وصوله إلى مالي نظيره، التقى خلال وجوده في مالي نظيره)."""
    items = sentence.items
    for noun in _around(sentence, verb):
        stays, node = noun.node.value_of("arrives"), noun.prep_node
        place = items[noun.index + 1] if noun.index + 1 < len(items) else noun
        if not stays or node is None or place.prep_node is None or not is_place(place):
            continue
        since = node.has("arrival") or node.has("temporal") and not node.has("before")
        if stays == "there" and since and place.prep_node.has("toward"):
            return place
        if stays == "here" and node.has("during") and place.prep_node.has("locative"):
            return place
    return None


def _around(sentence: Sentence, verb: int) -> list[Item]:
    """The phrases of the clause of a verb; none of any other item."""
    if verb < 0 or sentence.items[verb].kind != V:
        return []
    return [*sentence.right(verb).phrases, *sentence.left(verb).phrases]


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


def amid(sentence: Sentence, verb: int, places: Mapping[int, list[Item]]) -> list[Item]:
    """The places of what a verb says that it happened in (قال خلال لقاء مع نظيره في مالي إن)."""
    around = framing(sentence, verb, places)
    return places[around] if around >= 0 else []


def framing(sentence: Sentence, verb: int, having: Mapping[int, list[Item]], function: str = "during") -> int:
    """The event noun among some in whose course a verb says that it happened; -1 if there is none.

    function: what the grammar lexicon says of the preposition before it
    """
    for phrase in _around(sentence, verb):
        node = phrase.prep_node
        if phrase.kind == EN and node is not None and node.has(function) and phrase.index in having:
            return phrase.index
    return -1
