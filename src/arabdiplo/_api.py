"""`Extractor` and `extract`: rules in, events out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

import attrs

from arabdiplo._limits import Limits, some_limits
from arabdiplo._pause import no_collection
from arabdiplo.errors import InputError, plain, wanted
from arabdiplo.events.dates import Date, iso_date

if TYPE_CHECKING:
    from arabdiplo._sent import Sent
    from arabdiplo.engine import Engine
    from arabdiplo.events.records import Document, Event, Trace
    from arabdiplo.lang.paths import Rules
    from arabdiplo.lang.program import Program
    from arabdiplo.morph import Morphology

Name = tuple[int, int, str]
_FIELDS = frozenset(("_program", "_engine", "_sent", "_types", "_limits"))
"""what an extractor holds"""


class Extractor:
    """Compiled rules, ready to read any number of texts.

    rules: paths of `.dpl` files or of folders with them, or names of packs
    (`conflict`); bundled: use the rules
    that arabdiplo brings, too; types: keep only events of these types, or of one; budget: steps
    that a text may cost for each of its tokens (the bundled rules need some hundred); limits: how long
    a text may be, and take.  Building one takes some 0.1 s with compiled rules in the cache, seconds without; it is
    immutable and may be shared between threads, which take turns, and sent to processes, which
    read side by side: pickled it is its compiled rules (4 MB), and each process builds it once.

    Raises RuleError (all diagnostics of all files) if a rule file has an error,
    InputError if a type is unknown, a path is missing, no rules are left, or the budget is no step, TypeError for
    arguments of other kinds.

    >>> reader = Extractor(types=["visit"])
    >>> [event.type for event in reader.extract("زار وزير الخارجية الأردني الدوحة أمس").events]
    ['visit']
    """

    def __init__(
        self,
        rules: Rules = (),
        bundled: bool = True,
        types: str | Iterable[str] | None = None,
        budget: int = 10_000,
        limits: Limits = Limits(),  # noqa: B008 - it is frozen
    ) -> None:
        from arabdiplo.lang.cache import load_rules_cached
        from arabdiplo.lang.paths import rule_paths

        paths = rule_paths(rules)
        if not wanted(bundled, bool, "bundled is True or False") and not paths:
            raise InputError("bundled=False needs rules: without either there are none")
        with no_collection(lasting=lambda: True):
            self._load(load_rules_cached(paths, bundled), types, budget, limits)

    @classmethod
    def of(
        cls,
        program: Program,
        types: str | Iterable[str] | None = None,
        budget: int = 10_000,
        limits: Limits = Limits(),  # noqa: B008 - it is frozen
        earlier: Extractor | None = None,
    ) -> Extractor:
        """An extractor of rules that are compiled already, as `Extractor.program` holds them.

        earlier: one of mostly the same rules, which reads no text any more; what has not changed is taken from it.
        Raises InputError as `Extractor` does.

        >>> one = Extractor(types="visit")
        >>> Extractor.of(one.program, types=["call", "meeting"]).classes["call"] is one.classes["call"]
        True
        """
        made = cls.__new__(cls)
        with no_collection(lasting=lambda: True):
            made._load(program, types, budget, limits, earlier)
        return made

    def _load(
        self,
        program: Program,
        types: str | Iterable[str] | None,
        budget: int,
        limits: Limits,
        earlier: Extractor | None = None,
    ) -> None:
        from arabdiplo.engine import Engine

        if wanted(budget, int, "a budget is a whole number of steps") < 1:
            raise InputError(f"a budget of {budget} steps is none; it is 10,000 a token if you leave it out")
        self._limits = some_limits(limits)
        self._program = program
        self._engine: Engine = Engine(program, budget, earlier._engine if earlier is not None else None)
        self._sent: Sent | None = None
        self._types: frozenset[str] | None = None
        if types is not None:
            from arabdiplo.events.types import check_types

            self._types = check_types(types, (event.name for _, event in program.events))

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _FIELDS and type(self) is Extractor:
            raise AttributeError(f"an Extractor is immutable: make another, Extractor({name}=…), or a subclass")
        object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        kept = "" if self._types is None else f", types={sorted(self._types)}"
        return f"<{type(self).__name__}: rules {self._program.digest[:12] or 'without a digest'}{kept}>"

    def __reduce__(self) -> tuple[object, ...]:
        from arabdiplo._sent import received

        own = {name: value for name, value in self.__dict__.items() if name not in _FIELDS}  # of a subclass
        how = self._types, self._engine.budget, self._limits
        return received, (self._as_sent(), how, type(self), not own), own or None

    def _as_sent(self) -> Sent:
        from arabdiplo._sent import Sent

        if self._sent is None:
            self._sent = Sent.of(self._program)
        return self._sent

    def __copy__(self) -> Extractor:
        return self

    def __deepcopy__(self, memo: object) -> Extractor:
        return self

    @property
    def program(self) -> Program:
        """The checked rules."""
        return self._program

    @property
    def digest(self) -> str:
        """A hash of its rules and their lexicons: the same for the same rules, wherever they lie.

        Documents (`Document.rules`), the manifest of a run and records (`to_json(…, rules=True)`) bear it.
        """
        return self._program.digest or self._as_sent().digest

    @property
    def types(self) -> frozenset[str] | None:
        """The event types that are kept; None: all."""
        return self._types

    @property
    def budget(self) -> int:
        """Steps that a text may cost for each of its tokens."""
        return self._engine.budget

    @property
    def limits(self) -> Limits:
        """How long a text may be, and take."""
        return self._limits

    @property
    def engine(self) -> Engine:
        """The engine that reads; what explain, coverage and the profiler look into."""
        return self._engine

    @property
    def morphology(self) -> Morphology:
        """What splits and reads words with these rules' lexicons."""
        return self._engine.morphology

    @property
    def classes(self) -> Mapping[str, type[Event]]:
        """Event type → the class of its events, made from the rules' declarations."""
        return self._engine.classes

    def fresh(self) -> Extractor:
        """The same rules with an engine that has read nothing yet.

        >>> one = Extractor()
        >>> other = one.fresh()
        >>> other.program is one.program, other.engine is one.engine
        (True, False)
        """
        from arabdiplo.engine import Engine

        made = self.__new__(type(self))
        made.__dict__.update(self.__dict__)
        with no_collection():
            made._engine = Engine(self._program, self._engine.budget)
        return made

    def extract(
        self,
        text: str,
        date: Date = None,
        id: str = "",
        mentions: bool = True,
        names: Iterable[Name] = (),
        limits: Limits | None = None,
    ) -> Document:
        """Find the events of one text.

        date: the day the text was written (ISO string or `datetime.date`), to which
        relative times refer; None: taken from the text if it says it; of a year or a month alone
        (`2024-03`), which `Document.date` keeps, no day is counted.  id: returned
        as `Document.id`; mentions: also list the `actors`, `places` and `times` of the
        text (without them, texts that hold no event cost little more than tokenising).
        Offsets of spans count code points of `text`.

        names: what you know to be names, as (start, end, type) with a type of the rules:
        `name` (a person's), `body`, `city`, `region`, …; they are read as if a lexicon had
        them, but for one that cuts a word.  limits: instead of those of the extractor.  Raises InputError for a date
        that is none, a type that the rules do not have and a name outside the text, LimitExceeded for a text that is
        too long or takes too long, BudgetExceeded for one that costs too many steps, TypeError for what is no string
        and names that are none.

        >>> document = Extractor().extract("زار وزير الصحة الكيني بلمغانيا", names=[(22, 30, "region")])
        >>> [arg.span.text for arg in document.events[0].destination]
        ['بلمغانيا']
        """
        wanted(mentions, bool, "mentions is True or False")
        text, day, id, given, seconds = self._asked(text, date, id, names, limits)
        return self._finish(self._engine.run(text, day, id, mentions, given, seconds))

    def _asked(
        self, text: str, date: Date, id: str, names: Iterable[Name], limits: Limits | None
    ) -> tuple[str, str | None, str, list[Name], float]:
        """A text, its day, its id, the names in it and its time as the engine takes them; raises for what is none."""
        limits = self._limits if limits is None else some_limits(limits)
        text = limits.fits(_string(text))
        given = list(self._names(text, names))
        return text, iso_date(date), plain(wanted(id, str, "an id is a str")), given, limits.seconds

    def _names(self, text: str, names: Iterable[Name]) -> Iterator[Name]:
        for name in wanted(names, Iterable, "names are several, each (start, end, type)"):
            match name:
                case (int(start), int(end), str(kind)):
                    pass
                case _:
                    raise InputError(f"a name is (start, end, type), like (22, 30, 'region'); this is {name!r}")
            if kind not in self._engine.ancestors:
                raise InputError(f"the rules have no type «{kind}» for a name; there are name, body, city, region, …")
            if not 0 <= start < end <= len(text):
                raise InputError(f"a name from {start} to {end} is not in the text, which goes from 0 to {len(text)}")
            yield start, end, kind

    def explain(
        self,
        text: str,
        date: Date = None,
        id: str = "",
        names: Iterable[Name] = (),
        limits: Limits | None = None,
    ) -> Trace:
        """The events of one text and how they came about: chunks, refusals, losers.

        Takes and raises what `extract` does.

        >>> trace = Extractor().explain("زارت الأمطار تونس")
        >>> trace.document.events, [chunk.span.text for chunk in trace.chunks]
        ((), ['تونس'])
        """
        return self.finish(self._engine.explain(*self._asked(text, date, id, names, limits)))

    def finish(self, trace: Trace) -> Trace:
        """A trace of the engine with the events of the types that are kept.

        >>> one = Extractor(types="call")
        >>> trace = one.engine.explain("زار وزير الخارجية الأردني الدوحة أمس")
        >>> len(trace.document.events), len(one.finish(trace).document.events)
        (1, 0)
        """
        return attrs.evolve(trace, document=self._finish(trace.document))

    def _finish(self, document: Document) -> Document:
        events = document.events
        if self._types is not None:
            events = tuple(event for event in events if event.type in self._types)
        return attrs.evolve(document, events=events, rules=self._program.digest)


def _string(text: object) -> str:
    if not isinstance(text, str):
        hint = "; decode it: text.decode()" if isinstance(text, bytes) else ""
        raise TypeError(f"a text is a str, this is {type(text).__name__}{hint}")
    return plain(text)


@cache
def shared_extractor() -> Extractor:
    """The extractor with the bundled rules, built on first use."""
    return Extractor()


def extract(text: str, date: Date = None, id: str = "", limits: Limits | None = None) -> Document:
    """Find the events of one text with the bundled rules.

    text: any string; date: the day it was written (ISO string or `datetime.date`),
    to which relative times refer; limits: how long it may be, and take (`Limits`).  Returns a `Document` whose
    `events` are typed (`arabdiplo.Visit`, …).  Raises InputError for a date that is none, LimitExceeded
    for a text over a limit, TypeError for what is no string.

    >>> document = extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", date="2024-03-06")
    >>> visit = document.events[0]
    >>> [visitor.span.text for visitor in visit.visitor]
    ['وزير الخارجية الأردني سامر الخالدي']
    >>> visit.destination[0].entity, visit.time.value
    (('الدوحة',), '2024-03-05')
    """
    return shared_extractor().extract(text, date, id, limits=limits)
