"""Real events as the report counts them: when each was and who was in it with whom."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from arabdiplo.document.occurrences import Occurrence, days_of, occurrences
from arabdiplo.events.records import Arg, Document, Event

MET = ("visit", "meeting", "call", "signing")
"""types whose sides come together, in one room or on one line"""
HAPPENS = frozenset({"actual", "planned"})
"""status of the events that bring somebody together"""
_PLACES = frozenset({"city", "site", "region", "place"})
"""kinds of what stands for its state where actors are wanted"""
_MONTH = datetime.timedelta(days=30)
"""from the first day of the longest month to its last"""

Pair = tuple[str, str]
_Homes = Mapping[str, tuple[str, ...]]
_Names = Callable[[Arg, _Homes], Iterable[str]]


@attrs.frozen(slots=True)
class Linked:
    """One real event of a document."""

    number: int
    """its number in the report"""
    type: str
    day: str | None
    month: str | None
    dated: bool
    """whether its time is told; else day and month are those of the document"""
    happened: bool
    """whether its status is actual"""
    actors: frozenset[Pair] = frozenset()
    """pairs of names, sorted, of persons and bodies that it brings together"""
    states: frozenset[Pair] = frozenset()


def linked(document: Document, met: Iterable[str] = MET, first: int = 0) -> list[tuple[Linked, list[Event]]]:
    """The real events of a document with their mentions, in text order; numbered from *first*."""
    homes = _homes(document.events)
    wanted = frozenset(met)
    return [
        (_linked(number, one, document.date, homes, wanted), list(one.mentions))
        for number, one in enumerate(occurrences(document), first)
    ]


def when(value: str | None) -> tuple[str | None, str | None]:
    """Day and month of a TIMEX3 value or date, as far as it says them; a week is in the month of its Thursday.

    >>> when("2024-03-05T10:00"), when("2024-03"), when("2024-W10"), when("2024")
    (('2024-03-05', '2024-03'), (None, '2024-03'), (None, '2024-03'), (None, None))
    """
    days = days_of(value)
    if days is None or days[1] - days[0] > _MONTH:
        return None, None
    first, last = days
    month = (first + (last - first) // 2).isoformat()[:7]
    return first.isoformat() if first == last else None, month


def _linked(number: int, event: Occurrence, date: str | None, homes: _Homes, met: frozenset[str]) -> Linked:
    value = event.time.value if event.time is not None else None
    together = event.type in met and event.status in HAPPENS
    return Linked(
        number,
        event.type,
        *when(value or date),
        value is not None,
        event.status == "actual",
        _pairs(event, homes, _actors) if together else frozenset(),
        _pairs(event, homes, _states) if together else frozenset(),
    )


def _homes(events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """The states that a name belongs to, as some filler of the document says."""
    found: dict[str, tuple[str, ...]] = {}
    for event in events:
        for arg in event.args:
            if arg.kind == "country":
                found.update((name, (name,)) for name in arg.entity)
            elif len(arg.entity) == 1 and arg.states:
                found.setdefault(arg.entity[0], arg.states)
    return found


def _actors(arg: Arg, homes: _Homes) -> Iterable[str]:
    return _states(arg, homes) if arg.kind in _PLACES else arg.entity


def _states(arg: Arg, homes: _Homes) -> Iterable[str]:
    if arg.kind == "country":
        return arg.entity
    return arg.states or [state for name in arg.entity for state in homes.get(name, ())] or arg.country


def _pairs(event: Occurrence, homes: _Homes, names: _Names) -> frozenset[Pair]:
    found = set()
    for one, other in _beside(event):
        for a in names(one, homes):
            for b in names(other, homes):
                if a != b and a not in homes.get(b, ()) and b not in homes.get(a, ()):
                    found.add((min(a, b), max(a, b)))
    return frozenset(found)


def _beside(event: Occurrence) -> Iterator[tuple[Arg, Arg]]:
    """Two fillers that an event brings together: of different roles, or of one whose fillers share it."""
    sides = event.best.roles_as("side")
    for place, one in enumerate(event.args):
        if one.role in sides and len(one.entity) > 1:
            yield one, one
        for other in event.args[place + 1 :]:
            if one.role != other.role or one.role in sides:
                yield one, other
