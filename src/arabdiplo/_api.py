"""`Extractor` and `extract`: rules in, events out."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from arabdiplo._pause import no_collection
from arabdiplo.errors import InputError

if TYPE_CHECKING:
    from arabdiplo.engine import Engine
    from arabdiplo.events.records import Document, Event, Trace
    from arabdiplo.lang.program import Program
    from arabdiplo.morph import Morphology

Date = str | datetime.date | None
Name = tuple[int, int, str]
Rules = str | PathLike[str] | Iterable[str | PathLike[str]]


class Extractor:
    """Compiled rules, ready to read any number of texts.

    rules: paths of `.dpl` files or of folders with them, or names of packs
    (`conflict`); bundled: use the rules
    that arabdiplo brings, too; types: keep only events of these types; budget: steps that a
    text may cost for each of its tokens (the bundled rules need some hundred).  Building
    one takes some 0.1 s with compiled rules in the cache, seconds without; it is
    immutable and may be shared between threads, which take turns (processes read side by side).

    Raises RuleError (all diagnostics of all files) if a rule file has an error,
    InputError if a type is unknown or a path is missing.

    >>> reader = Extractor(types=["visit"])
    >>> [event.type for event in reader.extract("زار وزير الخارجية الأردني الدوحة أمس").events]
    ['visit']
    """

    def __init__(
        self, rules: Rules = (), bundled: bool = True, types: Iterable[str] | None = None, budget: int = 10_000
    ) -> None:
        from arabdiplo.lang.cache import load_rules_cached

        with no_collection(lasting=lambda: True):
            self._load(load_rules_cached(rule_paths(rules), bundled), types, budget)

    @classmethod
    def of(
        cls,
        program: Program,
        types: Iterable[str] | None = None,
        budget: int = 10_000,
        earlier: Extractor | None = None,
    ) -> Extractor:
        """An extractor of rules that are compiled already, as `Extractor.program` holds them.

        earlier: one of mostly the same rules, which reads no text any more; what has not changed is taken from it.
        """
        made = cls.__new__(cls)
        with no_collection(lasting=lambda: True):
            made._load(program, types, budget, earlier)
        return made

    def _load(
        self, program: Program, types: Iterable[str] | None, budget: int, earlier: Extractor | None = None
    ) -> None:
        from arabdiplo.engine import Engine

        self._program = program
        self._engine: Engine = Engine(program, budget, earlier._engine if earlier is not None else None)
        self._classes: Mapping[str, type[Event]] | None = None
        self._types: frozenset[str] | None = None
        if types is not None:
            from arabdiplo.events.types import check_types

            self._types = check_types(types, (event.name for _, event in program.events))

    @property
    def program(self) -> Program:
        """The checked rules."""
        return self._program

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
        if self._classes is None:
            from arabdiplo.events.types import event_classes

            self._classes = event_classes(self._program)
        return self._classes

    def fresh(self) -> Extractor:
        """The same rules with an engine that has read nothing yet."""
        from arabdiplo.engine import Engine

        made = copy.copy(self)
        with no_collection():
            made._engine = Engine(self._program, self._engine.budget)
        return made

    def extract(
        self, text: str, date: Date = None, id: str = "", mentions: bool = True, names: Iterable[Name] = ()
    ) -> Document:
        """Find the events of one text.

        date: the day the text was written (ISO string or `datetime.date`), to which
        relative times refer; None: taken from the text if it says it.  id: returned
        as `Document.id`; mentions: also list the `actors`, `places` and `times` of the
        text (without them, texts that hold no event cost little more than tokenising).
        Offsets of spans count code points of `text`.

        names: what you know to be names, as (start, end, type) with a type of the rules:
        `name` (a person's), `body`, `city`, `region`, …; they are read as if a lexicon had
        them.  Raises InputError for a date that is none and a type that the rules do not have,
        BudgetExceeded for a text that costs too many steps.
        """
        given = [(start, end, kind) for start, end, kind in names]
        for kind in {kind for _, _, kind in given} - set(self._engine.ancestors):
            raise InputError(f"the rules have no type «{kind}» for a name; there are name, body, city, region, …")
        return self._finish(self._engine.run(text, iso_date(date), id, mentions, given))

    def explain(self, text: str, date: Date = None) -> Trace:
        """The events of one text and how they came about: chunks, refusals, losers, steps."""
        return self.finish(self._engine.explain(text, iso_date(date)))

    def finish(self, trace: Trace) -> Trace:
        """A trace of the engine with events as instances of their classes, of the types that are kept."""
        return attrs.evolve(trace, document=self._finish(trace.document))

    def _finish(self, document: Document) -> Document:
        from arabdiplo.events.types import upgrade

        kept = (event for event in document.events if self._types is None or event.type in self._types)
        return attrs.evolve(document, events=tuple(upgrade(event, self.classes) for event in kept))


def rule_paths(rules: Rules) -> list[Path]:
    """The rule files meant: folders stand for the `.dpl` files in them, sorted; so do names of bundled packs.

    Raises InputError for a path that does not exist and for a folder without rules.
    """
    given: Sequence[str | PathLike[str]] = [rules] if isinstance(rules, (str, PathLike)) else list(rules)
    found: list[Path] = []
    if not given:
        return []
    from arabdiplo.lang.bundled import pack
    from arabdiplo.lang.source import leads_out

    for path in map(Path, given):
        if not path.exists() and (folder := pack(str(path))) is not None:
            path = folder
        if path.is_dir():
            files = sorted(path.rglob("*.dpl"))
            if not files:
                raise InputError("no .dpl file in this folder", str(path))
            if out := next((file for file in files if leads_out(path, file)), None):
                raise InputError("this is a link that leads out of the folder of the rules", str(out))
            found += files
        elif path.exists():
            found.append(path)
        else:
            raise InputError("no such rule file", str(path))
    return found


def iso_date(date: Date) -> str | None:
    """The date as an ISO string; a year or month alone is no day; raises InputError for what is no date.

    >>> iso_date(datetime.date(2024, 3, 6)), iso_date("2024-03-06"), iso_date("2024-03"), iso_date(None)
    ('2024-03-06', '2024-03-06', None, None)
    """
    if date is None or date == "":
        return None
    if isinstance(date, datetime.datetime):
        return date.date().isoformat()
    if isinstance(date, datetime.date):
        return date.isoformat()
    try:
        if len(date) in (4, 7) and date.isascii() and date.replace("-", "").isdecimal():
            datetime.date.fromisoformat(date + "-01-01"[len(date) - 10 :])
            return None
        return datetime.date.fromisoformat(date[:10] if "T" in date else date).isoformat()
    except (TypeError, ValueError):
        raise InputError(f"«{date}» is no date; write it as 2024-03-06") from None


@cache
def shared_extractor() -> Extractor:
    """The extractor with the bundled rules, built on first use."""
    return Extractor()


def extract(text: str, date: Date = None, id: str = "") -> Document:
    """Find the events of one text with the bundled rules.

    text: any string; date: the day it was written (ISO string or `datetime.date`),
    to which relative times refer.  Returns a `Document` whose `events` are typed
    (`arabdiplo.Visit`, …).  Raises InputError for a date that is none.

    >>> document = extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", date="2024-03-06")
    >>> visit = document.events[0]
    >>> [visitor.span.text for visitor in visit.visitor]
    ['وزير الخارجية الأردني سامر الخالدي']
    >>> visit.destination[0].entity, visit.time.value
    (('الدوحة',), '2024-03-05')
    """
    return shared_extractor().extract(text, date, id)
