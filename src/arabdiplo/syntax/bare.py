"""Phrases that stand bare beside a verb and are not who does it: they tell how, call him by name, are of a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import Feature

from .agreement import actorlike
from .items import COMP, EN, NP, PRON, SIGN, Item, V
from .kinds import PEOPLE
from .nodes import typed
from .phrases import named

if TYPE_CHECKING:
    from .clauses import Sentence

_DESCRIBING = ("adj", "participle")


def owned_object(sentence: Sentence, item: Item) -> bool:
    """Is it the object of an event noun or participle just before it (خلال لقائه سفير النرويج، مغادرا أوسلو)?"""
    before = sentence.items[item.index - 1]
    if (
        before.node.morph.takes_object
        and before.last == item.first
        and sentence.items[before.index - 1].kind in (SIGN, NP)
    ):
        return True
    owned = before.genitive >= 0 and not PEOPLE.isdisjoint(before.node.types)
    event = sentence.items[before.genitive] if owned else before
    if event is not before and event.kind == EN and event.prep and before.last == item.first and actorlike(item):
        return not item.prep  # بعد لقاء لارس وزير المياه
    if before.node.value_of("reaches") and not PEOPLE.isdisjoint(item.node.types):
        return False  # التقى لدى وصوله نظيره
    prep = before.prep_node
    circumstance = prep is not None and (prep.has("during") or prep.has("temporal") or prep.has("purpose"))
    if prep is not None and not prep.has("locative") and actorlike(item):  # بعد أيام على استقباله سفير النرويج
        circumstance = circumstance or any(reading.pos == "masdar" for reading in before.node.morph.readings)
    met = not before.node.value_of("told") or bool(typed(item.node))  # في ختام اجتماعه استهداف السفن
    return before.kind == EN and circumstance and bool(before.node.suffix) and before.last == item.first and met


def aside(items: list[Item], item: Item) -> bool:
    """Does the adjective tell how, before the object (أعلن رسميا استبعاد …), or describe who acts (، التابعة ل)?"""
    readings = item.node.morph.readings
    if "person" in item.node.types:
        return _calls_by_name(items, item)
    if item.node.chunk is not None or item.node.types or item.node.suffix or not readings:
        return False
    if item.node.value_of("bound") and not readings[0].features & Feature.DEFINITE:
        return True  # غادر القاهرة متوجها إلى عمان
    before, after = items[item.index - 1], items[item.index + 1] if item.index + 1 < len(items) else None
    if item.node.morph.takes_object and before.kind == NP and after is not None and after.kind in (NP, EN, PRON):
        return True  # زار لارس متحديا مالطا أوسلو
    if before.is_comma and any(r.pos in _DESCRIBING for r in readings):
        if all(r.features & Feature.DEFINITE for r in readings):
            done = after is not None and after.prep_node is not None and after.prep_node.has("agent")
            return done or all(r.pos in _DESCRIBING for r in readings)
    bare = after is not None and after.kind in (NP, EN) and after.genitive < 0
    return bare and how(item)


def one_of_them(items: list[Item], item: Item, k: int) -> bool:
    """Is it somebody named as one of those before him (حث مسؤولون، بينهم لارس، كينيا على)?"""
    if item.index <= k + 2:
        return False
    before, among = items[item.index - 2], items[item.index - 1]
    if among.kind != PRON or among.prep_node is None or not among.prep_node.has("between"):
        return False
    return actorlike(item) and (before.is_comma or actorlike(before))


def how(item: Item) -> bool:
    """Is the word an adjective that can only tell how it was done (رسميا)?"""
    readings = item.node.morph.readings if item.node.chunk is None and not item.node.types else ()
    return bool(readings) and all(r.pos == "adj" and r.features & Feature.ACCUSATIVE for r in readings)


def _calls_by_name(items: list[Item], item: Item) -> bool:
    """Is a name between commas, or before أن, that of who has just acted (أفاد القيادي بالحركة، لارس هوفمان، أن …)?"""
    k = item.index
    after = items[k + 1] if k + 1 < len(items) else None
    if after is None or not named(item) or not items[k - 1].is_comma:
        return False
    if after.kind != COMP and not after.is_comma:
        return False
    for one in reversed(items[: k - 1]):
        verb = items[one.index - 1]
        if one.kind == V or one.is_comma or one.index == 0:
            return False
        if one.kind == NP and not one.prep and actorlike(one) and verb.kind == V:
            return not named(one) and bool(verb.node.morph.says)
    return False
