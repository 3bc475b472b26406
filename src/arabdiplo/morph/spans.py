"""From a cut of the folded word to segments of the written one."""

from __future__ import annotations

from arabdiplo.morph.model import Segment
from arabdiplo.morph.segment import Cut
from arabdiplo.text.folding import fold


def segments_of(surface: str, word: str, cut: Cut, core: str) -> tuple[Segment, ...]:
    """Segments of *surface* for a *cut* of its folded form *word*; *core* is the core's norm."""
    places = range(len(word) + 1) if len(surface) == len(word) else _places(surface, word)
    end = len(surface)
    found: list[Segment] = []
    for at, (kind, letter) in enumerate(cut.lead):
        found.append(Segment(kind, places[at] if at else 0, places[at + 1], letter))
    if core:
        found.append(Segment("core", places[cut.at] if cut.at else 0, places[cut.to] if cut.suffix else end, core))
    if cut.suffix:
        found.append(Segment("suffix", places[cut.to], end, cut.suffix))
    return tuple(found)


def _places(surface: str, word: str) -> list[int]:
    """Offset in *surface* of each letter of *word*; marks belong to the letter before them."""
    places: list[int] = []
    for at, sign in enumerate(surface):
        places += [at] * len(fold(sign))
    # letters composed of two signs fold to one: the first offsets still hold
    places = places[: len(word)]
    return places + [len(surface)] * (len(word) + 1 - len(places))
