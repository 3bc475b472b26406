"""Whether a quotation is what somebody says, a name, or part of the sentence around it."""

from __future__ import annotations

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import ASIDE

from .agreement import actorlike
from .items import COMP, EN, NEG, NP, OTHER, SUB, TIME, Item, V

#: quotations of at most this many items and without a verb are names, not speech
SHORT_QUOTE = 6
#: how many items the topic of a clause may have whose predicate is quoted
_TOPIC = 8


def is_speech(items: list[Item], a: int, b: int) -> bool:
    """Is what stands between the marks at items *a* and *b* speech?"""
    if items[a].sign in ASIDE:
        return False
    inside = items[a + 1 : b]
    if len(inside) <= SHORT_QUOTE and not any(item.kind in (V, COMP) for item in inside):
        return False
    return not _predicate(items, a)


def _predicate(items: list[Item], a: int) -> bool:
    """Does the quotation at *a* only begin at the verb of a clause (إن مالطا «تدعو إلى الحوار»، إنه «زار مالطا»)?"""
    k = a + 1
    while k < len(items) and items[k].kind in (NEG, OTHER):
        k += 1
    if k >= len(items) or items[k].kind != V or _of_who_speaks(items[k]):
        return False
    topic = False
    for item in reversed(items[max(0, a - _TOPIC) : a]):
        if item.kind == COMP:
            return topic or item.index == a - 1 and bool(item.node.suffix)
        if item.kind == SUB or item.is_hard:
            return topic
        if item.kind not in (NP, EN, TIME, NEG, OTHER):
            return False
        topic = topic or item.kind == NP and not item.prep and item.genitive < 0 and actorlike(item)
    return topic and a <= _TOPIC


def _of_who_speaks(verb: Item) -> bool:
    """Is the verb one of the first person?"""
    readings = [r.features for r in verb.node.morph.readings if r.pos == "verb"]
    return bool(readings) and all(features & Feature.FIRST for features in readings)
