"""Which date a time without year or week means (الخميس): the nearest before or after the document's day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import attrs

#: a date without year that lies so far back (days), and so near ahead, lies ahead
_FAR, _NEAR = 240, 125
#: so many days may a stretch go on that has begun before its day
_GOING_ON = 5


@attrs.frozen(slots=True)
class Candidate:
    """A reading of a date without year or month: its value and the days it covers."""

    value: str
    first: datetime.date
    last: datetime.date


def choose(
    candidates: Iterable[Candidate | None], anchor: datetime.date, lean: str, tense: str, yearly: bool = False
) -> str | None:
    """The candidate nearest to the anchor on the side that *lean* names.

    A side that the words name (الماضي) leaves the anchor out; a side guessed from the tense
    keeps it in: in «زار الخميس», written on a Thursday, the day is today.  A date without
    year (*yearly*) in the past tense lies ahead where its last return is most of a year away,
    one in the present or future tense behind where it has just been.
    """
    found = [c for c in candidates if c is not None]
    if lean == "past":
        return _last(c for c in found if c.last < anchor)
    if lean == "future":
        return _first(c for c in found if c.first > anchor)
    behind = [c for c in found if c.first <= anchor]
    ahead = [c for c in found if c.last >= anchor]
    if tense == "future":
        if yearly and behind and ahead:
            past, future = max(behind, key=_start), min(ahead, key=_start)
            if (future.first - anchor).days > _FAR and (anchor - past.last).days < _GOING_ON:
                return past.value
        return _first(ahead)
    if yearly and behind and ahead:
        past, future = max(behind, key=_start), min(ahead, key=_start)
        if (anchor - past.last).days > _FAR and (future.first - anchor).days < _NEAR:
            return future.value
    return _last(behind)


def _first(candidates: Iterable[Candidate]) -> str | None:
    return value_text(min(candidates, key=_start, default=None))


def _last(candidates: Iterable[Candidate]) -> str | None:
    return value_text(max(candidates, key=_start, default=None))


def _start(candidate: Candidate) -> datetime.date:
    return candidate.first


def value_text(candidate: Candidate | None) -> str | None:
    return candidate.value if candidate is not None else None
