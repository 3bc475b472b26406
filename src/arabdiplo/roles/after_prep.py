"""The slots behind a preposition: the phrases after it that hang on the trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.syntax.beyond import past_unparted
from arabdiplo.syntax.hanging import bears, of_another, on_other_event, past_somebody
from arabdiplo.syntax.items import PRON, SUB, Item, V, spelt
from arabdiplo.syntax.kinds import PLACES
from arabdiplo.syntax.phrases import Filler
from arabdiplo.syntax.reported import as_thing

from .claims import claimed, fixed, fronted, is_topic, near, owned
from .preps import Preps

if TYPE_CHECKING:
    from .slots import Slots


def behind(slots: Slots, preps: Preps) -> list[Filler]:
    """The phrases after one of *preps*."""
    out: list[Filler] = []
    places = [slots.k] + ([slots.light.index] if slots.light is not None and slots.light.index > slots.k else [])
    seen: set[int] = set()
    way = ""
    for place in places:
        for phrase in slots.sentence.right(place).phrases:
            if phrase.index in seen or phrase.coordinated >= 0 or not slots.after(phrase, preps):
                continue
            if not (fixed(slots, phrase, preps) or near(slots, phrase)):
                continue
            placed = not PLACES.isdisjoint(phrase.node.types)
            if placed and way not in ("", phrase.prep):
                continue  # سيذهب بعد زيارته لمصر إلى مالطا: one goes there one way
            other = of_another(slots.items, phrase, slots.k) or past_somebody(slots.items, phrase, place)
            if not (other or owned(slots, phrase, preps)):
                seen.add(phrase.index)
                way = phrase.prep if placed else way
                out += slots.prepositional(phrase)
    before = slots.sentence.left(slots.k).boundary
    if slots.light is not None and slots.light.index < slots.k:
        out += _before_noun(slots, preps, before)
    if not out and (slots.verbal or slots.light is not None and slots.light.kind == V):
        for phrase in slots.sentence.left(slots.light.index if slots.light is not None else slots.k).phrases:
            if phrase.coordinated >= 0 or not slots.after(phrase, preps) or bears(phrase, slots.item, slots.light):
                continue
            if fixed(slots, phrase, preps) or fronted(slots, phrase) and not claimed(slots, phrase, before):
                out += slots.prepositional(phrase)
    if not out and (far := past_unparted_of(slots, preps)) is not None:
        out += slots.prepositional(far)
    if not out and preps and preps == slots.takes and slots.k not in slots.sentence.said:
        out += _what(slots, preps)
    return out


def _what(slots: Slots, preps: Preps) -> list[Filler]:
    """A clause after ما that stands after one of the trigger's own prepositions (هنأه على ما حققه)."""
    first = slots.sentence.right(slots.k).stop
    item = slots.items[first] if first < len(slots.items) else None
    if item is None or item.kind != SUB or not item.node.has("rel") or item.first < 1:
        return []
    before = slots.sentence.nodes[item.first - 1]
    if not before.has("prep") or (spelt(before),) not in preps:
        return []
    found = slots.speech.between(first, slots.speech.stop(first, relative=True))
    return [as_thing(found)] if found is not None else []


def past_unparted_of(slots: Slots, preps: Preps) -> Item | None:
    """The phrase after one of *preps* behind a clause on the subject that no comma closes, if it is free."""
    far = past_unparted(slots.sentence, slots.k) if slots.verbal else []
    return next((one for one in far if slots.after(one, preps) and not claimed(slots, one, slots.k)), None)


def _before_noun(slots: Slots, preps: Preps, before: int) -> list[Filler]:
    """Phrases between a light verb and its noun (أجرى مع نظيره محادثات)."""
    assert slots.light is not None
    return [
        filler
        for phrase in slots.sentence.right(slots.light.index).phrases
        if phrase.index < slots.k and phrase.coordinated < 0 and fronted(slots, phrase, slots.light.index)
        if slots.after(phrase, preps) and not claimed(slots, phrase, before) and not bears(phrase, slots.item, None)
        for filler in slots.prepositional(phrase)
    ]


def between(slots: Slots) -> list[Filler]:
    """The sides after «بين»."""
    out: list[Filler] = []
    passed: set[int] = set()
    scan = slots.sentence.right(slots.k)
    phrases = scan.phrases
    if slots.light is not None and slots.light.index > slots.k:
        phrases = phrases + slots.sentence.right(slots.light.index).phrases
    elif (described := slots.sentence.relative_verb(scan.stop, slots.item)) >= 0:
        phrases = phrases + slots.sentence.right(described).phrases
    for phrase in phrases:
        if phrase.prep_node is None or not phrase.prep_node.has("between") or owned(slots, phrase, frozenset()):
            continue
        if (
            not slots.verbal
            and on_other_event(slots.items, phrase, slots.k)
            or not near(slots, phrase)
            or (phrase.coordinated < 0 and is_topic(slots, slots.items[phrase.index - 1]))
            or phrase.coordinated in passed
        ):
            passed.add(phrase.index)
            continue
        if phrase.kind == PRON:
            out += slots.meant(phrase)
        elif phrase.coordinated < 0 or not out:
            out += slots.fillers(phrase)
    return out
