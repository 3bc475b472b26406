"""The slots on a noun itself: whose or of what it is (of), and of what state (nisba)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.pronouns import MINE
from arabdiplo.syntax.hanging import giver
from arabdiplo.syntax.items import EN, Item
from arabdiplo.syntax.outer import in_own_words
from arabdiplo.syntax.phrases import Filler, common

if TYPE_CHECKING:
    from .slots import Slots

#: a genitive stands at most so far behind its noun: something may part them
_GENITIVE = 2


def genitives(slots: Slots) -> list[Filler]:
    """Whose or of what it is: whom its pronoun stands for, or its genitive (زيارته، زيارة الوزير)."""
    if slots.verbal or slots.light is slots.item and giver(slots.items, slots.item) is not None:
        return []
    if slots.item.node.suffix:
        return slots.meant(slots.item)
    genitive = genitive_of(slots)
    for nested in _nested(slots) if genitive is None or genitive.kind == EN else ():
        genitive = next((one for one in slots.items[nested.index + 1 :][:1] if one.genitive == nested.index), genitive)
    if genitive is None and _may_be_mine(slots.item) and in_own_words(slots.sentence, slots.k):
        return [f.as_source("suffix") for f in slots.antecedents(slots.sentence, slots.item, MINE)]
    return slots.fillers(genitive) if genitive is not None else []


def _may_be_mine(item: Item) -> bool:
    """Does a noun end like my own: as a dual does before its genitive (لقائي مع لارس، زيارتي)?"""
    reading = item.node.morph.nominal
    ends = item.node.chunk is None and item.node.norm.endswith(MINE)
    return ends and reading is not None and reading.pos in ("noun", "masdar") and not reading.lemma.endswith(MINE)


def nisba(slots: Slots) -> list[Filler]:
    """The adjectives of states on it (القمة التونسية)."""
    out = []
    for item in (slots.item, *_nested(slots)):
        for node in item.modifiers:
            if "demonym" in node.types and not common(node):
                out.append(Filler(node.start, node.end, [node], "nisba", item))
    return out


def genitive_of(slots: Slots) -> Item | None:
    """The phrase that is its genitive."""
    return next((item for item in slots.items[slots.k + 1 : slots.k + 1 + _GENITIVE] if item.genitive == slots.k), None)


def _nested(slots: Slots) -> list[Item]:
    """The event noun that only says of what kind the trigger is (جولة المفاوضات، جلسة من المحادثات)."""
    after = slots.items[slots.k + 1] if slots.k + 1 < len(slots.items) else None
    told = [one.node.value_of("told") for one in (slots.item, after) if one is not None]
    if slots.verbal or after is None or after.kind != EN or not all(told):
        return []
    part = after.prep_node is not None and after.prep_node.has("part")
    return [after] if after.genitive == slots.k or part else []
