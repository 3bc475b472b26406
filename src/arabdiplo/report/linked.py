"""Real events: the mentions that are linked, seen as one; when it was and who was in it with whom."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from arabdiplo.events.records import Arg, Document, Event
from arabdiplo.temporal.span import span_of

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
    """whether a mention says its time; else day and month are those of the document"""
    happened: bool
    """whether it is told as actual"""
    actors: frozenset[Pair] = frozenset()
    """pairs of names, sorted, of persons and bodies that it brings together"""
    states: frozenset[Pair] = frozenset()


def linked(document: Document, met: Iterable[str] = MET, first: int = 0) -> list[tuple[Linked, list[Event]]]:
    """The real events of a document with their mentions, in text order; numbered from *first*."""
    groups: dict[str, list[Event]] = {}
    for event in document.events:
        groups.setdefault(event.event or f" {event.id}", []).append(event)
    homes = _homes(document.events)
    wanted = frozenset(met)
    return [
        (_linked(number, mentions, document.date, homes, wanted), mentions)
        for number, mentions in enumerate(groups.values(), first)
    ]


def when(value: str | None) -> tuple[str | None, str | None]:
    """Day and month of a TIMEX3 value or date, as far as it says them; a week is in the month of its Thursday.

    >>> when("2024-03-05T10:00"), when("2024-03"), when("2024-W10"), when("2024")
    (('2024-03-05', '2024-03'), (None, '2024-03'), (None, '2024-03'), (None, None))
    """
    days = span_of((value or "").partition("T")[0])
    if days is None or days[1] - days[0] > _MONTH:
        return None, None
    first, last = days
    month = (first + (last - first) // 2).isoformat()[:7]
    return first.isoformat() if first == last else None, month


def _linked(number: int, mentions: Sequence[Event], date: str | None, homes: _Homes, met: frozenset[str]) -> Linked:
    values = [mention.time.value for mention in mentions if mention.time and mention.time.value]
    best = min(map(when, values), key=lambda each: sum(part is None for part in each), default=None)
    day, month = when(date) if best is None else best
    tells = [mention for mention in mentions if mention.status in HAPPENS]
    together = mentions[0].type in met and bool(tells)
    return Linked(
        number,
        mentions[0].type,
        day,
        month,
        best is not None,
        any(mention.status == "actual" for mention in mentions),
        _pairs(mentions, homes, _actors) if together else frozenset(),
        _pairs(mentions, homes, _states) if together else frozenset(),
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


def _pairs(mentions: Sequence[Event], homes: _Homes, names: _Names) -> frozenset[Pair]:
    found = set()
    for one, other in _beside(mentions):
        for a in names(one, homes):
            for b in names(other, homes):
                if a != b and a not in homes.get(b, ()) and b not in homes.get(a, ()):
                    found.add((min(a, b), max(a, b)))
    return frozenset(found)


def _beside(mentions: Sequence[Event]) -> Iterator[tuple[Arg, Arg]]:
    """Two fillers that an event brings together: of different roles, or of one whose fillers share it."""
    sides = mentions[0].roles_as("side")
    told = (arg for mention in mentions if mention.status in HAPPENS for arg in mention.args)
    # where they stand does not matter: of those that say the same one is enough
    args = list({(arg.role, arg.kind, arg.entity, arg.states, arg.country): arg for arg in told}.values())
    for place, one in enumerate(args):
        if one.role in sides and len(one.entity) > 1:
            yield one, one
        for other in args[place + 1 :]:
            if one.role != other.role or one.role in sides:
                yield one, other
