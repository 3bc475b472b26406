"""What comes out: spans, arguments, events, documents.

The JSON record (gold files and output alike) is `events.json`'s business; the
typed classes (`Visit`, …) are made from the rules' declarations by
`events.types` and are subclasses of `Event`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, Literal, cast, get_args

import attrs

from arabdiplo.errors import wanted

if TYPE_CHECKING:
    from arabdiplo.lang.books import Book

Status = Literal["actual", "planned", "possible", "postponed", "cancelled", "denied"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""all statuses of events"""
#: statuses of events that did not happen (yet)
UNDONE = frozenset({"postponed", "cancelled", "denied"})
#: statuses of what is still to come, if it comes
AHEAD = frozenset({"planned", "possible"})
#: statuses of what has a time to come, or had one
COMING = AHEAD | {"postponed"}
#: statuses of what somebody means to do
INTENDED = COMING - {"possible"}


@attrs.frozen(slots=True)
class Span:
    """A stretch of the source text; ``start``/``end`` are code-point offsets, end exclusive.

    >>> text = "زار الوزير تونس"
    >>> span = Span(4, 10, "الوزير")
    >>> text[span.start : span.end] == span.text
    True
    """

    start: int
    end: int
    text: str


@attrs.frozen(slots=True)
class Arg:
    """A filler of a role.

    span is None and implicit True where the filler has no words near the
    trigger; entity holds canonical names; kind is the chunk's type
    (``person``, ``country``, …, "" if unknown); source says how it was found
    (explicit, suffix, relative, control, dropped, inherited, inside, nisba); states are
    those that it names or belongs to, as far as the document says, country their ISO
    3166-1 codes (``DZ``).

    >>> from arabdiplo import extract
    >>> (visitor,) = extract("زار وزير الخارجية الأردني الدوحة أمس").events[0].visitor
    >>> visitor.span.text, visitor.kind, visitor.source, visitor.country
    ('وزير الخارجية الأردني', 'person', 'explicit', ('JO',))
    """

    role: str
    span: Span | None
    entity: tuple[str, ...] = ()
    implicit: bool = False
    kind: str = ""
    source: str = "explicit"
    states: tuple[str, ...] = ()
    country: tuple[str, ...] = ()


@attrs.frozen(slots=True)
class Time:
    """A time with its words and its TIMEX3 type (DATE, DURATION, SET) and value (None if unresolved).

    >>> from arabdiplo import extract
    >>> time = extract("زار وزير الخارجية الأردني الدوحة أمس", date="2024-03-06").times[0]
    >>> time.span.text, time.type, time.value
    ('أمس', 'DATE', '2024-03-05')
    """

    span: Span
    value: str | None = None
    type: str = "DATE"


@attrs.frozen(slots=True)
class Mention:
    """An actor or a place that events may stand on.

    >>> from arabdiplo import extract
    >>> [(actor.kind, actor.name.text) for actor in extract("قال وزير الخارجية سامر الخالدي").actors if actor.name]
    [('person', 'سامر الخالدي')]
    """

    span: Span
    entity: tuple[str, ...]
    kind: str
    """its type: person, body, group, country, city, …"""
    name: Span | None = None
    """the bare name within it, without titles and office"""


@attrs.frozen(slots=True)
class Loser:
    """What lost a conflict for a trigger, kept for explain."""

    rule: str
    trigger: Span
    reason: str


@attrs.frozen(slots=True)
class Event:
    """One mention of an event.

    id names the mention (``m1``…), event groups mentions of one real event
    (``E1``…), rule is ``module.frame``.

    >>> from arabdiplo import extract
    >>> (event,) = extract("زار وزير الخارجية الأردني الدوحة أمس").events
    >>> event.type, event.status, event.trigger.text, [arg.role for arg in event.args]
    ('visit', 'actual', 'زار', ['visitor', 'destination'])
    """

    id: str
    event: str
    type: str
    mode: str | None
    status: Status
    trigger: Span
    args: tuple[Arg, ...]
    place: Arg | None = None
    time: Time | None = None
    rule: str = ""
    beaten: tuple[Loser, ...] = attrs.field(default=(), eq=False)
    """what lost the trigger to it; only filled by `explain`"""
    cue: str = attrs.field(default="", eq=False)
    """what gave it its status; only filled by `explain`"""

    code_tables: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    """mode or status ("" for the type) → code book → code (`{"": {"plover": "CONSULT/visit"}}`)"""
    acts: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """its modes; those that are only names of one act side by side"""
    modes: ClassVar[tuple[str, ...]] = ()
    roles: ClassVar[tuple[str, ...]] = ()
    traits: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """what the rules say of roles: trait → roles (`{"side": ("participant",)}`; docs/language.md)"""

    @classmethod
    def roles_as(cls, trait: str) -> tuple[str, ...]:
        """The roles with a trait; `agent` and `patient` are also those that are so without a word in the rules.

        >>> from arabdiplo import Visit
        >>> Visit.roles_as("agent"), Visit.roles_as("patient"), Visit.roles_as("theme")
        (('visitor',), ('host', 'destination'), ())
        """
        return cls.traits.get(trait, ())

    def fillers(self, role: str) -> tuple[Arg, ...]:
        """All arguments with this role, in text order."""
        return tuple(a for a in self.args if a.role == role)

    def spans(self) -> Iterator[tuple[str, Span]]:
        """What fills its roles in words: the role and the span of each filler, then `place` and `time`."""
        for arg in (*self.args, *((self.place,) if self.place is not None else ())):
            if arg.span is not None:
                yield arg.role, arg.span
        if self.time is not None:
            yield "time", self.time.span

    def code(self, book: Book) -> str | None:
        """The event's code in another code book: that of its status, else of its mode, else of its type.

        None if the book has no name for it; raises InputError for a book that is none.  What did not happen
        (`UNDONE`) has the code of its status alone: a visit that is denied is no visit to those who count visits.
        """
        for case in (self.status, *(() if self.status in UNDONE else (self.mode or "", ""))):
            code = self.code_tables.get(case, {}).get(book)
            if code is not None:
                return code or None
        from arabdiplo.lang.books import need_book

        need_book(wanted(book, str, "a code book is called by its name, a str"))
        return None

    @property
    def codes(self) -> dict[str, str]:
        """Its code in each code book that has a name for it."""
        books = dict.fromkeys(chain.from_iterable(self.code_tables.values()))
        found = ((book, self.code(cast("Book", book))) for book in books)
        return {book: code for book, code in found if code is not None}

    def why(self) -> str:
        """How it was found, for people: the rule and its trigger, each filler's source, what it won over."""
        lines = [f"{self.rule} on «{self.trigger.text}» ({self.trigger.start}-{self.trigger.end})"]
        for arg in self.args:
            words = (
                f"«{arg.span.text}»" if arg.span else " and ".join(f"«{name}»" for name in arg.entity) or "nobody named"
            )
            lines.append(f"  {arg.role}: {words}, {arg.source}")
        lines += [f"  {self.status}: {self.cue}"] if self.cue else []
        lines += [f"  won over {loser.rule} on «{loser.trigger.text}»: {loser.reason}" for loser in self.beaten]
        return "\n".join(lines)


@attrs.frozen(slots=True)
class Refusal:
    """A trigger that became no event: why, for explain and ``near``.

    reason: ``blocked``, ``wrong``, ``missing``; role: the role meant ("" for
    blocked); detail: a sentence for the user, Arabic words in «…» (see `Trace` for an example).
    """

    rule: str
    trigger: Span
    reason: str
    role: str = ""
    detail: str = ""


@attrs.frozen(slots=True)
class ChunkView:
    """A chunk as tests and explain see it: its type, its words, and the rule that found it.

    >>> from arabdiplo import Extractor
    >>> [(chunk.type, chunk.span.text) for chunk in Extractor().explain("في الدوحة أمس").chunks]
    [('city', 'الدوحة'), ('time', 'أمس')]
    """

    type: str
    span: Span
    rule: str
    entity: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    value: str | None = None


@attrs.frozen(slots=True)
class Origin:
    """Where a document of a run, or of tables, stood: its number there, its file, and its line or row in that file."""

    doc: int
    path: str | None = None
    row: int | None = None


@attrs.frozen(slots=True)
class Document:
    """The result for one text.

    >>> from arabdiplo import extract
    >>> document = extract("زار وزير الخارجية الأردني الدوحة أمس", id="a1")
    >>> document.id, len(document.events), [place.span.text for place in document.places]
    ('a1', 1, ['الدوحة'])
    """

    id: str
    text: str
    date: str | None = None
    events: tuple[Event, ...] = ()
    actors: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    origin: Origin | None = attrs.field(default=None, eq=False, repr=False)
    """where it stood, if it was read back from a run or from tables"""
    rules: str = attrs.field(default="", eq=False, repr=False)
    """the digest of the rules by which it was made (`Extractor.digest`); "" if that is not known"""


def several(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents that a caller gives; raises TypeError for what is none."""
    if isinstance(documents, Document):
        raise TypeError("documents are several; of one, write [document]")
    for document in wanted(documents, Iterable, "documents are several Documents"):
        yield wanted(document, Document, "what is in documents is a Document")


@attrs.frozen(slots=True)
class Trace:
    """A document and how it came about: what was recognised, what was refused, what lost.

    >>> from arabdiplo import Extractor
    >>> refusal = Extractor().explain("زارت الأمطار تونس").refusals[0]
    >>> refusal.rule, refusal.trigger.text, refusal.reason, refusal.role
    ('visit.travel', 'زارت', 'wrong', 'visitor')
    """

    document: Document
    refusals: tuple[Refusal, ...] = ()
    chunks: tuple[ChunkView, ...] = ()
    losers: tuple[Loser, ...] = ()
