"""A form at the head of a sentence that may be verb or masdar and is the masdar by what stands behind it."""

from __future__ import annotations

from arabdiplo.morph.model import GENDER, MANY, NO_FEATURES, Feature
from arabdiplo.morph.shapes import nominative

from .kinds import NAMES
from .nodes import Node, gender_of

#: how many words may stand between the masdar and «بين»
_WIDTH = 4


def masdar_first(nodes: list[Node], i: int) -> bool:
    """Does what stands behind a word that begins a sentence show that it is a masdar?  A «و» goes on telling.

    Whose it is would be the subject of the verb, and is feminine (رفض كينيا للعرض); or a thing stands between it and
    the sides of what they do (تبادل الأسرى بين كينيا ومالي).
    """
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    if after is None or after.morph.kind != "core":
        return False
    return _of_her(nodes[i], after) or _between(nodes, i, after)


def _of_her(node: Node, after: Node) -> bool:
    """Is who may act a feminine of which no such verb tells?  The name of a town may be that of a club."""
    state = "country" in after.types
    if not state and not (after.morph.heads and NAMES.isdisjoint(after.types)):
        return False
    shown = [r.features for r in node.morph.readings if r.pos == "verb" and not r.features & (Feature.FIRST | MANY)]
    have = gender_of(after) if state else _noun_gender(after)
    return have == Feature.FEMININE and bool(shown) and not any(f & GENDER & have or not f & GENDER for f in shown)


def _noun_gender(node: Node) -> Feature:
    nominal = node.morph.nominal
    if nominal is None or nominal.features & MANY or node.value_of("gender") == "any":  # سماحة المفتي
        return NO_FEATURES
    return nominal.features & GENDER


def _between(nodes: list[Node], i: int, after: Node) -> bool:
    """Do nouns follow up to «بين» and its sides?  Of who may act there is one word only (تبادل السفراء بين)."""
    if nominative(after.norm, after.morph.readings):
        return False
    for j in range(i + 1, min(i + 2 + (1 if after.morph.heads else _WIDTH), len(nodes))):
        node = nodes[j]
        if node.has("between"):
            return j > i + 1 and not node.suffix
        if node.morph.nominal is None or node.morph.functions:
            return False
    return False
