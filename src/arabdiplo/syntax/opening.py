"""Where «و» joins clauses and not phrases: who stands behind it acts (استمر القتال في مالطا، وكينيا تدين الهجوم)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import MANY, Feature

from .agreement import actorlike, odd_gender, verb_disagreement
from .items import COMP, CONJ, EN, NEG, NP, SIGN, SUB, TIME, Item, V
from .links import kin
from .nodes import typed

if TYPE_CHECKING:
    from .clauses import Sentence


def mark_clauses(items: list[Item]) -> None:
    """Note of each conjunction whether a clause of its own begins behind it with who acts."""
    for item in items:
        if item.kind == CONJ and item.node.has("list"):
            i = item.index
            item.opens = i > 2 and _acts(items, i + 1) and _ends_clause(items, i)


def _acts(items: list[Item], k: int) -> bool:
    """May the phrase at item *k* be the subject of a verb in the present right behind it?"""
    if k + 1 >= len(items):
        return False
    item, i = items[k], k + 1
    while i < len(items) and items[i].kind == NEG:
        i += 1
    verb = items[i] if i < len(items) else None
    if item.kind != NP or item.prep or not actorlike(item) or verb is None or verb.kind != V or verb.reading is None:
        return False
    shown, many = verb.reading.features, item.node.features & MANY and not item.node.features & Feature.SINGULAR
    if shown & MANY or many or not (shown & Feature.PRESENT and shown & Feature.THIRD and verb.node.morph.trigger):
        return False
    return not odd_gender(verb, item) and not verb_disagreement(verb.node, item.node)


def _ends_clause(items: list[Item], i: int) -> bool:
    """Has a clause with a verb of its own ended before the conjunction at item *i*?

    A phrase like the one behind it may be of one list with it, and the verb tell of an indefinite noun before both
    (رسالة إلى مالطا وكينيا تدعو إلى), but hardly behind a comma.
    """
    parted = items[i - 1].is_comma
    last = items[i - 2] if parted else items[i - 1]
    if last.kind not in (NP, EN):
        return False
    listed = kin(last, items[i + 1])
    if listed and (not last.prep or last.prep_node is not None and last.prep_node.has("between")):
        return False
    for one in items[last.index - 1 :: -1] if last.index > 0 else ():
        if one.kind in (SIGN, COMP, SUB) and not one.is_comma:
            return False
        if one.kind == V:
            return not one.node.morph.auxiliary
        if listed and one.kind == CONJ and one.index == last.index - 1:
            return False  # a list of more
        if not parted and one.kind in (NP, EN) and not typed(one.node) and not one.node.features & Feature.DEFINITE:
            return False
    return False


def fronted_clause(sentence: Sentence, i: int) -> bool:
    """Does a clause begin at item *i* with a phrase or a time before its verb (وفي بيروت التقى)?"""
    items, start = sentence.items, i
    if not (items[i].prep or items[i].kind == TIME) or items[i].coordinated >= 0 or items[max(0, i - 1)].kind != CONJ:
        return False
    while i < len(items) and (items[i].kind == TIME or items[i].kind in (NP, EN) and (items[i].prep or i > start)):
        loose = items[i].kind != TIME and not items[i].prep and items[i].genitive < 0
        if i > start and loose:
            return False
        i += 1
    if i < len(items) and i > start and items[i].is_comma:
        i += 1  # وفي بيروت، التقى
    return i < len(items) and items[i].kind == V and not sentence.is_aux(items[i]) and sentence.antecedent(i) is None
