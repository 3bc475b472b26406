"""Real events: what all mentions of one say of it, taken together; the one place where mentions are put together."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import attrs

from arabdiplo.errors import wanted
from arabdiplo.events.records import Arg, Document, Event, Status, Time
from arabdiplo.lang.books import Book
from arabdiplo.temporal.span import Days, span_of

RANKS = ("actual", "cancelled", "postponed", "denied", "planned", "possible")
"""statuses; of those that mentions of one event have, the first is its own"""
_NEVER = datetime.timedelta.max
_T = TypeVar("_T")


@attrs.frozen(slots=True)
class Occurrence:
    """A real event: what its mentions say of it, by the rule of docs/events.md.

    >>> from arabdiplo import extract
    >>> text = "يزور وزير الصحة الكيني تونس الأسبوع المقبل. وتستمر الزيارة يومين"
    >>> (visit,) = occurrences(extract(text, date="2024-03-06"))
    >>> visit.id, visit.type, visit.status, visit.time.value, [one.trigger.text for one in visit.mentions]
    ('E1', 'visit', 'planned', '2024-W11', ['يزور', 'الزيارة'])
    >>> [(arg.role, arg.country) for arg in visit.args]
    [('visitor', ('KE',)), ('destination', ('TN',))]
    """

    id: str
    """the name that its mentions share in `event`; that of the mention where they have none"""
    type: str
    mode: str | None
    status: Status
    mentions: tuple[Event, ...]
    """in text order"""
    args: tuple[Arg, ...] = ()
    """the fillers of its roles, each once"""
    place: Arg | None = None
    time: Time | None = None
    best: Event = attrs.field(kw_only=True, repr=False)
    """of the mentions of its status that which fills most roles"""

    def fillers(self, role: str) -> tuple[Arg, ...]:
        """All arguments with this role."""
        return tuple(arg for arg in self.args if arg.role == role)

    def code(self, book: Book) -> str | None:
        """Its code in another code book: that of an event of its type, mode and status (see `Event.code`)."""
        return attrs.evolve(self.best, mode=self.mode).code(book)

    @property
    def days(self) -> Days | None:
        """The first and the last day that its time means; None if it is not known."""
        return None if self.time is None or self.time.type != "DATE" else days_of(self.time.value)


def occurrences(document: Document) -> tuple[Occurrence, ...]:
    """The real events of a document, by their first mentions; raises TypeError for what is no Document.

    >>> occurrences(Document("d1", "نص"))
    ()
    """
    wanted(document, Document, "occurrences are those of a Document")
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in document.events:
        groups.setdefault((event.event, "" if event.event else event.id), []).append(event)
    return tuple(_occurrence(one or other, mentions) for (one, other), mentions in groups.items())


def days_of(value: str | None) -> Days | None:
    """The first and the last day of a TIMEX3 value, which may say an hour.

    >>> [str(day) for day in days_of("2024-03-05T10:00") or ()]
    ['2024-03-05', '2024-03-05']
    """
    return span_of((value or "").partition("T")[0])


def _occurrence(id: str, mentions: Sequence[Event]) -> Occurrence:
    if len(mentions) == 1:
        (only,) = mentions
        return Occurrence(
            *(id, only.type, only.mode, only.status, (only,), tuple(_args([only], ())), only.place, only.time),
            best=only,
        )
    status = min((mention.status for mention in mentions), key=_rank)
    fullest = sorted(mentions, key=lambda mention: -len({arg.role for arg in mention.args if arg.entity}))
    own = [mention for mention in fullest if mention.status == status]
    others = [mention for mention in fullest if mention.status != status]
    best = own[0]
    return Occurrence(
        id,
        mentions[0].type,
        next((mention.mode for mention in (*own, *others) if mention.mode), None),
        status,
        tuple(mentions),
        tuple(_args(own, others)),
        _first(own, others, _place),
        _first(own, others, _time),
        best=best,
    )


def _rank(status: str) -> int:
    return RANKS.index(status) if status in RANKS else len(RANKS)


def _first(own: Sequence[Event], others: Sequence[Event], choose: Callable[[Sequence[Event]], _T | None]) -> _T | None:
    """What mentions of its status say; if they say nothing, what the others do."""
    found = choose(own)
    return choose(others) if found is None else found


def _place(mentions: Iterable[Event]) -> Arg | None:
    """The first that has a name, else the first."""
    return min((one.place for one in mentions if one.place), key=lambda place: not place.entity, default=None)


def _time(mentions: Iterable[Event]) -> Time | None:
    """The time that says most exactly when."""
    return min((one.time for one in mentions if one.time), key=_width, default=None)


def _width(time: Time) -> tuple[bool, datetime.timedelta, bool]:
    days = days_of(time.value) if time.type == "DATE" else None
    return days is None, _NEVER if days is None else days[1] - days[0], "T" not in (time.value or "")


def _args(own: Sequence[Event], others: Sequence[Event]) -> Iterator[Arg]:
    """What fills the roles in mentions of its status; where these leave one empty, what fills it in the others."""
    for role in dict.fromkeys(arg.role for mention in (*own, *others) for arg in mention.args):
        for mentions in (own, others):
            found = [fillers for mention in mentions if (fillers := mention.fillers(role))]
            if found:
                yield from found[0][:1] if role in own[0].roles_as("wording") else _once(found)
                break


def _once(told: Sequence[Sequence[Arg]]) -> Iterator[Arg]:
    """The fillers that mentions have for a role, each name once.

    A filler without names counts if it is of a state that no name is of; those of no state either are told in other
    words each time, so that only those of one mention count.
    """
    named: dict[tuple[str, ...], Arg] = {}
    for arg in (arg for fillers in told for arg in fillers if arg.entity):
        named[arg.entity] = max(named.get(arg.entity, arg), arg, key=_fullness)
    names, states = set[str](), set[str]()
    for arg in named.values():
        if not names.issuperset(arg.entity):
            names.update(arg.entity)
            states.update(arg.states)
            yield arg
    nameless = [[arg for arg in fillers if not arg.entity] for fillers in told]
    for arg in (arg for fillers in nameless for arg in fillers if arg.states):
        if not states.issuperset(arg.states):
            states.update(arg.states)
            yield arg
    strangers = ([arg for arg in fillers if not arg.states] for fillers in nameless)
    yield from next(filter(None, strangers), [])


def _fullness(arg: Arg) -> tuple[bool, bool]:
    return bool(arg.states), arg.span is not None
