"""Adjectives of an event noun that stand behind whose event it is (زيارة الرئيس المرتقبة إلى الرياض)."""

from __future__ import annotations

from arabdiplo.morph.model import GENDER, NO_FEATURES, Feature

from .items import EN, NP, Item
from .kinds import PEOPLE
from .nodes import Node, shown_gender, typed

_MANY = Feature.PLURAL | Feature.DUAL


def far_adjectives(items: list[Item]) -> list[tuple[Item, list[Node]]]:
    """Takes them from the *items*: each event noun that has some, with them.

    They are told by their gender, which is that of the event noun and not the one of whose it is.
    """
    found: list[tuple[Item, list[Node]]] = []
    i = 0
    while i + 1 < len(items):
        event, whose = items[i], items[i + 1]
        i += 1
        if event.kind != EN or whose.kind != NP or whose.prep or event.last != whose.first or event.modifiers:
            continue
        if event.node.suffix or PEOPLE.isdisjoint(whose.node.types):
            continue  # زيارة مقر القوة المؤقتة
        want = _gender(event.node)
        if not want or shown_gender(whose.node) & want:
            continue
        taken = [node for node in whose.modifiers if _agrees(node, want)]
        if taken:
            whose.modifiers = [node for node in whose.modifiers if node not in taken]
        elif not whose.modifiers and i + 1 < len(items) and _alone(items[i + 1], whose, want):
            adjective = items.pop(i + 1)
            taken = [adjective.node, *adjective.modifiers]
            whose.last = adjective.last
        if taken:
            found.append((event, taken))
    if found:
        for index, item in enumerate(items):
            item.index = index
    return found


def _alone(item: Item, whose: Item, want: Feature) -> bool:
    """Is an item nothing but such adjectives, right behind whose event it is?"""
    bare = item.kind in (NP, EN) and not item.prep and item.first == whose.last and not item.node.suffix
    return bare and all(_agrees(node, want) for node in (item.node, *item.modifiers))


def _gender(node: Node) -> Feature:
    """The gender of an adjective on an event noun: of many it is the feminine (محادثات مقبلة)."""
    reading = node.morph.nominal
    if reading is None:
        return NO_FEATURES
    many = any(r.features & Feature.PLURAL for r in node.morph.readings)
    return Feature.FEMININE if many else reading.features & GENDER


def _agrees(node: Node, want: Feature) -> bool:
    """Is it a definite adjective in the singular, of that gender, or a participle that is no noun as well?"""
    readings = node.morph.readings
    if typed(node) or not readings:
        return False
    fit = [
        r.features & Feature.DEFINITE and r.features & GENDER & want and not r.features & _MANY
        for r in readings
        if r.pos in ("adj", "participle")
    ]
    return bool(fit) and all(fit) and (len(fit) == len(readings) or any(r.pos == "adj" for r in readings))
