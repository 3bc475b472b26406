"""The tense of the clause of a trigger, for times that leave it open (الثلاثاء)."""

from __future__ import annotations

from arabdiplo.events.records import COMING
from arabdiplo.morph.model import Feature
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import NEG, Item, V
from arabdiplo.syntax.nodes import gender_of


def tense_of(sentence: Sentence, item: Item, status: str) -> str:
    """Tense of the clause of a trigger (or of its light verb), for times that leave it open."""
    if status in COMING:
        return "future"
    verb = item if item.kind == V else sentence.governor(item.index)
    if verb is None or verb.reading is None:
        return ""
    before = sentence.items[verb.index - 1] if verb.index else verb
    if (
        verb.reading.features & Feature.PAST
        or _past_of_him(sentence, verb)
        or before.kind == NEG
        and before.node.has("past")
    ):  # لم يرد
        return "past"
    within = item.prep_node is not None and item.prep_node.has("locative")  # سيلتقي نظيره في قمة الثلاثاء
    present = verb.reading.features & Feature.PRESENT
    return "future" if present and (verb is item or within and before.node.has("future")) else ""


def _past_of_him(sentence: Sentence, verb: Item) -> bool:
    """Is it a past written like the present of a woman (تسلم), of somebody who is none?"""
    readings = [reading.features for reading in verb.node.morph.readings if reading.pos == "verb"]
    if not any(f & Feature.PAST for f in readings) or verb.index and sentence.items[verb.index - 1].node.has("future"):
        return False
    subject = sentence.subject(verb.index)[0]
    return bool(subject) and bool(gender_of(subject[0].node) & Feature.MASCULINE)
