"""What the few vowels that newspapers write tell: أُجريت, عُقد, يُستقبل are passive."""

from __future__ import annotations

from arabdiplo.morph.model import Feature, Reading
from arabdiplo.text.folding import fold

F = Feature
_DAMMA = "\u064f"
#: pasts of four letters (أجرى, قابل) have damma in the active present
_DAMMA_IN_ACTIVE = 4


def heed(surface: str, start: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """*readings* of the core that begins at *start*, as far as a written damma leaves them standing.

    >>> active = Reading("عقد/يعقد", "verb", Feature.PAST | Feature.ACTIVE)
    >>> passive = Reading("عقد/يعقد", "verb", Feature.PAST | Feature.PASSIVE)
    >>> heed("عُقد", 0, (active, passive)) == (passive,)
    True
    """
    place = surface.find(_DAMMA, start)
    if place < 0:
        return readings
    before = len(fold(surface[start:place]))
    kept = [r for r in readings if not (r.pos == "verb" and r.features & F.ACTIVE and _rules_out(r, before))]
    return tuple(kept) or readings


def _rules_out(reading: Reading, place: int) -> bool:
    """Can the active *reading* not have its first damma on the letter *place*, counted from 1?"""
    past = reading.lemma.partition("/")[0]
    long = len(past) > _DAMMA_IN_ACTIVE
    # اتّهم, احتلّ: five letters, two of them written as one
    pressed = len(past) == _DAMMA_IN_ACTIVE and past[0] == "ا"
    if reading.features & F.PAST:
        return place == 1 or (place == 3 and long and past[0] in "ات") or (place in (2, 3) and pressed)
    return place == 1 and (long or pressed)
