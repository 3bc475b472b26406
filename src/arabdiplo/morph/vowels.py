"""What the few vowels that newspapers write tell: أُجريت, عُقد, يُستقبل are passive."""

from __future__ import annotations

from arabdiplo.morph.model import Feature, Reading

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
    letters = place - start
    first = letters == 1
    third = surface[start] in "ات" and letters == 3
    kept = [r for r in readings if not (r.pos == "verb" and r.features & F.ACTIVE and _rules_out(r, first, third))]
    return tuple(kept) or readings


def _rules_out(reading: Reading, first: bool, third: bool) -> bool:
    """Can the active *reading* not have a damma on its first, or third, letter?"""
    past = reading.lemma.partition("/")[0]
    if reading.features & F.PAST:
        return first or (third and len(past) > _DAMMA_IN_ACTIVE)
    return first and len(past) > _DAMMA_IN_ACTIVE
