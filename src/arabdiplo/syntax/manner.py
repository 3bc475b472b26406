"""Participles that tell how somebody does what a verb before them says, and those that go on saying it."""

from __future__ import annotations

from arabdiplo.morph.model import MANY, Feature, Reading
from arabdiplo.text.marks import COMMA

from .nodes import Node

_SHOWN = Feature.ACCUSATIVE | Feature.FEMININE | MANY


def tells_how(reading: Reading) -> bool:
    """May the word be a participle that tells how (مؤكدا، مؤكدة)?

    A masculine singular would show it (not مفيد), a feminine plural is a noun (مقترحات).
    """
    features = reading.features
    shown = features & _SHOWN and not features & Feature.DEFINITE
    several = features & Feature.FEMININE and features & Feature.PLURAL
    return reading.pos == "participle" and bool(shown) and not several


def goes_on_saying(nodes: list[Node], i: int) -> bool:
    """Does a word behind a comma stand before أن, or a preposition and أن (…، مشككا في أن)?"""
    before = nodes[i - 1].morph if i else None
    if before is None or before.kind != "punct" or before.norm not in COMMA:
        return False
    behind = nodes[i + 1 : i + 3]
    return bool(behind) and (
        behind[0].has("comp") or behind[0].has("prep") and not behind[0].suffix and behind[-1].has("comp")
    )
