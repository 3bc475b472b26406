"""What an event happens within, or is joined to: the visit during which somebody is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import Feature

from .agreement import describable
from .items import COMP, CONJ, EN, NP, OTHER, PRON, TIME, Item, V
from .phrases import bearer
from .relatives import event_before

if TYPE_CHECKING:
    from .clauses import Sentence

#: so soon behind a verb stands within what it happens (يلتقي خلالها)
_AMID = 2
#: so many items may say how long an event lasts (زيارة تستغرق أياما عدة، يجري خلالها)
_LASTING = 8
#: so far behind a verb that only says that it happens may the event stand (تم أمس في أوسلو الاتفاق على)
_HAPPENING = 4


def governing(sentence: Sentence, k: int) -> Item | None:
    """The verb over item *k*: of a verb the one in whose أن-clause it is."""
    if sentence.items[k].kind != V:
        return sentence.governor(k)
    left = sentence.left(k)
    return sentence.governor(left.boundary) if left.why == "comp" else None


def present(item: Item) -> bool:
    """Is it a verb in the present, and nothing else?"""
    readings = [r.features for r in item.node.morph.readings if r.pos == "verb"]
    return item.kind == V and bool(readings) and all(features & Feature.PRESENT for features in readings)


def host_of(sentence: Sentence, item: Item) -> Item | None:
    """The event within or before which another happens, or which it is for; None if there is none."""
    verb = doing(sentence, item)
    told = _described(sentence, verb, item) if verb is not None else None
    if told is not None:
        return told
    if verb is not None and (there := _where(sentence, verb)) is not None:
        return there
    if item.kind == V:
        left = sentence.left(item.index)
        before = sentence.items[left.boundary] if left.why == "sub" else None
        verb = sentence.governor(before.index) if before is not None and before.node.has("before") else None
    else:
        root = bearer(sentence.items, item)
        node = root.prep_node
        if node is None or not (node.has("during") or node.has("purpose") or node.has("before")):
            return None
        verb = governing(sentence, root.index)
        if verb is not None and _described(sentence, verb, verb) is root:
            return None
    return verb if verb is not None and verb.kind == V and verb is not item else None


def _where(sentence: Sentence, verb: Item) -> Item | None:
    """The verb of going to the place where another is done (سيزور أوسلو حيث يلتقي نظيره)."""
    left = sentence.left(verb.index)
    before = sentence.items[left.boundary] if left.why == "sub" and verb.index not in sentence.said else None
    goes = sentence.governor(before.index) if before is not None and before.node.has("where") else None
    return goes if goes is not None and goes.index < verb.index else None


def during_of(sentence: Sentence, item: Item) -> Item | None:
    """The event noun after «خلال» in the clause of a verb in the present, for what it does (ويلتقي خلال الزيارة …)."""
    verb = doing(sentence, item)
    for phrase in sentence.right(verb.index).phrases if verb is not None else ():
        if phrase.kind == EN and phrase.prep_node is not None and phrase.prep_node.has("during"):
            return phrase if phrase is not item else None
    return None


def doing(sentence: Sentence, item: Item) -> Item | None:
    """The verb in the present that the item is, or stands behind without a preposition (يجري مباحثات)."""
    verb = item if item.kind == V else governing(sentence, item.index)
    if verb is None or not present(verb) or verb is not item and (item.prep or verb.index > item.index):
        return None
    return verb


def _described(sentence: Sentence, verb: Item, item: Item) -> Item | None:
    """The event noun in whose clause a verb tells of another (زيارة يلتقي خلالها …، جلسة يليها توقيع …)."""
    items = sentence.items
    follows = verb is not item and bool(verb.node.suffix)
    amid = any(
        phrase.kind == PRON and phrase.node.has("amid") for phrase in items[verb.index + 1 : verb.index + 1 + _AMID]
    )
    if not follows and not amid:
        return None
    told = sentence.antecedent(verb.index, resumed=True)
    if told is None and verb.index and items[verb.index - 1].is_comma:
        told = event_before(items, verb.index - 2)
    if amid and (told is None or told.kind != EN and told.genitive < 0):
        told = _lasting(items, verb.index) or told
    while told is not None and told.genitive >= 0:
        told = items[told.genitive]
    return told if told is not None and told.kind == EN else None


def _lasting(items: list[Item], k: int) -> Item | None:
    """The indefinite event noun before item *k*, behind how long it lasts (زيارة تستغرق أياما عدة، يجري خلالها)."""
    for other in reversed(items[max(0, k - _LASTING) : k]):
        if other.kind == EN and describable(other):
            reading = other.node.morph.nominal
            return other if reading is not None and not reading.features & Feature.DEFINITE else None
        if other.kind not in (NP, TIME, V, OTHER) and not other.is_comma:
            return None
    return None


def peer_of(sentence: Sentence, item: Item) -> Item | None:
    """The verb to which a present one is joined (سيزور ويلتقي), or whose clause is (أن يزور … وأن يلتقي).

    It always stands before it, so that who asks it for its own comes to an end.
    """
    items = sentence.items
    if item.kind != V or not any(r.features & Feature.PRESENT for r in item.node.morph.readings):
        return None
    left = sentence.left(item.index)
    if left.why == "sub" and left.boundary > 0 and items[left.boundary].node.has("besides"):
        apart = (
            items[left.boundary - 1].is_comma and item.index == left.boundary + 1 and item.index not in sentence.said
        )
        verb = sentence.governor(left.boundary) if apart else None  # سيزور مالي، كما يلتقي الرئيس
        return verb if verb is not None and verb.index < item.index else None  # الخطاب هو الثاني، كما يلتقي الوفد
    if left.why == "verb" and left.conjoined:
        other = items[left.boundary]
        present = any(r.features & Feature.PRESENT for r in other.node.morph.readings)
        return other if present and (_first_person(other) or not _first_person(item)) else None
    if left.why == "comp" and left.boundary > 0 and items[left.boundary - 1].kind == CONJ:
        for other in reversed(items[: left.boundary - 1]):
            if other.kind == COMP:
                return next((v for v in items[other.index : left.boundary] if v.kind == V), None)
            if other.is_hard:
                break
    return None


def _first_person(verb: Item) -> bool:
    """Does a verb in the present say I or we, however it is read (ستلتحق كينيا، وندعو المجتمع الدولي)?"""
    readings = [r for r in verb.node.morph.readings if r.pos == "verb" and r.features & Feature.PRESENT]
    return bool(readings) and all(r.features & Feature.FIRST for r in readings)


def happening(sentence: Sentence, k: int) -> Item | None:
    """The event noun after a verb that only says that it happens (إنه تم الاتفاق على)."""
    node = sentence.items[k].node
    if not node.value_of("happens"):
        return None
    after = next((item for item in sentence.right(k).phrases if not item.prep and item.genitive < 0), None)
    if after is None or after.kind != EN or after.index > k + _HAPPENING or sentence.antecedent(k) is not None:
        return None
    readings = [r for r in node.morph.readings if r.pos == "verb"]
    sure = [r for r in readings if r.row is not None and r.row.get("happens")]
    past = any(r.features & Feature.PAST for r in sure)
    return after if past or len(sure) == len(readings) else None  # يجري is of أجرى, too
