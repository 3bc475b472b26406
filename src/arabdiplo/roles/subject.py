"""The slot of who does it: the subject of the trigger or of its light verb, or the agent of a passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import GENDER, Feature
from arabdiplo.syntax.agreement import actorlike, verb_disagreement
from arabdiplo.syntax.hanging import on_deed
from arabdiplo.syntax.items import PRON, Item, V
from arabdiplo.syntax.kinds import NAMESAKES
from arabdiplo.syntax.phrases import Filler, noun_described, surely_passive
from arabdiplo.syntax.relatives import journey_before
from arabdiplo.syntax.subjects import companion, with_pronoun

from .genitive import genitives

if TYPE_CHECKING:
    from .slots import Slots


def subject(slots: Slots) -> list[Filler]:
    """Who does it."""
    if slots.light is not None and slots.light.index != slots.k:
        return subject_of(slots, slots.light.index) or agents(slots, slots.light.index)
    if slots.swapped and journey_before(slots.sentence, slots.k) is not None:
        return []
    if slots.swapped:
        outer = [head for head in slots.sentence.outer_subject(slots.k) or () if actorlike(head)]
        return [filler for head in outer for filler in slots.fillers(head, "control")]
    if slots.flipped:
        return slots.fillers(slots.sentence.bare_right(slots.k)[1])
    if slots.verbal:
        return agents(slots, slots.k) or ([] if suffers(slots) else subject_of(slots, slots.k))
    return described(slots) or agents(slots, slots.k) or genitives(slots)


def described(slots: Slots) -> list[Filler]:
    """The noun that a definite participle describes (الاتفاقية الموقعة)."""
    noun = noun_described(slots.items, slots.item)
    before = slots.sentence.nodes[slots.item.first - 1].end if noun is not None else 0
    fillers = slots.fillers(noun) if noun is not None else []
    return [filler.until(min(filler.end, before)) for filler in fillers]


def agents(slots: Slots, v: int) -> list[Filler]:
    """Who did it, of a passive verb or a masdar (من قبل X); a verb with subject and object is no passive."""
    out: list[Filler] = []
    verbal = slots.items[v].kind == V
    if verbal and len(slots.sentence.bare_right(v)) > 1:
        return out
    for phrase in slots.sentence.right(v).phrases:
        if phrase.prep_node is not None and phrase.prep_node.has("agent") and phrase.kind != PRON:
            doing = verbal and any(map(actorlike, slots.sentence.subject(v)[0]))
            deed = doing and on_deed(slots.items, phrase, v) or verbal and _has_both(slots, v, phrase)
            out += [] if deed else slots.fillers(phrase)
            break
    return out


def _has_both(slots: Slots, v: int, agent: Item) -> bool:
    """Has a verb its subject before it and its object behind it, before *agent* (كينيا ترفض أي تدخل من قبل مالطا)?

    A verb that says what one is taken for may have an indefinite noun behind it as a passive, too.  Behind «أنها»
    what is of another gender than the verb is no patient.
    """
    object_ = next(iter(slots.sentence.bare_right(v)), None)
    if object_ is None or object_.index > agent.index:
        return False
    heads, source = slots.sentence.subject(v)
    if source in ("explicit", "relative") and any(head.index < v for head in heads):
        takes_for = "of" in slots.items[v].node.morph.says
        return not takes_for or actorlike(object_) or bool(object_.node.features & Feature.DEFINITE)
    left, shown, have = slots.sentence.left(v), slots.items[v].reading, object_.node.features & GENDER
    pronoun = left.why in ("sub", "comp") and bool(slots.items[left.boundary].node.suffix)
    return pronoun and shown is not None and bool(have) and not have & shown.features


def subject_of(slots: Slots, v: int) -> list[Filler]:
    """The subject of the verb at item *v*, with whoever is named beside it."""
    heads, source = slots.sentence.subject(v)
    out: list[Filler] = []
    for head in heads:
        named = source == "relative" and head.genitive == slots.k and NAMESAKES.intersection(head.node.types)
        if head.index == slots.k or head.index == v or named:  # لقاء أوسلو الذي عقد أمس
            continue
        out += slots.fillers(head, source)
    out = [filler for head in with_pronoun(slots.sentence, heads) for filler in slots.fillers(head, "control")] + out
    beside = companion_of(slots, v)
    return out + (slots.fillers(beside) if beside is not None else [])


def companion_of(slots: Slots, v: int) -> Item | None:
    """Who does it with the subject, named right after the verb (اتفق والسفير على القرار)."""
    return companion(slots.sentence, v) if slots.items[v].kind == V else None


def suffers(slots: Slots) -> bool:
    """Is it done to the subject, as the letters or a vowel of the verb show (أقيل الوزير، مُنح السفير وساما)?

    A verb that agrees with its subject is one of the third person, though its letters may also say «I» (أقيل).
    """
    if slots.passive:
        return True
    if slots.k in slots.sentence.said or slots.item.node.suffix or not surely_passive(slots.item, third=True):
        return False
    heads, source = slots.sentence.subject(slots.k)
    if source not in ("explicit", "relative"):
        return False
    return surely_passive(slots.item) or not verb_disagreement(slots.item.node, heads[0].node, third=True)


def somebody_suffers(slots: Slots) -> bool:
    """Is it done to somebody, so that who does it is not to be told (أقيل الوزير, not نوقشت القضية)?"""
    return suffers(slots) and (slots.passive or any(map(actorlike, slots.sentence.subject(slots.k)[0])))
